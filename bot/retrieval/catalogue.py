"""The indexed documents: what filters need as arrays, the rest parsed on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Card, Document, Kind, Language, Provenance
from bot.retrieval.names import NameArrays
from bot.retrieval.strings import hash_of, hashes_of

__all__ = [
    "KINDS",
    "LANGUAGES",
    "Catalogue",
    "CatalogueArrays",
    "Key",
    "Selection",
    "catalogue_of",
    "day_number",
]

KINDS = tuple(Kind)
"""`kind` is the place of the document's kind here."""

LANGUAGES = tuple(Language)
"""`language` is the place of the document's language here."""

_BODY = {"text", "blocks", "note_marks", "asked"}
"""What a document has beyond its card."""

_PARSED = 1_024
"""Documents kept parsed."""


def day_number(day: date | None) -> int:
    """A day as a number that orders like it; 0 where there is none."""
    return day.toordinal() if day is not None else 0


@dataclass(frozen=True, slots=True)
class CatalogueArrays:
    """What is known of each document by row, saved with the index.

    Row `d` is the JSON `json[json_offsets[d]:json_offsets[d + 1]]`; its first `card_size[d]` bytes
    are all but the text, whose SHA-256 is `digest[d]`. `id`, `work` and `library` are hashes,
    `id_digest` the beginning of the id's SHA-256; `is_tied` says which are the text itself that
    digests are about; days are `day_number`s.
    """

    json: npt.NDArray[np.uint8]
    json_offsets: npt.NDArray[np.int64]
    card_size: npt.NDArray[np.int64]
    digest: npt.NDArray[np.uint8]
    id: npt.NDArray[np.uint64]
    id_digest: npt.NDArray[np.uint64]
    work: npt.NDArray[np.uint64]
    library: npt.NDArray[np.uint64]
    kind: npt.NDArray[np.int8]
    language: npt.NDArray[np.int8]
    is_digest: npt.NDArray[np.bool_]
    is_tied: npt.NDArray[np.bool_]
    published: npt.NDArray[np.int32]
    since: npt.NDArray[np.int32]
    until: npt.NDArray[np.int32]
    names: NameArrays

    @classmethod
    def of(cls, documents: Sequence[Document]) -> CatalogueArrays:
        """The rows of documents, in their order."""
        cards = [held.model_dump_json(by_alias=True, exclude=_BODY)[:-1] for held in documents]
        bodies = [held.model_dump_json(by_alias=True, include=_BODY)[1:] for held in documents]
        lines = [f"{card},{body}\n".encode() for card, body in zip(cards, bodies, strict=True)]
        ends = np.cumsum([len(line) for line in lines], dtype=np.int64)
        return cls(
            json=np.frombuffer(b"".join(lines), np.uint8),
            json_offsets=np.concatenate([np.zeros(1, np.int64), ends]),
            card_size=np.array([len(card.encode()) for card in cards], np.int64),
            digest=np.frombuffer(
                b"".join(bytes.fromhex(held.digest) for held in documents), np.uint8
            ).reshape(-1, 32),
            id=hashes_of(held.id for held in documents),
            id_digest=np.array([_digest_of(held.id) for held in documents], np.uint64),
            work=hashes_of(held.work for held in documents),
            library=hashes_of(held.library for held in documents),
            kind=np.array([KINDS.index(held.kind) for held in documents], np.int8),
            language=np.array([LANGUAGES.index(held.language) for held in documents], np.int8),
            is_digest=np.array(
                [held.provenance is Provenance.DIGEST for held in documents], np.bool_
            ),
            is_tied=np.array([bool(held.supersedes) for held in documents], np.bool_),
            published=np.array([day_number(held.published) for held in documents], np.int32),
            since=np.array([day_number(held.valid.since) for held in documents], np.int32),
            until=np.array([day_number(held.valid.until) for held in documents], np.int32),
            names=NameArrays.of(documents),
        )


class Key(NamedTuple):
    """What names a document: ids are unique within a library only."""

    library: str
    id: str


class Catalogue(Sequence[Document]):
    """The documents of an index in order, each parsed when it is first needed.

    A document that was removed keeps its row until the index is built again, and is not among
    the documents: `rows` are theirs, `present` says of each row whether its document is still one.
    """

    def __init__(self, arrays: CatalogueArrays, removed: npt.NDArray[np.int32]) -> None:
        self.arrays = arrays
        self.removed = removed
        self.present = np.ones(len(arrays.id), bool)
        self.present[removed] = False
        self.rows = np.flatnonzero(self.present)
        self._parse = lru_cache(maxsize=_PARSED)(self._parsed)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Document]: ...
    def __getitem__(self, number: int | slice) -> Document | Sequence[Document]:
        if isinstance(number, slice):
            return [self._parse(row) for row in self.rows[number].tolist()]
        return self._parse(int(self.rows[number]))

    def at(self, row: int) -> Document:
        """The document of a row."""
        return self._parse(row)

    def cards(self, rows: Iterable[int]) -> Iterator[Card]:
        """The cards of the documents of these rows; no text is read."""
        for row in rows:
            first = int(self.arrays.json_offsets[row])
            card = self.arrays.json[first : first + int(self.arrays.card_size[row])].tobytes()
            digest = self.arrays.digest[row].tobytes().hex().encode()
            yield Card.model_validate_json(b'%b,"digest":"%b"}' % (card, digest))

    def rows_with_id(self, identifier: str) -> list[int]:
        """The rows of the documents of that id, which are of different libraries."""
        return self._present_where(self.arrays.id == np.uint64(hash_of(identifier)))

    def rows_with_id_digest(self, digest: bytes) -> list[int]:
        """The rows of the documents whose id's SHA-256 begins with those bytes, at most eight."""
        unknown = np.uint64(64 - 8 * len(digest))
        return self._present_where(
            self.arrays.id_digest >> unknown == np.uint64(int.from_bytes(digest, "big"))
        )

    def rows_of_work(self, work: str) -> list[int]:
        """The rows of the documents of a work, one a language."""
        return self._present_where(self.arrays.work == np.uint64(hash_of(work)))

    def rows_beside(self, row: int) -> list[int]:
        """The rows of the documents of the same work as that of a row, itself included."""
        return self._present_where(self.arrays.work == self.arrays.work[row])

    def rows_of(self, keys: Iterable[Key]) -> npt.NDArray[np.int32]:
        """The rows of the documents of these keys; none for keys that no document has."""
        rows = []
        for key in keys:
            held = self.arrays.id == np.uint64(hash_of(key.id))
            held &= self.arrays.library == np.uint64(hash_of(key.library))
            rows += np.flatnonzero(held & self.present).tolist()
        return np.unique(np.array(rows, np.int32))

    def keys_in(self, library: str) -> list[Key]:
        """The keys of the documents of a library."""
        held = self.present & (self.arrays.library == np.uint64(hash_of(library)))
        return [Key(library, self.at(row).id) for row in np.flatnonzero(held).tolist()]

    def count_outside(self, library: str) -> int:
        """How many documents are not of that library."""
        other = self.arrays.library != np.uint64(hash_of(library))
        return int(np.count_nonzero(self.present & other))

    def _present_where(self, held: npt.NDArray[np.bool_]) -> list[int]:
        rows: list[int] = np.flatnonzero(held & self.present).tolist()
        return rows

    def _parsed(self, row: int) -> Document:
        first, last = self.arrays.json_offsets[row : row + 2]
        return Document.model_validate_json(self.arrays.json[first:last].tobytes())


class Selection(Sequence[Document]):
    """Some documents of a catalogue in order, each read when it is first needed."""

    def __init__(self, catalogue: Catalogue, rows: Sequence[int]) -> None:
        self._catalogue = catalogue
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> Selection: ...
    def __getitem__(self, number: int | slice) -> Document | Selection:
        if isinstance(number, slice):
            return Selection(self._catalogue, self._rows[number])
        return self._catalogue.at(self._rows[number])

    def cards(self) -> Iterator[Card]:
        """The cards of the documents; no text is read."""
        return self._catalogue.cards(self._rows)


def catalogue_of(documents: Iterable[Document]) -> Catalogue:
    """The catalogue of documents in their order."""
    return Catalogue(CatalogueArrays.of(list(documents)), np.empty(0, np.int32))


def _digest_of(identifier: str) -> int:
    return int.from_bytes(sha256(identifier.encode()).digest()[:8], "big")
