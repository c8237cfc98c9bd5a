"""The engine for what one machine cannot hold: a cluster that keeps passages, words and documents.

An alias names the index that is searched. A build fills another index and moves the alias in one
step; a change adds to the index and replaces its head in one step (`opensearch_index`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from opensearchpy.exceptions import NotFoundError

from bot.corpus.models import Document
from bot.retrieval.batches import analysed
from bot.retrieval.building import Builder, build, documents_without, mostly_gone
from bot.retrieval.catalogue import Catalogue, Key
from bot.retrieval.drafts import MemoryDraft
from bot.retrieval.embedded_index import Totals
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.opensearch_cluster import Cluster
from bot.retrieval.opensearch_index import (
    FORMAT,
    HEAD,
    Held,
    document_entries,
    index_of_change,
    kept_arrays,
)
from bot.retrieval.opensearch_indexes import Indexes
from bot.retrieval.opensearch_loading import load
from bot.retrieval.opensearch_pieces import described, pieces
from bot.retrieval.opensearch_question import conditions, first_stage
from bot.retrieval.opensearch_rows import passage_entries
from bot.retrieval.parts import arrays_of
from bot.retrieval.protocol import CANDIDATES, Progress, Results, results
from bot.retrieval.query import Query
from bot.retrieval.storage import Store
from bot.settings import Settings

__all__ = ["OpenSearchEngine"]

_FRESH = 1.0
"""Seconds after which the head is looked at again, since other processes may have changed it."""


class OpenSearchEngine:
    """Searches the cluster that the settings name. One machine at a time may change the index."""

    def __init__(self, settings: Settings, name: str) -> None:
        """`name` is the alias; the indexes that it has stood for are called `name.…`.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """
        self._name = name
        self._cluster = Cluster(settings)
        self._indexes = Indexes(self._cluster, settings, name)
        self._reading = threading.Lock()
        self._looked = float("-inf")
        self._held: Held | None = None
        self._conditions = lru_cache(maxsize=32)(conditions)
        self._nothing = build(())
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
            arrays = kept_arrays(draft)
            index, resumed = self._indexes.to_fill(arrays)
            passages = passage_entries(draft, 0, 0, totals.mean_length)
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
            self._indexes.put_head(index, facts)
        self._indexes.swap(index)
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
        if mostly_gone(held.catalogue, rows):
            kept = documents_without(held.catalogue, rows)
            self.build(chain(kept, new.values()), state)
            return
        self._indexes.purge(held)
        index = index_of_change(held, self._indexes.passages_of(held, rows))
        draft = MemoryDraft({**held.arrays, **dict(arrays_of(index.table, "table"))})
        totals = Builder(draft, index).run(analysed(new.values()), rows)["totals"]
        arrays = kept_arrays(draft)
        first = held.facts["passages"]
        before = len(index.table.document)
        mean_length = float(held.facts["mean_length"])
        passages = passage_entries(draft, before, first, mean_length)
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
        self._indexes.replace_head(held, facts)
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
        read = (*found.hits, *found.originals)
        held.catalogue.fetch([int(index.table.document[hit.passage]) for hit in read])
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
