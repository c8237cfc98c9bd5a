"""What people add: documents kept in the home folder, apart from the bundle, server by server.

One SQLite file holds the libraries of all servers. Every change is one transaction, on disk before
it is acknowledged: a crash leaves the library as it was before or as it is after, and several
processes can read and write at once. A replaced document keeps its earlier texts, so that an old
receipt can still be replayed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.corpus.additions import AddResult, Origin, Quota
from bot.corpus.library_change import Change
from bot.corpus.library_file import reading, writing
from bot.corpus.models import LOCAL, Document
from bot.errors import RefusedSource, UnknownDocument

__all__ = [
    "AuditEntry",
    "Library",
    "Record",
    "changed_since",
    "count_documents",
    "generations",
    "last_change",
]


@dataclass(frozen=True, slots=True)
class Record:
    """A document's entry: its id, the SHA-256 of its text, its origin, who added it and when."""

    id: str
    digest: str
    origin: Origin
    added_at: str
    added_by: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which document, and when (UTC, ISO 8601)."""

    at: str
    by: str
    action: str
    document: str
    digest: str
    source: str


def generations(home: Path) -> dict[str, int]:
    """The generation of every library of a home folder, by the library's name.

    Raises:
        HomeError: The home folder cannot be read.
    """
    with reading(_file(home)) as connection:
        query = "SELECT library, generation FROM generations ORDER BY library"
        return dict(connection.execute(query)) if connection is not None else {}


def count_documents(home: Path) -> int:
    """How many documents all libraries of a home folder hold.

    Raises:
        HomeError: The home folder cannot be read.
    """
    with reading(_file(home)) as connection:
        query = "SELECT COUNT(*) FROM documents"
        return int(connection.execute(query).fetchone()[0]) if connection is not None else 0


def last_change(home: Path) -> int:
    """The number of the last change of any document in any library; 0 where there was none.

    Raises:
        HomeError: The home folder cannot be read.
    """
    with reading(_file(home)) as connection:
        query = "SELECT COALESCE(MAX(n), 0) FROM audit"
        return int(connection.execute(query).fetchone()[0]) if connection is not None else 0


def changed_since(home: Path, change: int) -> list[tuple[str, str]]:
    """The libraries and ids of the documents added, replaced or removed after that change.

    Raises:
        HomeError: The home folder cannot be read.
    """
    with reading(_file(home)) as connection:
        query = "SELECT DISTINCT library, id FROM audit WHERE n > ? ORDER BY n"
        return list(connection.execute(query, (change,))) if connection is not None else []


class Library:
    """The documents that the people of one place added; `name` tells the place (a server's id).

    Opening a library touches nothing: the file is made by the first addition. Every method may
    raise `HomeError` when the home folder cannot be read or written, or its disk is full.
    """

    def __init__(self, home: Path, name: str = LOCAL, *, reserved: Container[str] = ()) -> None:
        """Describe the library.

        Args:
            home: The folder that holds the file.
            name: The library's name.
            reserved: Ids that are taken elsewhere (the bundle's), never given to an addition.
        """
        self.name = name
        self._path = _file(home)
        self._reserved = reserved

    # Reading

    @property
    def generation(self) -> int:
        """A number that every committed change makes larger; 0 for a library never written."""
        rows = self._rows("SELECT generation FROM generations WHERE library = ?", self.name)
        return next((int(row[0]) for row in list(rows)), 0)

    def documents(self) -> Iterator[Document]:
        """The documents as of now, by id: what changes meanwhile is not seen."""
        rows = self._rows(
            "SELECT content FROM documents JOIN versions USING (library, id, digest)"
            " WHERE library = ? ORDER BY id",
            self.name,
        )
        return (Document.model_validate_json(content) for (content,) in rows)

    def document(self, identifier: str) -> Document:
        """The document of that id.

        Raises:
            UnknownDocument: There is none.
        """
        return self._read(
            identifier,
            "SELECT content FROM documents JOIN versions USING (library, id, digest)"
            " WHERE library = ? AND id = ?",
        )

    def version(self, identifier: str, digest: str) -> Document:
        """The document as it was when its text had that SHA-256.

        Raises:
            UnknownDocument: The library has not kept it.
        """
        return self._read(
            identifier,
            "SELECT content FROM versions WHERE library = ? AND id = ? AND digest = ?",
            digest,
        )

    def versions(self) -> Iterator[tuple[str, str]]:
        """The id and the SHA-256 of every text that is kept, of today or earlier."""
        rows = self._rows(
            "SELECT id, digest FROM versions WHERE library = ? ORDER BY id", self.name
        )
        return ((str(identifier), str(digest)) for identifier, digest in rows)

    def records(self) -> Iterator[Record]:
        """The entries of all documents, by id."""
        rows = self._rows(
            "SELECT id, digest, source, etag, last_modified, added_at, added_by"
            " FROM documents WHERE library = ? ORDER BY id",
            self.name,
        )
        for identifier, digest, source, etag, last_modified, at, by in rows:
            yield Record(identifier, digest, Origin(source, etag, last_modified), at, by)

    def audit(self) -> Iterator[AuditEntry]:
        """Every addition, replacement and removal, oldest first."""
        rows = self._rows(
            "SELECT at, person, action, id, digest, source FROM audit WHERE library = ? ORDER BY n",
            self.name,
        )
        return (AuditEntry(*row) for row in rows)

    # Writing

    def add(
        self,
        documents: Iterable[Document],
        *,
        origin: Origin | None = None,
        by: str = LOCAL,
        own_ids: bool = False,
        quota: Quota | None = None,
    ) -> list[AddResult]:
        """Add documents in one transaction: all that are not refused, or none.

        What came from the same place before is replaced under its id; the same content twice is
        one document. Ids are made unique, unless they are the source's own (`own_ids`), in which
        case the id alone says what is the same document.

        Raises:
            HomeError: Nothing was added.
        """
        results = []
        with self._changing(by) as change:
            for document in documents:
                where = origin or Origin(document.url or document.id)
                try:
                    result = change.add(document, where, quota or Quota(), own_id=own_ids)
                except RefusedSource as error:
                    result = AddResult.refused(where.source, error)
                results.append(result)
        return results

    def remove(self, identifier: str, *, by: str = LOCAL, erase: bool = False) -> None:
        """Take a document out; its texts stay for receipts, unless they are to be erased.

        Raises:
            UnknownDocument: There is none.
        """
        with self._changing(by) as change:
            change.remove(identifier, erase=erase)

    def checked(self, identifier: str, origin: Origin) -> None:
        """Remember what a server last said about a page that has not changed."""
        with writing(self._path) as connection:
            connection.execute(
                "UPDATE documents SET etag = ?, last_modified = ? WHERE library = ? AND id = ?",
                (origin.etag, origin.last_modified, self.name, identifier),
            )

    @contextmanager
    def _changing(self, by: str) -> Iterator[Change]:
        with writing(self._path) as connection:
            change = Change(connection, self.name, by, self._reserved)
            yield change
            change.advance()

    def _rows(self, query: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with reading(self._path) as connection:
            if connection is not None:
                yield from connection.execute(query, values)

    def _read(self, identifier: str, query: str, *more: str) -> Document:
        for (content,) in list(self._rows(query, self.name, identifier, *more)):
            return Document.model_validate_json(content)
        raise UnknownDocument("unknown-document", id=identifier)


def _file(home: Path) -> Path:
    return home / "library.sqlite3"
