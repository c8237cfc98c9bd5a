"""The embedded engine: BM25 over the arrays of an index, then the second stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.index import Index
from bot.retrieval.query import Query
from bot.retrieval.ranking import rank

__all__ = ["CANDIDATES", "EmbeddedEngine", "Hit"]

CANDIDATES = 200
"""How many passages of the first stage the second one looks at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage by number, and its score in the second stage."""

    passage: int
    score: float


class EmbeddedEngine:
    """Searches one index held in memory or memory-mapped."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._admitted = lru_cache(maxsize=64)(self._admit)

    def search(self, query: Query, top: int, filters: Filters = EVERYTHING) -> list[Hit]:
        """The best passages, best first; ties go to the earlier document.

        A passage counts only for terms that it has: one that has none is never returned.
        """
        passages = self.first_stage(query.bag, max(CANDIDATES, top), filters)
        scores = rank(self.index, query, passages)
        order = np.lexsort((passages, -scores))[:top]
        return [Hit(int(passages[at]), float(scores[at])) for at in order]

    def first_stage(
        self, bag: dict[str, float], top: int, filters: Filters = EVERYTHING
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

    def _admit(self, filters: Filters) -> npt.NDArray[np.bool_]:
        return filters.admit(self.index.documents)
