"""What a document is. Everything else refers to a document by its id and to its text by offsets.

A document's `text` is fixed when it is read (NFC, line ends as `\\n`) and never changes: a quote
is `document.text[start:end]`. The text is a sequence of blocks (headings, paragraphs, list items,
lines of particulars) parted by blank lines; what is not the source's running text (notes, page
numbers, paragraph numbers) lies beside it, tied to offsets, so that it never gets into a quote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Block",
    "BlockKind",
    "Card",
    "Document",
    "Identifiers",
    "Kind",
    "Language",
    "Note",
    "NoteMark",
    "Passage",
    "Provenance",
    "Span",
    "Summaries",
    "Validity",
    "is_identifier",
]

BUNDLE = "bundle"
"""The library that holds the bundled documents."""

LOCAL = "local"
"""The library of what the person at this machine added."""


class Kind(StrEnum):
    """What sort of document it is."""

    ARTICLE = "article"
    DECISION = "decision"
    STATUTE = "statute"
    REGULATION = "regulation"
    GUIDELINE = "guideline"
    GUIDE = "guide"
    ACTOR = "actor"
    TERM = "term"
    EVENT = "event"
    DOCUMENT = "document"
    """Of no kind that its title or its text tells."""


class Language(StrEnum):
    """The languages whose texts are analysed and in which Greffier speaks."""

    FRENCH = "fr"
    ENGLISH = "en"


class Provenance(StrEnum):
    """Whether a text is its source's own, or our words about a source that they name."""

    ORIGINAL = "original"
    DIGEST = "digest"


class BlockKind(StrEnum):
    """What a block of a document's text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    PARTICULARS = "particulars"
    """A line that only repeats the card of an official text: read with it, never quoted."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """Characters `start` to `end` (excluded) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]


class Block(_Model):
    """A heading, a paragraph, a list item or particulars, with what the source prints beside it.

    `level` is a heading's depth (1 is the highest). `number` is the paragraph's own number or
    article ("5", "Article 1er"); `page` is the page of a paginated source, from 1.
    """

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: str | None = None
    page: int | None = None

    @property
    def is_running_text(self) -> bool:
        """Whether the block's sentences may be quoted."""
        return self.kind not in {BlockKind.HEADING, BlockKind.PARTICULARS}

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("a block ends before it starts")
        return self

    def of(self, text: str) -> str:
        """The characters of the block."""
        return text[self.start : self.end]


class NoteMark(_Model):
    """Where the text calls a note: just after the character at `offset - 1`."""

    label: str
    offset: int


class Note(_Model):
    """A footnote: shown on the source's card, never inside a quote."""

    label: str
    text: str


class Validity(_Model):
    """From which day, and until which day (included), a text applied."""

    since: date | None = Field(default=None, alias="from")
    until: date | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def holds_on(self, day: date) -> bool:
        """Whether the text applied on `day`; an open end always holds."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Identifiers(_Model):
    """The official numbers of a document.

    `docket` is a court's own number (450163, C-311/18, 20/54799); `number` that of an act
    (2018-137, 2016/679); `article` the article of a code or an act (L. 1111-8, 9).
    """

    ecli: str | None = None
    celex: str | None = None
    nor: str | None = None
    docket: str | None = None
    number: str | None = None
    article: str | None = None
    code: str | None = None


class Summaries(_Model):
    """A summary in three lengths: one sentence, a few, a paragraph."""

    short: str
    medium: str
    long: str


_LONGEST_ID = 500


def is_identifier(value: str) -> bool:
    """Whether a document may go by that id: a printable line of 1 to 500 characters, trimmed."""
    return 0 < len(value) <= _LONGEST_ID and value == value.strip() and value.isprintable()


def _identifier(value: str) -> str:
    if not is_identifier(value):
        raise ValueError("an id is one short printable line, without spaces around it")
    return value


class _Described(_Model):
    id: Annotated[str, AfterValidator(_identifier)]
    kind: Kind = Kind.DOCUMENT
    language: Language = Language.FRENCH
    title: str
    provenance: Provenance = Provenance.ORIGINAL
    library: str = LOCAL
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    valid: Validity = Validity()
    reference: str | None = None
    citation: str | None = None
    identifiers: Identifiers = Identifiers()
    url: str | None = None
    licence: str | None = None
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    summaries: dict[Language, Summaries] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    translation_of: str | None = None

    @property
    def work(self) -> str:
        """The id under which all languages of the document go."""
        return self.translation_of or self.id

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The works about which this is the official text itself: it is quoted before them."""
        return self.related if self.provenance is Provenance.ORIGINAL else ()


class Card(_Described):
    """What is known of a document but its text; `digest` is the text's SHA-256, in hexadecimal."""

    digest: str


class Document(_Described):
    """A document: what its card says, its text and the structure of its text.

    `asked` has, by a note's label, questions that the sentences with this note answer: they are
    searched with these sentences, and never shown.
    """

    text: str
    blocks: tuple[Block, ...]
    note_marks: tuple[NoteMark, ...] = ()
    asked: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _blocks_lie_in_the_text(self) -> Self:
        reached = 0
        for block in self.blocks:
            if block.start < reached or block.end > len(self.text):
                raise ValueError("blocks overlap or leave the text")
            reached = block.end
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal: what a receipt remembers of the document."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def card(self) -> Card:
        """The document's card."""
        fields = {name: getattr(self, name) for name in _Described.model_fields}
        return Card.model_construct(**fields, digest=self.digest)

    def heading_of(self, offset: int) -> str | None:
        """The nearest heading above `offset`, or None."""
        found = None
        for block in self.blocks:
            if block.start > offset:
                break
            if block.kind is BlockKind.HEADING:
                found = block.of(self.text)
        return found

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block
        return None

    def notes_of(self, start: int, end: int) -> Iterator[Note]:
        """The notes called from within the span, in order, each once."""
        wanted = {mark.label for mark in self.note_marks if start < mark.offset <= end}
        return (note for note in self.notes if note.label in wanted)

    def asked_of(self, start: int, end: int) -> Iterator[str]:
        """The questions that the sentence from `start` to `end` answers, by the notes it calls."""
        if self.asked:
            for note in self.notes_of(start, end + 1):  # also after the full stop
                yield from self.asked.get(note.label, ())


@dataclass(frozen=True, slots=True)
class Passage:
    """One to a few blocks of a document under one heading: what retrieval ranks.

    `sentences` are spans of the document's text inside the passage, in order.
    """

    document: str
    heading: str | None
    start: int
    end: int
    sentences: tuple[Span, ...]
