"""One index of a cluster: passages and documents by number, and the words of all of them.

Its entry `head` says what it holds: plain facts, and of each array of the lexicon and of the
catalogue its type, its shape and the pieces that it is made of. A piece is named by its contents,
so that a change writes new pieces beside the old, and a reader fetches those that it has not got.
Whoever has read a head sees what it counts and nothing that came since.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Card, Document
from bot.retrieval import manifest
from bot.retrieval.building import build
from bot.retrieval.catalogue import Catalogue, CatalogueArrays
from bot.retrieval.drafts import Draft
from bot.retrieval.embedded_index import EmbeddedIndex, Totals
from bot.retrieval.index import Index, PassageTable
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.opensearch_cluster import LOADING_LIMIT, Cluster
from bot.retrieval.opensearch_loading import Entry
from bot.retrieval.parts import arrays_of, part_of

__all__ = [
    "FORMAT",
    "HEAD",
    "Candidates",
    "Held",
    "SharedCatalogue",
    "described",
    "document_entries",
    "index_of_change",
    "kept_arrays",
    "pieces",
]

FORMAT = f"1.{manifest.FORMAT}"
"""Changes whenever what is kept in a cluster changes meaning, or an array of an index does."""

HEAD = "head"

_PIECE = 1 << 20
"""Bytes of an array that are kept together."""

_FETCHED = 64
"""Pieces or documents fetched at a time."""

_REMEMBERED = 2_048
"""Documents kept once they have been fetched."""

_BY_ROW = ("catalogue.json", "catalogue.json_offsets")
"""Arrays kept row by row, as documents."""

Array = npt.NDArray[Any]


class SharedCatalogue(Catalogue):
    """A catalogue whose documents are fetched from the cluster when they are needed."""

    def __init__(
        self,
        arrays: CatalogueArrays,
        removed: npt.NDArray[np.int32],
        cluster: Cluster,
        index: str,
    ) -> None:
        super().__init__(arrays, removed)
        self._cluster = cluster
        self._index = index
        self._fetched: dict[int, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        rows = self.rows.tolist()
        for at in range(0, len(rows), _FETCHED):
            yield from self.fetch(rows[at : at + _FETCHED])

    def fetch(self, rows: Sequence[int]) -> list[Document]:
        """The documents of these rows, asked for in one request.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """
        known = {row: self._fetched[row] for row in rows if row in self._fetched}
        absent = sorted({row for row in rows if row not in known})
        if absent:
            sources = _sources(self._cluster, self._index, [f"document-{row}" for row in absent])
            for row, source in zip(absent, sources, strict=True):
                known[row] = Document.model_validate_json(source["json"])
            if len(self._fetched) > _REMEMBERED:
                self._fetched = {}
            self._fetched |= known
        return [known[row] for row in rows]

    def cards(self, rows: Iterable[int]) -> Iterator[Card]:
        """The cards of the documents of these rows, which are fetched whole.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """
        wanted = list(rows)
        for at in range(0, len(wanted), _FETCHED):
            yield from (held.card for held in self.fetch(wanted[at : at + _FETCHED]))

    def _parsed(self, row: int) -> Document:
        return self.fetch([row])[0]


@dataclass(frozen=True, slots=True)
class Candidates(Index):
    """The candidates of one question, numbered from 0 in the order of all passages."""

    documents: SharedCatalogue

    def document_of(self, passage: int) -> Document:
        """The document that a passage is a piece of."""
        return self.documents.at(int(self.table.document[passage]))


@dataclass(frozen=True, eq=False)
class Held:
    """What a head counts. `version` changes with every change of the head."""

    index: str
    version: tuple[int, int]
    facts: Mapping[str, Any]
    arrays: Mapping[str, Array]
    lexicon: Lexicon
    catalogue: SharedCatalogue
    totals: Totals

    @classmethod
    def of(cls, cluster: Cluster, answer: Mapping[str, Any], before: Held | None) -> Self:
        """What the cluster's answer to a request for the head says; `before` saves fetching.

        Raises:
            EngineUnavailable: the cluster does not answer.
            NotFoundError: the index has been removed meanwhile.
        """
        facts = answer["_source"]["facts"]
        index = answer["_index"]
        arrays = _fetched(cluster, index, facts["arrays"], before)
        rows = len(arrays["catalogue.id"])
        by_row = (np.empty(0, np.uint8), np.zeros(rows + 1, np.int64))
        arrays |= dict(zip(_BY_ROW, by_row, strict=True))
        return cls(
            index=index,
            version=(answer["_seq_no"], answer["_primary_term"]),
            facts=facts,
            arrays=arrays,
            lexicon=part_of(Lexicon, "lexicon", arrays),
            catalogue=SharedCatalogue(
                part_of(CatalogueArrays, "catalogue", arrays), arrays["removed"], cluster, index
            ),
            totals=Totals(*facts["totals"]),
        )


def index_of_change(held: Held, table: PassageTable) -> EmbeddedIndex:
    """What a builder must know to change an index: its words, and the passages that go."""
    empty = build(())
    return EmbeddedIndex(
        documents=held.catalogue,
        table=table,
        lexicon=held.lexicon,
        total=held.totals.passages,
        mean_lengths=held.totals.mean_lengths,
        postings=empty.postings,
        recent=empty.recent,
        idf=held.arrays["idf"],
        totals=held.totals,
    )


def kept_arrays(draft: Draft) -> dict[str, Array]:
    """The arrays that are kept in the cluster, and those of passages, of which rows are made."""
    empty = build(())
    arrays = {"idf": draft["idf"], "removed": draft["removed"]}
    for part, name in (
        (empty.documents.arrays, "catalogue"),
        (empty.lexicon, "lexicon"),
        (empty.table, "table"),
    ):
        arrays |= {dotted: draft[dotted] for dotted, _ in arrays_of(part, name)}
    return arrays


def described(arrays: Mapping[str, Array]) -> dict[str, Any]:
    """The arrays of a head, as `pieces` keeps them."""
    return {
        name: {
            "dtype": array.dtype.str,
            "shape": list(array.shape),
            "pieces": [identifier for identifier, _ in _cut(array)],
        }
        for name, array in _kept(arrays)
    }


def pieces(arrays: Mapping[str, Array]) -> Iterator[Entry]:
    """The pieces of the arrays that a head describes."""
    for _, array in _kept(arrays):
        for identifier, piece in _cut(array):
            yield identifier, {"piece": b64encode(piece).decode()}


def document_entries(arrays: Mapping[str, Array], first: int) -> Iterator[Entry]:
    """The documents of a catalogue's arrays, from row `first` on."""
    offsets = arrays["catalogue.json_offsets"]
    for row in range(first, len(offsets) - 1):
        line = arrays["catalogue.json"][offsets[row] : offsets[row + 1]].tobytes()
        yield f"document-{row}", {"json": line.decode()}


def _kept(arrays: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The arrays that whoever asks a question needs."""
    for name, array in sorted(arrays.items()):
        room = name.partition(".")[0]
        if room in {"lexicon", "catalogue", "idf", "removed"} and name not in _BY_ROW:
            yield name, array


def _cut(array: Array) -> Iterator[tuple[str, bytes]]:
    flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    for start in range(0, len(flat), _PIECE):
        piece = flat[start : start + _PIECE].tobytes()
        yield f"piece-{blake2b(piece, digest_size=16).hexdigest()}", piece


def _fetched(
    cluster: Cluster, index: str, described: Mapping[str, Any], before: Held | None
) -> dict[str, Array]:
    """The arrays that a head describes; those pieces that `before` has are not fetched again."""
    known: dict[str, bytes] = {}
    if before is not None:
        for _, array in _kept(before.arrays):
            known |= _cut(array)
    wanted = {piece for entry in described.values() for piece in entry["pieces"]}
    absent = sorted(wanted - known.keys())
    for at in range(0, len(absent), _FETCHED):
        some = absent[at : at + _FETCHED]
        sources = _sources(cluster, index, some)
        known |= {
            name: b64decode(source["piece"]) for name, source in zip(some, sources, strict=True)
        }
    arrays: dict[str, Array] = {}
    for name, entry in described.items():
        data = b"".join(known[piece] for piece in entry["pieces"])
        arrays[name] = np.frombuffer(data, entry["dtype"]).reshape(entry["shape"])
    return arrays


def _sources(cluster: Cluster, index: str, identifiers: list[str]) -> list[dict[str, Any]]:
    answer = cluster.run(
        lambda client: client.mget(body={"ids": identifiers}, index=index), LOADING_LIMIT
    )
    return [held["_source"] for held in answer["docs"]]
