"""The bundled documents, read from the Markdown and YAML files of `corpus/`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.corpus.asked import read_asked, with_asked
from bot.corpus.front_matter import (
    Card,
    Slug,
    Strict,
    TranslationCard,
    read_yaml,
    split_front_matter,
    validated,
)
from bot.corpus.markup import read_body, unmark
from bot.corpus.models import (
    BUNDLE,
    BlockKind,
    Document,
    Kind,
    Language,
    Note,
    Provenance,
    Summaries,
)
from bot.corpus.text import TextBuilder, normalise
from bot.errors import CorpusError

__all__ = [
    "TIMELINE",
    "Event",
    "NoteText",
    "Term",
    "read_as_of",
    "read_bundle",
    "read_events",
    "read_terms",
]

TIMELINE = "chronologie"
"""The id of the document that the timeline makes."""

_PUBLISHER = "Greffier"
_LICENCE = "CC BY 4.0"


class Term(Strict):
    """A defined term of `terms.yaml`. Its definitions are paragraphs that carry note marks."""

    id: Slug
    term: dict[Language, str]
    aliases: tuple[str, ...] = ()
    definition: dict[Language, tuple[str, ...]]
    related: tuple[Slug, ...] = ()
    document: Slug | None = None


class Event(Strict):
    """A dated event of `timeline.yaml`; dates are ISO days, months (2021-03) or years (2021)."""

    date: str | datetime.date
    until: str | datetime.date | None = None
    precision: str = "day"
    text: dict[Language, str]
    documents: tuple[Slug, ...] = ()
    subjects: tuple[str, ...] = ()


NoteText = str | dict[Language, str]
"""Where a fact comes from: one text for both languages, such as an address, or one in each."""


class _Terms(Strict):
    terms: tuple[Term, ...]
    notes: dict[str, NoteText]


class _Events(Strict):
    as_of: datetime.date | None = None
    events: tuple[Event, ...]
    notes: dict[str, NoteText]


def read_bundle(root: Path) -> Iterator[Document]:
    """Every bundled document: French bodies, English bodies, terms and the timeline.

    Raises:
        CorpusError: a file breaks the rules of the bundle; with its name, line and reason.
    """
    asked = read_asked(root)
    return (with_asked(document, asked) for document in _documents(root))


def _documents(root: Path) -> Iterator[Document]:
    cards: dict[str, Card] = {}
    translations: list[tuple[Path, TranslationCard, str]] = []
    for path in sorted(root.glob("*/*.md")):
        values, body, line = split_front_matter(path)
        if "translation_of" in values:
            translations.append((path, validated(TranslationCard, values, path), body))
            continue
        card = validated(Card, values, path)
        if card.id in cards or card.id != path.stem:
            raise CorpusError("corpus-bad-id", file=path.name, line=line, id=card.id)
        cards[card.id] = card
        yield _document(card, body, Language.FRENCH)
    for path, translation, body in translations:
        original = cards.get(translation.translation_of)
        if original is None:
            raise CorpusError(
                "corpus-unknown-link", file=path.name, line=2, id=translation.translation_of
            )
        yield _document(original, body, translation.language)
    yield from _term_documents(root)
    yield from _timeline_documents(root)


def _document(card: Card, body: str, language: Language) -> Document:
    builder, notes = read_body(body)
    translated = language is not Language.FRENCH
    return Document(
        id=f"{card.id}-{language}" if translated else card.id,
        kind=card.kind,
        language=language,
        title=card.title.get(language, card.title[Language.FRENCH]),
        text=builder.text,
        blocks=builder.blocks,
        provenance=card.provenance,
        library=BUNDLE,
        publisher=card.publisher,
        author=card.author,
        published=card.date,
        valid=card.valid,
        reference=card.reference,
        citation=card.citation,
        identifiers=card.identifiers,
        url=card.url,
        licence=card.licence,
        aliases=card.aliases,
        related=card.related,
        summaries=card.summary,
        notes=notes,
        note_marks=builder.note_marks,
        translation_of=card.id if translated else None,
    )


def read_terms(root: Path) -> tuple[tuple[Term, ...], Mapping[str, NoteText]]:
    """The defined terms, and the sources of their notes."""
    read = _read(_Terms, root / "terms.yaml")
    return (read.terms, read.notes) if read else ((), {})


def read_events(root: Path) -> tuple[tuple[Event, ...], Mapping[str, NoteText]]:
    """The dated events in order, and the sources of their notes."""
    read = _read(_Events, root / "timeline.yaml")
    return (read.events, read.notes) if read else ((), {})


def read_as_of(root: Path) -> datetime.date | None:
    """The day up to which the bundle tells what is known, where its timeline says so."""
    read = _read(_Events, root / "timeline.yaml")
    return read.as_of if read else None


def _read(model: type[Any], path: Path) -> Any:
    return validated(model, read_yaml(path), path) if path.exists() else None


def _term_documents(root: Path) -> Iterator[Document]:
    terms, sources = read_terms(root)
    for term in terms:
        for language, paragraphs in term.definition.items():
            builder = TextBuilder()
            for paragraph in paragraphs:
                _add_marked(builder, paragraph)
            yield _made(
                builder,
                sources,
                id=term.id if language is Language.FRENCH else f"{term.id}-{language}",
                kind=Kind.TERM,
                language=language,
                title=term.term[language],
                aliases=term.aliases,
                related=tuple(
                    dict.fromkeys((*(term.document,) * bool(term.document), *term.related))
                ),
                translation_of=None if language is Language.FRENCH else term.id,
                summaries={
                    spoken: _one_summary(unmark(" ".join(told))[0], unmark(told[0])[0])
                    for spoken, told in term.definition.items()
                },
            )


def _one_summary(whole: str, first: str) -> Summaries:
    return Summaries(short=first, medium=first, long=whole)


_TIMELINE_TITLE = {
    Language.FRENCH: "Chronologie de l'affaire et de son contexte",
    Language.ENGLISH: "Timeline of the case and its context",
}


def _timeline_documents(root: Path) -> Iterator[Document]:
    events, sources = read_events(root)
    for language in Language:
        told = [event for event in events if language in event.text]
        if not told:
            continue
        builder = TextBuilder()
        year = ""
        for event in told:
            if str(event.date)[:4] != year:
                year = str(event.date)[:4]
                builder.add(year, BlockKind.HEADING, level=2)
            _add_marked(builder, event.text[language])
        yield _made(
            builder,
            sources,
            id=TIMELINE if language is Language.FRENCH else f"{TIMELINE}-{language}",
            kind=Kind.EVENT,
            language=language,
            title=_TIMELINE_TITLE[language],
            translation_of=None if language is Language.FRENCH else TIMELINE,
        )


def _add_marked(builder: TextBuilder, paragraph: str) -> None:
    text, marks = unmark(normalise(paragraph).strip())
    builder.add(text, marks=marks)


def _made(builder: TextBuilder, sources: Mapping[str, NoteText], **fields: Any) -> Document:
    labels = dict.fromkeys(mark.label for mark in builder.note_marks)
    return Document(
        text=builder.text,
        blocks=builder.blocks,
        note_marks=builder.note_marks,
        notes=tuple(
            Note(label=label, text=_told(sources[label], fields["language"]))
            for label in labels
            if label in sources
        ),
        provenance=Provenance.DIGEST,
        library=BUNDLE,
        publisher=_PUBLISHER,
        licence=_LICENCE,
        **fields,
    )


def _told(note: NoteText, language: Language) -> str:
    return note if isinstance(note, str) else note.get(language, note[Language.FRENCH])
