"""What a reader gathers about a document before it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.corpus.languages import language_of
from bot.corpus.models import Document, Identifiers, Kind, Language, Note, Validity
from bot.corpus.text import TextBuilder, normalise
from bot.language.fold import fold

__all__ = ["Draft", "slug"]

_LONGEST_SLUG = 60
_LONGEST_TITLE = 300
_APART = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")


def slug(title: str, day: date | None = None) -> str:
    """A readable id: the title's words in plain letters, then the day."""
    words = _APART.sub("-", fold(title)).strip("-")
    if len(words) > _LONGEST_SLUG:
        words = words[:_LONGEST_SLUG].rsplit("-", 1)[0]
    return "-".join(filter(None, (words or "document", day.isoformat() if day else "")))


@dataclass(slots=True)
class Draft:
    """A document in the making; only its title and its body are needed.

    `head` is what stood above the text without being part of it: known sources look there for
    their numbers.
    """

    title: str
    head: str = ""
    body: TextBuilder = field(default_factory=TextBuilder)
    id: str | None = None
    kind: Kind = Kind.DOCUMENT
    language: Language | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    valid: Validity = field(default_factory=Validity)
    reference: str | None = None
    citation: str | None = None
    identifiers: Identifiers = field(default_factory=Identifiers)
    url: str | None = None
    licence: str | None = None
    notes: list[Note] = field(default_factory=list)

    def document(self) -> Document:
        """The document. Its id is the source's own, or made of its title and its date."""
        title = _SPACES.sub(" ", normalise(self.title)).strip()[:_LONGEST_TITLE]
        text = self.body.text
        return Document(
            id=self.id or slug(title, self.published),
            kind=self.kind,
            language=self.language or language_of(f"{title}\n{text}"),
            title=title,
            text=text,
            blocks=self.body.blocks,
            author=self.author,
            publisher=self.publisher,
            published=self.published,
            valid=self.valid,
            reference=self.reference,
            citation=self.citation,
            identifiers=self.identifiers,
            url=self.url,
            licence=self.licence,
            notes=tuple(self.notes),
            note_marks=self.body.note_marks,
        )
