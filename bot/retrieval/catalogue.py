"""The indexed documents: what filters need as arrays, the rest parsed on demand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import overload

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document, Kind, Language
from bot.retrieval.strings import hashes_of

__all__ = [
    "KINDS",
    "LANGUAGES",
    "Catalogue",
    "CatalogueArrays",
    "CatalogueBuilder",
    "catalogue_of",
    "day_number",
]

KINDS = tuple(Kind)
"""`kind` is the place of the document's kind here."""

LANGUAGES = tuple(Language)
"""`language` is the place of the document's language here."""

_PARSED = 1_024
"""Documents kept parsed."""


def day_number(day: date | None) -> int:
    """A day as a number that orders like it; 0 where there is none."""
    return day.toordinal() if day is not None else 0


@dataclass(frozen=True, slots=True)
class CatalogueArrays:
    """What is known of each document by number, saved with the index.

    Document `d` is the JSON `json[json_offsets[d]:json_offsets[d + 1]]`. `id` and `work` are
    hashes; `library` is a place in the catalogue's `libraries`; days are `day_number`s.
    """

    json: npt.NDArray[np.uint8]
    json_offsets: npt.NDArray[np.int64]
    id: npt.NDArray[np.uint64]
    work: npt.NDArray[np.uint64]
    kind: npt.NDArray[np.int8]
    language: npt.NDArray[np.int8]
    library: npt.NDArray[np.int32]
    published: npt.NDArray[np.int32]
    since: npt.NDArray[np.int32]
    until: npt.NDArray[np.int32]


class Catalogue(Sequence[Document]):
    """The documents of an index by number, each parsed when it is first needed."""

    def __init__(self, arrays: CatalogueArrays, libraries: Sequence[str]) -> None:
        self.arrays = arrays
        self.libraries = tuple(libraries)
        self._parse = lru_cache(maxsize=_PARSED)(self._parsed)

    def __len__(self) -> int:
        return len(self.arrays.id)

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Document]: ...
    def __getitem__(self, number: int | slice) -> Document | Sequence[Document]:
        if isinstance(number, slice):
            return [self._parse(one) for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self._parse(number)

    def _parsed(self, number: int) -> Document:
        first, last = self.arrays.json_offsets[number : number + 2]
        return Document.model_validate_json(self.arrays.json[first:last].tobytes())


@dataclass(slots=True)
class CatalogueBuilder:
    """Gathers a catalogue document by document."""

    libraries: list[str] = field(default_factory=list)
    _json: list[bytes] = field(default_factory=list)
    _rows: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _works: list[str] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """Append a document."""
        if document.library not in self.libraries:
            self.libraries.append(document.library)
        self._json.append(document.model_dump_json(by_alias=True).encode() + b"\n")
        self._ids.append(document.id)
        self._works.append(document.work)
        self._rows.append(
            (
                KINDS.index(document.kind),
                LANGUAGES.index(document.language),
                self.libraries.index(document.library),
                day_number(document.published),
                day_number(document.valid.since),
                day_number(document.valid.until),
            )
        )

    def finish(self) -> Catalogue:
        """The catalogue of what was added."""
        columns = np.array(self._rows, np.int32).reshape(-1, 6).T
        offsets = np.zeros(len(self._json) + 1, np.int64)
        np.cumsum([len(line) for line in self._json], out=offsets[1:])
        kind, language, library, published, since, until = columns
        arrays = CatalogueArrays(
            json=np.frombuffer(b"".join(self._json), np.uint8),
            json_offsets=offsets,
            id=hashes_of(self._ids),
            work=hashes_of(self._works),
            kind=kind.astype(np.int8),
            language=language.astype(np.int8),
            library=library.copy(),
            published=published.copy(),
            since=since.copy(),
            until=until.copy(),
        )
        return Catalogue(arrays, self.libraries)


def catalogue_of(documents: Iterable[Document]) -> Catalogue:
    """The catalogue of documents, numbered in their order."""
    builder = CatalogueBuilder()
    for document in documents:
        builder.add(document)
    return builder.finish()
