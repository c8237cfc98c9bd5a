"""The embedded engine: BM25 over memory-mapped arrays, in one folder or in memory."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document
from bot.errors import IndexUnusable
from bot.retrieval.batches import analysed
from bot.retrieval.bm25 import weighted
from bot.retrieval.building import Builder, documents_without, mostly_gone
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.drafts import Draft, MemoryDraft
from bot.retrieval.embedded_index import EmbeddedIndex
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.protocol import CANDIDATES, Key, Progress, Results, results
from bot.retrieval.pruning import Admitted
from bot.retrieval.query import Query
from bot.retrieval.storage import Contents, Stamp, Store
from bot.retrieval.topk import best

__all__ = ["EmbeddedEngine"]

Longs = npt.NDArray[np.int64]

_log = logging.getLogger(__name__)


class EmbeddedEngine:
    """Searches the index saved in a folder, and sees at once what other processes save there.

    Without a folder, or where the folder cannot be written, the index lives in memory.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        prepared: Path | None = None,
        parallel: bool = False,
    ) -> None:
        """Open what is saved; what is damaged or of another version counts as nothing saved.

        Where nothing is, the index of the folder `prepared` is searched in place; the first change
        copies it. `parallel` lets other processes help with large builds.
        """
        self._store = Store(folder) if folder is not None else None
        self._parallel = parallel
        self._stamp: Stamp | None = None
        self._held = self._newer() or _prepared(prepared) or _nothing()

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
        state: Mapping[str, Any] | None = self._refresh().contents.facts["state"]
        return state

    def build(
        self,
        documents: Iterable[Document],
        state: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> None:
        """Index these documents and no others; questions are answered from the old meanwhile."""

        def make(draft: Draft) -> dict[str, Any]:
            batches = analysed(documents, parallel=self._parallel)
            return Builder(draft).run(batches, progress=progress)

        self._change(make, None, state)

    def update(
        self, added: Iterable[Document], removed: Iterable[Key], state: Mapping[str, Any]
    ) -> None:
        """Add documents and remove others. One that is added takes the place of its namesake."""
        held = self._refresh()
        new = {Key(document.library, document.id): document for document in added}
        rows = held.index.documents.rows_of([*new, *removed])
        if mostly_gone(held.index.documents, rows):
            kept = documents_without(held.index.documents, rows)
            self.build([*kept, *new.values()], state)
            return

        def make(draft: Draft) -> dict[str, Any]:
            return Builder(draft, held.index).run(analysed(new.values()), rows)

        self._change(make, held, state)

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
        self._held = _nothing()

    def _refresh(self) -> _Snapshot:
        """The newest index: opened again where another one has been saved since."""
        newer = self._newer()
        if newer is not None:
            self._held = newer
        return self._held

    def _newer(self) -> _Snapshot | None:
        """What has been saved since it was last looked at, if anything that can be used."""
        if self._store is None or self._store.stamp == self._stamp:
            return None
        self._stamp = self._store.stamp
        try:
            contents = self._store.read()
        except IndexUnusable as error:
            _log.warning("%s", error)
            return None
        return _Snapshot(contents, saved=True) if contents is not None else None

    def _change(
        self,
        make: Callable[[Draft], dict[str, Any]],
        changed: _Snapshot | None,
        state: Mapping[str, Any],
    ) -> None:
        """Save the change that `make` makes of an index, of none to make a new one.

        It is kept in memory where it cannot be saved.
        """
        if self._store is not None:
            try:
                self._save(self._store, make, changed, state)
            except OSError as error:
                _log.warning("the index stays in memory: %s", error)
            else:
                self._refresh()
                return
        draft = MemoryDraft(changed.contents.arrays if changed else {})
        facts = make(draft)
        self._held = _Snapshot(Contents({**facts, "state": dict(state)}, draft.arrays()))

    def _save(
        self,
        store: Store,
        make: Callable[[Draft], dict[str, Any]],
        changed: _Snapshot | None,
        state: Mapping[str, Any],
    ) -> None:
        draft = store.draft(new=changed is None or not changed.saved)
        try:
            if changed is not None and not changed.saved:
                for name, array in changed.contents.arrays.items():
                    draft.put(name, array)
            draft.commit({**make(draft), "state": dict(state)})
        except BaseException:
            draft.discard()
            raise


class _Snapshot:
    """An index that does not change, and what it was read from."""

    def __init__(self, contents: Contents, *, saved: bool = False) -> None:
        self.contents = contents
        self.saved = saved
        self.index = EmbeddedIndex.of(contents)
        self._admitted = lru_cache(maxsize=16)(self._admit)

    def first_stage(self, bag: Mapping[str, float], most: int, filters: Filters) -> Longs:
        """The numbers of the best passages by BM25, best first."""
        index = self.index
        question = weighted(bag, index.lexicon, index.idf)
        mean_length = index.totals.mean_length
        early, late = self._admitted(filters)
        found = best(index.postings, question, most, mean_length, early)
        if not len(index.recent):
            return found.passages
        more = best(index.recent, question, most, mean_length, late)
        passages = np.concatenate([found.passages, more.passages + len(index.postings)])
        scores = np.concatenate([found.scores, more.scores])
        return passages[np.lexsort((passages, -scores))][:most]

    def _admit(self, filters: Filters) -> tuple[Admitted | None, Admitted | None]:
        """Which passages are let through, early and recent; None where all are."""
        rows = filters.rows(self.index.documents)
        if rows.all():
            return None, None
        admitted = rows[self.index.table.document]
        first = len(self.index.postings)
        return Admitted.of(admitted[:first]), Admitted.of(admitted[first:])


def _prepared(folder: Path | None) -> _Snapshot | None:
    """The index that was made beforehand in a folder, if it can be used."""
    try:
        contents = Store(folder).read() if folder is not None else None
    except IndexUnusable as error:
        _log.warning("%s", error)
        return None
    return _Snapshot(contents) if contents is not None else None


def _nothing() -> _Snapshot:
    draft = MemoryDraft({})
    return _Snapshot(Contents({**Builder(draft).run(()), "state": None}, draft.arrays()))
