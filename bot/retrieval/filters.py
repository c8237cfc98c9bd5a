"""Which documents a question may be answered from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.corpus.models import BUNDLE, LOCAL, Document, Kind, Language

__all__ = ["EVERYTHING", "Filters"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be. `None` lets every document through.

    `source` is the id of a document, or of the work of which it is one language; `as_of` keeps
    what applied on that day. Where a work exists in `language`, its other languages are left out.
    """

    libraries: frozenset[str] = frozenset({BUNDLE, LOCAL})
    kind: Kind | None = None
    source: str | None = None
    as_of: date | None = None
    language: Language | None = None

    def admit(self, documents: Iterable[Document]) -> list[bool]:
        """For each document in order, whether a question may be answered from it."""
        listed = list(documents)
        spoken = {document.work for document in listed if document.language is self.language}
        return [self._admits(document, spoken) for document in listed]

    def _admits(self, document: Document, spoken: set[str]) -> bool:
        if document.library not in self.libraries:
            return False
        if self.kind is not None and document.kind is not self.kind:
            return False
        if self.source is not None and self.source not in {document.id, document.work}:
            return False
        if self.as_of is not None and not _applied(document, self.as_of):
            return False
        return document.language is self.language or document.work not in spoken


EVERYTHING = Filters()
"""Every document of the bundle and of this machine's library."""


def _applied(document: Document, day: date) -> bool:
    published = document.published is None or document.published <= day
    return document.valid.holds_on(day) and (published or document.valid.since is not None)
