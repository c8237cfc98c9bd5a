"""The files of the bundle with the lines of what they hold, read as far as they can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from bot.corpus.asked import FILE, Asked, read_asked
from bot.corpus.bundle import Event, NoteText, Term, read_as_of, read_events, read_terms
from bot.corpus.checks.finding import Finding, found
from bot.corpus.concepts import ConceptEntry, read_concepts
from bot.corpus.front_matter import (
    Card,
    TranslationCard,
    split_front_matter,
    validated,
    yaml_lines,
)
from bot.corpus.markup import Piece, pieces, unmark
from bot.corpus.models import BlockKind, Language
from bot.corpus.yaml_lines import YamlLines
from bot.errors import CorpusError

__all__ = ["BundleFiles", "Page", "Paragraph", "Records", "read_files"]

_Read = TypeVar("_Read")
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: the card of a document, or of a translation, and the pieces of its body."""

    path: Path
    file: str
    card: Card | TranslationCard
    lines: YamlLines
    body: tuple[Piece, ...]

    @property
    def id(self) -> str:
        """The id of the document that the page is one language of."""
        return self.card.id if isinstance(self.card, Card) else self.card.translation_of

    @property
    def language(self) -> Language:
        """The language of the body."""
        return Language.FRENCH if isinstance(self.card, Card) else self.card.language


@dataclass(frozen=True, slots=True)
class Records(Generic[_Record]):
    """The records of a YAML file, under the key `name`, and the sources of their notes."""

    file: str
    name: str = ""
    records: tuple[_Record, ...] = ()
    notes: Mapping[str, NoteText] = field(default_factory=dict)
    lines: YamlLines = field(default_factory=lambda: YamlLines(""))

    def line(self, number: int, *path: str | int) -> int:
        """The line of a value of the record of that number."""
        return self.lines.at(self.name, number, *path)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a list item of a page, a definition or an event, without its note marks."""

    file: str
    line: int
    language: Language
    kind: BlockKind
    text: str
    labels: tuple[str, ...]


@dataclass(slots=True)
class BundleFiles:
    """Everything that could be read of a bundle, and what could not."""

    pages: list[Page]
    terms: Records[Term]
    events: Records[Event]
    concepts: Records[ConceptEntry]
    asked: Asked
    asked_lines: YamlLines
    as_of: date | None
    unread: list[Finding]

    @property
    def cards(self) -> Iterator[tuple[Page, Card]]:
        """The pages that are no translations, with their cards."""
        return ((page, page.card) for page in self.pages if isinstance(page.card, Card))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the documents, terms included."""
        return frozenset(page.id for page, _ in self.cards) | {
            term.id for term in self.terms.records
        }

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the bundle, file by file."""
        for page in self.pages:
            for piece in page.body:
                if piece.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                    yield _paragraph(page.file, piece.line, page.language, piece.text, piece.kind)
        for number, term in enumerate(self.terms.records):
            for language, told in term.definition.items():
                for place, text in enumerate(told):
                    line = self.terms.line(number, "definition", language.value, place)
                    yield _paragraph(self.terms.file, line, language, text)
        for number, event in enumerate(self.events.records):
            for language, text in event.text.items():
                line = self.events.line(number, "text", language.value)
                yield _paragraph(self.events.file, line, language, text)


def _paragraph(
    file: str, line: int, language: Language, text: str, kind: BlockKind = BlockKind.PARAGRAPH
) -> Paragraph:
    bare, marks = unmark(text)
    return Paragraph(file, line, language, kind, bare, tuple(label for label, _ in marks))


def read_files(root: Path) -> BundleFiles:
    """The files of the bundle; one that cannot be read is a finding, and the others are read."""
    reader = _Reader(root)
    paths = sorted(root.glob("*/*.md"))
    pages = [reader.attempt(path, partial(_page, root, path), None) for path in paths]
    nothing: Asked = {}
    asked = reader.attempt(root / FILE, lambda: read_asked(root), nothing)
    return BundleFiles(
        pages=[page for page in pages if page is not None],
        terms=reader.records("terms.yaml", "terms", read_terms),
        events=reader.records("timeline.yaml", "events", read_events),
        concepts=reader.records(
            "thesaurus.yaml", "concepts", lambda root: (read_concepts(root / "thesaurus.yaml"), {})
        ),
        asked=asked,
        asked_lines=yaml_lines(root / FILE) if asked else YamlLines(""),
        as_of=reader.attempt(root / "timeline.yaml", lambda: read_as_of(root), None),
        unread=reader.unread,
    )


@dataclass(slots=True)
class _Reader:
    root: Path
    unread: list[Finding] = field(default_factory=list)

    def attempt(self, path: Path, read: Callable[[], _Read], instead: _Read) -> _Read:
        """What `read` gives, or `instead` where the file breaks the rules: that is a finding."""
        file = path.relative_to(self.root).as_posix()
        finding = None
        try:
            return read()
        except CorpusError as error:
            finding = found(error.message, file, int(str(error.values["line"])), **error.values)
        except UnicodeDecodeError:
            finding = found("corpus-not-utf-8", file, 1)
        if finding not in self.unread:
            self.unread.append(finding)
        return instead

    def records(
        self,
        file: str,
        name: str,
        read: Callable[[Path], tuple[tuple[_Record, ...], Mapping[str, NoteText]]],
    ) -> Records[_Record]:
        """The records of a YAML file; none, and a finding, where it is missing or wrong."""
        path = self.root / file
        if not path.exists():
            self.unread.append(found("corpus-no-file", file, 1))
            return Records(file)

        def held() -> Records[_Record]:
            records, notes = read(self.root)
            return Records(file, name, records, notes, yaml_lines(path))

        return self.attempt(path, held, Records(file))


def _page(root: Path, path: Path) -> Page | None:
    values, body, line = split_front_matter(path)
    translated = "translation_of" in values
    card = validated(TranslationCard, values, path) if translated else validated(Card, values, path)
    file = path.relative_to(root).as_posix()
    return Page(path, file, card, yaml_lines(path), tuple(pieces(body, line)))
