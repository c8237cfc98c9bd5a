"""The embedded engine: BM25 over memory-mapped arrays, in one folder or in memory."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document
from bot.errors import IndexUnusable
from bot.retrieval.building import build
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.index import EmbeddedIndex
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.protocol import CANDIDATES, Key, Progress, Results, results
from bot.retrieval.query import Query
from bot.retrieval.storage import Stamp, Store

__all__ = ["EmbeddedEngine"]

Bools = npt.NDArray[np.bool_]

_log = logging.getLogger(__name__)


class EmbeddedEngine:
    """Searches the index saved in a folder, and sees at once what other processes save there.

    Without a folder, or where the folder cannot be written, the index lives in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Open what is saved; what is damaged or of another version counts as nothing saved."""
        self._store = Store(folder) if folder is not None else None
        self._stamp: Stamp | None = None
        self._held = _Snapshot(build([]), None)
        self._refresh()

    @property
    def index(self) -> EmbeddedIndex:
        """The newest index."""
        return self._refresh().index

    @property
    def lexicon(self) -> Lexicon:
        """The words of the documents."""
        return self.index.lexicon

    @property
    def documents(self) -> Catalogue:
        """The documents, in the order that decides between equal scores."""
        return self.index.documents

    @property
    def state(self) -> Mapping[str, Any] | None:
        """What the last change was given as `state`; None where nothing was ever indexed."""
        return self._refresh().state

    def build(
        self,
        documents: Iterable[Document],
        state: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> None:
        """Index these documents and no others; questions are answered from the old meanwhile."""
        self._save(build(documents, progress), state)

    def update(
        self, added: Iterable[Document], removed: Iterable[Key], state: Mapping[str, Any]
    ) -> None:
        """Add documents and remove others. One that is added takes the place of its namesake."""
        new = {Key(document.library, document.id): document for document in added}
        gone = {*new, *removed}
        kept = (held for held in self.documents if Key(held.library, held.id) not in gone)
        self.build([*kept, *new.values()], state)

    def search(self, query: Query, top: int, filters: Filters = EVERYTHING) -> Results:
        """The best `top` passages, best first; ties go to the earlier passage.

        A passage counts only for terms that it has: one that has none is never returned.
        """
        held = self._refresh()
        candidates = held.first_stage(query.bag, max(CANDIDATES, top), filters)
        return results(held.index, query, candidates, top)

    def close(self) -> None:
        """Let go of the index; its files are closed when the last results are let go of."""
        self._store = None
        self._held = _Snapshot(build([]), None)

    def _refresh(self) -> _Snapshot:
        """The newest index: opened again where another one has been saved since."""
        if self._store is not None and self._store.stamp != self._stamp:
            self._stamp = self._store.stamp
            try:
                contents = self._store.read()
            except IndexUnusable as error:
                _log.warning("%s", error)
                contents = None
            if contents is not None:
                state = contents.facts["state"]
                self._held = _Snapshot(EmbeddedIndex.of(contents), state)
        return self._held

    def _save(self, index: EmbeddedIndex, state: Mapping[str, Any]) -> None:
        try:
            if self._store is not None:
                self._store.write(index.contents({"state": dict(state)}))
                return
        except OSError as error:
            _log.warning("the index stays in memory: %s", error)
        self._held = _Snapshot(index, state)


class _Snapshot:
    """An index that does not change, and the state of the sources that it was made of."""

    def __init__(self, index: EmbeddedIndex, state: Mapping[str, Any] | None) -> None:
        self.index = index
        self.state = state
        self._admitted = lru_cache(maxsize=64)(self._admit)

    def first_stage(
        self, bag: Mapping[str, float], top: int, filters: Filters
    ) -> npt.NDArray[np.int64]:
        """The numbers of the best passages by BM25, best first."""
        postings = self.index.postings
        scores = np.zeros(len(self.index))
        found = np.zeros(len(self.index), bool)
        for term, weight in bag.items():
            number = self.index.lexicon.term_number(term)
            if number is not None:
                held = slice(*postings.offsets[number : number + 2])
                scores[postings.passages[held]] += weight * postings.impacts[held]
                found[postings.passages[held]] = True
        candidates = np.flatnonzero(found & self._admitted(filters)[self.index.table.document])
        return candidates[np.lexsort((candidates, -scores[candidates]))][:top]

    def _admit(self, filters: Filters) -> Bools:
        return filters.admit(self.index.documents)
