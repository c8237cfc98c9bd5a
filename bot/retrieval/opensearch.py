"""The engine for what one machine cannot hold: a cluster that keeps passages, words and documents.

An alias names the index that is searched. A build fills another index and moves the alias in one
step; a change adds to the index and replaces its head in one step (`opensearch_index`).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
from opensearchpy.exceptions import ConflictError, NotFoundError

from bot.corpus.models import Document
from bot.errors import EngineUnavailable
from bot.retrieval.batches import analysed
from bot.retrieval.building import Builder
from bot.retrieval.catalogue import Catalogue, CatalogueArrays, Key
from bot.retrieval.drafts import Draft, MemoryDraft
from bot.retrieval.embedded_index import EmbeddedIndex, Totals
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.index import PassageTable
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.opensearch_cluster import LOADING_LIMIT, Cluster
from bot.retrieval.opensearch_index import (
    FORMAT,
    HEAD,
    Held,
    described,
    document_entries,
    pieces,
)
from bot.retrieval.opensearch_loading import Entry, load
from bot.retrieval.opensearch_question import conditions, first_stage
from bot.retrieval.opensearch_rows import MAPPINGS, passage_rows, table_of
from bot.retrieval.parts import arrays_of, part_of
from bot.retrieval.protocol import CANDIDATES, Progress, Results, results
from bot.retrieval.query import Query
from bot.retrieval.storage import Contents, Store
from bot.settings import Settings

__all__ = ["OpenSearchEngine"]

_FRESH = 1.0
"""Seconds after which the head is looked at again, since other processes may have changed it."""

_COMPACTED_SHARE = 0.5
"""An index of which less is left than this share of its rows is built again."""

_READ = 500
"""Passages of removed documents read at a time."""

Array = npt.NDArray[Any]

_log = logging.getLogger(__name__)


class OpenSearchEngine:
    """Searches the cluster that the settings name. One machine at a time may change the index."""

    def __init__(self, settings: Settings, name: str) -> None:
        """`name` is the alias; the indexes that it has stood for are called `name.…`.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """
        self._name = name
        self._shards = settings.opensearch_shards
        self._replicas = settings.opensearch_replicas
        self._cluster = Cluster(settings)
        self._reading = threading.Lock()
        self._looked = float("-inf")
        self._held: Held | None = None
        self._conditions = lru_cache(maxsize=32)(conditions)
        self._nothing = _nothing()
        self._refresh()

    @property
    def lexicon(self) -> Lexicon:
        """The words of the documents."""
        held = self._refresh()
        return held.lexicon if held else self._nothing.lexicon

    @property
    def documents(self) -> Catalogue:
        """The documents, in the order that decides between equal scores."""
        held = self._refresh()
        return held.catalogue if held else self._nothing.documents

    @property
    def state(self) -> Mapping[str, Any] | None:
        """What the last change was given as `state`; None where nothing was ever indexed."""
        held = self._refresh()
        state: Mapping[str, Any] | None = held.facts["state"] if held else None
        return state

    def build(
        self,
        documents: Iterable[Document],
        state: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> None:
        """Index these documents and no others; questions are answered from the old meanwhile.

        What a build that was cut short had loaded is not loaded again. The index that was searched
        before is kept until the next build, for those who are still reading it.

        Raises:
            EngineUnavailable: the cluster does not take the documents; nothing has changed.
        """
        with TemporaryDirectory(prefix="greffier-") as folder:
            draft = Store(Path(folder)).draft(new=True)
            batches = analysed(documents, parallel=True)
            totals = Totals(*Builder(draft).run(batches, progress=progress)["totals"])
            arrays = _arrays(draft)
            index, resumed = self._unfinished(arrays)
            passages = _passages(draft, 0, 0, totals.mean_length)
            entries = chain(passages, document_entries(arrays, 0), pieces(arrays))
            load(self._cluster, index, entries, resumed=resumed)
            facts = {
                "format": FORMAT,
                "state": dict(state),
                "totals": list(totals),
                "passages": len(draft["table.document"]),
                "mean_length": totals.mean_length,
                "removed_last": [],
                "arrays": described(arrays),
            }
            self._cluster.run(
                lambda client: client.index(index=index, id=HEAD, body={"facts": facts}),
                LOADING_LIMIT,
            )
        self._cluster.run(lambda client: client.indices.refresh(index=index), LOADING_LIMIT)
        self._swap(index)
        self._refresh(now=True)

    def update(
        self, added: Iterable[Document], removed: Iterable[Key], state: Mapping[str, Any]
    ) -> None:
        """Add documents and remove others. One that is added takes the place of its namesake.

        Raises:
            EngineUnavailable: the cluster does not take the change; nothing has changed.
        """
        new = {Key(document.library, document.id): document for document in added}
        held = self._refresh(now=True)
        if held is None:
            self.build(new.values(), state)
            return
        rows = held.catalogue.rows_of([*new, *removed])
        left = len(held.catalogue) - len(rows)
        if left < _COMPACTED_SHARE * len(held.catalogue.arrays.id):
            gone = set(rows.tolist())
            numbers = (row for row in held.catalogue.rows.tolist() if row not in gone)
            self.build(chain(map(held.catalogue.at, numbers), new.values()), state)
            return
        self._purge(held)
        index = _index_of_change(held, self._passages_of(held, rows))
        draft = MemoryDraft({**held.arrays, **dict(arrays_of(index.table, "table"))})
        totals = Builder(draft, index).run(analysed(new.values()), rows)["totals"]
        arrays = _arrays(draft)
        first = held.facts["passages"]
        before = len(index.table.document)
        mean_length = float(held.facts["mean_length"])
        passages = _passages(draft, before, first, mean_length)
        documents = document_entries(arrays, len(held.catalogue.arrays.id))
        load(self._cluster, held.index, chain(passages, documents))
        load(self._cluster, held.index, pieces(arrays), resumed=True)
        facts = {
            **held.facts,
            "state": dict(state),
            "totals": list(totals),
            "passages": first + len(draft["table.document"]) - before,
            "removed_last": rows.tolist(),
            "arrays": described(arrays),
        }
        self._cluster.run(lambda client: client.indices.refresh(index=held.index), LOADING_LIMIT)
        self._replace_head(held, facts)
        self._refresh(now=True)

    def search(self, query: Query, top: int, filters: Filters = EVERYTHING) -> Results:
        """The best `top` passages, best first; ties go to the earlier passage.

        A passage counts only for terms that it has: one that has none is never returned.

        Raises:
            EngineUnavailable: the cluster does not answer in time.
        """
        try:
            return self._search(self._refresh(), query, top, filters)
        except NotFoundError:
            # Whoever stays on an index for two builds finds it gone.
            return self._search(self._refresh(now=True), query, top, filters)

    def close(self) -> None:
        """Let go of the connections."""
        self._cluster.close()
        self._held = None

    def _search(self, held: Held | None, query: Query, top: int, filters: Filters) -> Results:
        if held is None:
            return results(self._nothing, query, np.empty(0, np.int64), top)
        wanted = self._conditions(held, filters)
        index, best = first_stage(self._cluster, held, query.bag, max(CANDIDATES, top), wanted)
        found = results(index, query, best, top)
        # In one request, rather than one for each document that the answer looks at.
        held.catalogue.fetch([int(index.table.document[hit.passage]) for hit in found.hits])
        return found

    def _refresh(self, *, now: bool = False) -> Held | None:
        """What the newest head counts, read again where another process may have replaced it."""
        if not now and time.monotonic() - self._looked < _FRESH:
            return self._held
        with self._reading:
            if now or time.monotonic() - self._looked >= _FRESH:
                self._held = self._read()
                self._looked = time.monotonic()
            return self._held

    def _read(self) -> Held | None:
        try:
            answer = self._cluster.run(lambda client: client.get(index=self._name, id=HEAD))
            if answer["_source"]["facts"]["format"] != FORMAT:
                return None
            held = self._held
            version = (answer["_seq_no"], answer["_primary_term"])
            if held and (held.index, held.version) == (answer["_index"], version):
                return held
            return Held.of(self._cluster, answer, held)
        except NotFoundError:
            return None

    def _unfinished(self, arrays: Mapping[str, Array]) -> tuple[str, bool]:
        """An index to fill with these contents, and whether a build had begun to fill it."""
        digest = blake2b(f"{FORMAT} {self._shards}".encode(), digest_size=8)
        for name, array in sorted(arrays.items()):
            digest.update(f"{name} {array.dtype} {array.shape}".encode())
            digest.update(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        prefix = f"{self._name}.{digest.hexdigest()}."
        for index, about in self._indexes().items():
            if index.startswith(prefix) and not about["aliases"] and not self._has_head(index):
                _log.info("going on with the load of %s", index)
                return index, True
        index = prefix + uuid4().hex[:8]
        settings = {
            "number_of_shards": self._shards,
            "number_of_replicas": self._replicas,
            "refresh_interval": -1,
            "max_terms_count": 1_000_000,
        }
        body = {"settings": {"index": settings}, "mappings": MAPPINGS}
        self._cluster.run(
            lambda client: client.indices.create(index=index, body=body), LOADING_LIMIT
        )
        return index, False

    def _indexes(self) -> Mapping[str, Any]:
        """The indexes of this engine, by name, with their aliases."""
        found: Mapping[str, Any] = self._cluster.run(
            lambda client: client.indices.get_alias(index=f"{self._name}.*"), LOADING_LIMIT
        )
        return found

    def _has_head(self, index: str) -> bool:
        return bool(
            self._cluster.run(lambda client: client.exists(index=index, id=HEAD), LOADING_LIMIT)
        )

    def _swap(self, index: str) -> None:
        """Let the alias stand for this index alone, and remove those before the last."""
        indexes = self._indexes()
        last = [name for name, about in indexes.items() if self._name in about["aliases"]]
        actions = [{"remove": {"index": name, "alias": self._name}} for name in last]
        body = {"actions": [*actions, {"add": {"index": index, "alias": self._name}}]}
        self._cluster.run(lambda client: client.indices.update_aliases(body=body), LOADING_LIMIT)
        stale = sorted(indexes.keys() - {index, *last})
        if stale:
            self._cluster.run(
                lambda client: client.indices.delete(
                    index=",".join(stale), params={"ignore_unavailable": "true"}
                ),
                LOADING_LIMIT,
            )

    def _replace_head(self, held: Held, facts: Mapping[str, Any]) -> None:
        sequence, term = held.version
        try:
            self._cluster.run(
                lambda client: client.index(
                    index=held.index,
                    id=HEAD,
                    body={"facts": facts},
                    params={"if_seq_no": sequence, "if_primary_term": term},
                ),
                LOADING_LIMIT,
            )
        except ConflictError as error:
            raise EngineUnavailable("search-changed-elsewhere") from error

    def _purge(self, held: Held) -> None:
        """Remove passages that the head does not count: the last removed, or a change cut short."""
        gone = [
            {"range": {"ordinal": {"gte": held.facts["passages"]}}},
            {"terms": {"document": held.facts["removed_last"]}},
        ]
        self._cluster.run(lambda client: client.indices.refresh(index=held.index), LOADING_LIMIT)
        self._cluster.run(
            lambda client: client.delete_by_query(
                index=held.index,
                body={"query": {"bool": {"should": gone, "minimum_should_match": 1}}},
                params={"conflicts": "proceed", "refresh": "true"},
            ),
            LOADING_LIMIT,
        )

    def _passages_of(self, held: Held, rows: npt.NDArray[np.int32]) -> PassageTable:
        """The passages of some documents."""
        found: list[dict[str, Any]] = []
        body: dict[str, Any] = {
            "query": {"bool": {"filter": [{"terms": {"document": rows.tolist()}}]}},
            "sort": [{"ordinal": "asc"}],
            "size": _READ,
        }
        while len(rows):
            hits = self._found(held.index, body)
            found += [hit["_source"] for hit in hits]
            if len(hits) < _READ:
                break
            body = {**body, "search_after": hits[-1]["sort"]}
        return table_of(found)

    def _found(self, index: str, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        answer = self._cluster.run(
            lambda client: client.search(
                body=body, index=index, params={"allow_partial_search_results": "false"}
            ),
            LOADING_LIMIT,
        )
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits


def _nothing() -> EmbeddedIndex:
    draft = MemoryDraft({})
    return EmbeddedIndex.of(Contents(Builder(draft).run(()), draft.arrays()))


def _arrays(draft: Draft) -> dict[str, Array]:
    """The arrays that are kept in the cluster, and those of passages, of which rows are made."""
    empty = _nothing()
    arrays = {"idf": draft["idf"], "removed": draft["removed"]}
    for part, name in (
        (empty.documents.arrays, "catalogue"),
        (empty.lexicon, "lexicon"),
        (empty.table, "table"),
    ):
        arrays |= {dotted: draft[dotted] for dotted, _ in arrays_of(part, name)}
    return arrays


def _passages(draft: Draft, first: int, ordinal: int, mean_length: float) -> Iterator[Entry]:
    """The entries of the draft's passages from `first` on, that one being number `ordinal`."""
    rows = passage_rows(
        part_of(PassageTable, "table", draft),
        draft["lexicon.term_of_word"],
        part_of(CatalogueArrays, "catalogue", draft),
        first,
        mean_length,
    )
    for number, row in enumerate(rows, ordinal):
        yield f"passage-{number}", {**row, "ordinal": number}


def _index_of_change(held: Held, table: PassageTable) -> EmbeddedIndex:
    """What a builder must know to change an index: its words, and the passages that go."""
    empty = _nothing()
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
