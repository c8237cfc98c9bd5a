"""One change of a library, inside its transaction: which document is new, the same, or replaced."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.corpus.additions import AddResult, Origin, Outcome, Quota
from bot.corpus.models import Document
from bot.errors import RefusedSource, UnknownDocument

__all__ = ["Change"]

_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Change:
    """What one person does to one library in one transaction."""

    connection: sqlite3.Connection
    library: str
    by: str
    reserved: Container[str] = ()
    changed: bool = False

    def add(self, document: Document, origin: Origin, quota: Quota, *, own_id: bool) -> AddResult:
        """Add a document, or find that it is there already.

        Raises:
            RefusedSource: The quota does not allow it.
        """
        document = document.model_copy(update={"library": self.library})
        place = document.id if own_id else self._place(document, origin)
        before = self._content(place) if place else None
        identifier = place or self._free_id(document.id)
        document = document.model_copy(update={"id": identifier})
        content = document.model_dump_json(by_alias=True)
        if before == content:
            outcome = Outcome.UNCHANGED
        elif before is not None and not own_id and not self._came_from(identifier, origin):
            # The same text from elsewhere: the document stays as it was first added.
            return AddResult(
                Outcome.UNCHANGED,
                origin.source,
                identifier,
                document.title,
                original_of=document.supersedes,
            )
        else:
            outcome = Outcome.ADDED if before is None else Outcome.REPLACED
            self._allow(document, quota, replaced=before is not None)
            self._store(document, content, origin)
            self._log(outcome, identifier, document.digest, origin.source)
        new, gone = _changed(before, document) if outcome is Outcome.REPLACED else (0, 0)
        return AddResult(
            outcome,
            origin.source,
            identifier,
            document.title,
            new=new,
            gone=gone,
            original_of=document.supersedes,
        )

    def remove(self, identifier: str, *, erase: bool) -> None:
        """Take a document out, and its kept texts with it if they are to be erased.

        Raises:
            UnknownDocument: There is none of that id.
        """
        key = (self.library, identifier)
        row = self._one(
            "DELETE FROM documents WHERE library = ? AND id = ? RETURNING digest, source", *key
        )
        if row is None:
            raise UnknownDocument("unknown-document", id=identifier)
        if erase:
            self.connection.execute("DELETE FROM versions WHERE library = ? AND id = ?", key)
        self._log("removed", identifier, *row)

    def advance(self) -> None:
        """Make the library's generation larger, if anything changed."""
        if self.changed:
            self.connection.execute(
                "INSERT INTO generations VALUES (?, 1)"
                " ON CONFLICT (library) DO UPDATE SET generation = generation + 1",
                (self.library,),
            )

    def _place(self, document: Document, origin: Origin) -> str | None:
        """The id under which the document already stands: by its origin, then by its text."""
        row = self._one(
            "SELECT id FROM documents WHERE library = ? AND source = ?",
            self.library,
            origin.source,
        ) or self._one(
            "SELECT id FROM documents WHERE library = ? AND digest = ?",
            self.library,
            document.digest,
        )
        return row[0] if row else None

    def _content(self, identifier: str) -> str | None:
        row = self._one(
            "SELECT content FROM documents JOIN versions USING (library, id, digest)"
            " WHERE library = ? AND id = ?",
            self.library,
            identifier,
        )
        return row[0] if row else None

    def _came_from(self, identifier: str, origin: Origin) -> bool:
        return bool(
            self._one(
                "SELECT 1 FROM documents WHERE library = ? AND id = ? AND source = ?",
                self.library,
                identifier,
                origin.source,
            )
        )

    def _free_id(self, wanted: str) -> str:
        """The wanted id, or the first of `wanted-2`, `wanted-3`… that never named anything else."""
        candidates = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
        return next(c for c in candidates if c not in self.reserved and not self._was_used(c))

    def _was_used(self, identifier: str) -> bool:
        return bool(
            self._one(
                "SELECT 1 FROM versions WHERE library = ? AND id = ? LIMIT 1",
                self.library,
                identifier,
            )
        )

    def _allow(self, document: Document, quota: Quota, *, replaced: bool) -> None:
        if quota == Quota():
            return
        documents, characters = self._one(
            "SELECT COUNT(*), COALESCE(SUM(characters), 0) FROM documents"
            " WHERE library = ? AND id <> ?",
            self.library,
            document.id,
        ) or (0, 0)
        hour_ago = (datetime.now(UTC) - _HOUR).isoformat()
        (lately,) = self._one(
            "SELECT COUNT(*) FROM audit WHERE library = ? AND at > ? AND action <> 'removed'",
            self.library,
            hour_ago,
        ) or (0,)
        for message, used, allowed in (
            ("quota-documents", documents + 1, None if replaced else quota.documents),
            ("quota-characters", characters + len(document.text), quota.characters),
            ("quota-hour", lately + 1, quota.additions_an_hour),
        ):
            if allowed is not None and used > allowed:
                raise RefusedSource(message, limit=allowed)

    def _store(self, document: Document, content: str, origin: Origin) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?)",
            (self.library, document.id, document.digest, content),
        )
        self.connection.execute(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.library,
                document.id,
                document.digest,
                len(document.text),
                origin.source,
                origin.etag,
                origin.last_modified,
                datetime.now(UTC).isoformat(),
                self.by,
            ),
        )

    def _log(self, action: str, identifier: str, digest: str, source: str) -> None:
        self.changed = True
        self.connection.execute(
            "INSERT INTO audit (library, at, person, action, id, digest, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self.library,
                datetime.now(UTC).isoformat(),
                self.by,
                action,
                identifier,
                digest,
                source,
            ),
        )

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
        return row


def _changed(before: str | None, document: Document) -> tuple[int, int]:
    """How many paragraphs are new, and how many are gone, since the document that was kept."""
    earlier = _paragraphs(Document.model_validate_json(before)) if before else Counter[str]()
    later = _paragraphs(document)
    return (later - earlier).total(), (earlier - later).total()


def _paragraphs(document: Document) -> Counter[str]:
    return Counter(block.of(document.text) for block in document.blocks)
