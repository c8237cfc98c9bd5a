"""One index of a cluster: passages and documents by number, and the words of all of them.

Its entry `head` says what it holds: plain facts, and of each array of the lexicon and of the
catalogue its type, its shape and the pieces that it is made of (`opensearch_pieces`). Whoever has
read a head sees what it counts and nothing that came since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from bot.retrieval.opensearch_cluster import Cluster
from bot.retrieval.opensearch_loading import Entry
from bot.retrieval.opensearch_pieces import AT_ONCE, BY_ROW, fetch, fetch_arrays
from bot.retrieval.parts import arrays_of, part_of

__all__ = [
    "FORMAT",
    "HEAD",
    "Candidates",
    "Held",
    "SharedCatalogue",
    "document_entries",
    "index_of_change",
    "kept_arrays",
]

FORMAT = f"1.{manifest.FORMAT}"
"""Changes whenever what is kept in a cluster changes meaning, or an array of an index does."""

HEAD = "head"

_REMEMBERED = 2_048
"""Documents kept once they have been fetched."""

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
        for at in range(0, len(rows), AT_ONCE):
            yield from self.fetch(rows[at : at + AT_ONCE])

    def fetch(self, rows: Sequence[int]) -> list[Document]:
        """The documents of these rows, asked for in one request.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """
        known = {row: self._fetched[row] for row in rows if row in self._fetched}
        absent = sorted({row for row in rows if row not in known})
        if absent:
            sources = fetch(self._cluster, self._index, [f"document-{row}" for row in absent])
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
        for at in range(0, len(wanted), AT_ONCE):
            yield from (held.card for held in self.fetch(wanted[at : at + AT_ONCE]))

    def _parsed(self, row: int) -> Document:
        return self.fetch([row])[0]


@dataclass(frozen=True, slots=True)
class Candidates(Index):
    """The candidates of one question, numbered from 0 in the order of all passages."""

    documents: SharedCatalogue


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
        arrays = fetch_arrays(
            cluster, index, facts["arrays"], before.arrays if before is not None else {}
        )
        rows = len(arrays["catalogue.id"])
        by_row = (np.empty(0, np.uint8), np.zeros(rows + 1, np.int64))
        arrays |= dict(zip(BY_ROW, by_row, strict=True))
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


def document_entries(arrays: Mapping[str, Array], first: int) -> Iterator[Entry]:
    """The documents of a catalogue's arrays, from row `first` on."""
    offsets = arrays["catalogue.json_offsets"]
    for row in range(first, len(offsets) - 1):
        line = arrays["catalogue.json"][offsets[row] : offsets[row + 1]].tobytes()
        yield f"document-{row}", {"json": line.decode()}
