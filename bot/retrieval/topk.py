"""The best passages by BM25, exactly.

Passages of great bounds (`pruning`) are scored as `BM25Okapi.get_scores` does, to the last bit.
The worst of the best among them settles what the bound of any other must reach to be scored too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import Weighted, scores
from bot.retrieval.frequent_terms import FrequentTerms
from bot.retrieval.postings import PostingList, Postings
from bot.retrieval.pruning import NOTHING, SLACK, Admitted, Longs, distinct
from bot.retrieval.rare_terms import RareTerms

__all__ = ["Found", "best"]

_FIRST = 12
"""Passages that are scored first, at least."""

Floats = npt.NDArray[np.float64]


class Found(NamedTuple):
    """Passages and their scores, best first; ties by passage."""

    passages: Longs
    scores: Floats


def best(
    postings: Postings,
    question: Sequence[Weighted],
    most: int,
    mean_length: float,
    admitted: Admitted | None = None,
) -> Found:
    """The `most` best passages that have a term of the question, and are admitted.

    Args:
        postings: What is searched; passages are numbered from its own first.
        question: Terms in their order; a term may come up several times.
        most: How many passages at most, one or more.
        mean_length: The mean length of passages, of which the postings' own may be a part.
        admitted: Which passages may be found; None where all may.
    """
    asked: list[tuple[PostingList, float]] = []
    weights: dict[PostingList, float] = {}
    for term, weight in question:
        held = postings.list_of(term)
        if held is not None:
            asked.append((held, weight))
            weights[held] = weights.get(held, 0.0) + weight
    if not asked:
        return Found(np.empty(0, np.intp), np.empty(0))
    race = _Race(postings, asked, weights, most, mean_length, admitted)
    # Where a term takes away from a score, bounds mean nothing.
    return race.pruned() if min(weights.values()) > 0 else race.whole()


class _Race:
    """One question to some postings, and the terms that these have, with their weights."""

    __slots__ = (
        "_frequent",
        "_lists",
        "_mean_length",
        "_most",
        "_postings",
        "_rare",
        "_rows",
        "_weights",
    )

    def __init__(
        self,
        postings: Postings,
        asked: Sequence[tuple[PostingList, float]],
        weights: dict[PostingList, float],
        most: int,
        mean_length: float,
        admitted: Admitted | None,
    ) -> None:
        self._postings = postings
        self._most = most
        self._mean_length = mean_length
        self._rare = RareTerms(postings, weights, admitted)
        self._frequent = FrequentTerms(weights, admitted)
        lists = self._rare.lists + self._frequent.lists
        self._lists = len(lists)
        self._rows = [lists.index(held) for held, _ in asked]
        self._weights = [weight for _, weight in asked]

    def whole(self) -> Found:
        """The best of all passages that have a term."""
        return self._scored(self._rare.all(), self._frequent.all())

    def pruned(self) -> Found:
        """The same, where all weights are above zero, from the scores of few passages."""
        rare, frequent, most = self._rare, self._frequent, self._most
        drift = self._mean_length / self._postings.built_with
        roof = max(1.0, drift) * (1 + SLACK)
        """How many times its bound a score is at most."""
        wanted = max(_FIRST, most) * (3 + len(rare.lists)) // 2
        floor, chosen = rare.first(wanted, frequent)
        least = NOTHING
        if frequent.reach >= floor:
            least = max(least, frequent.sure(most) * min(1.0, drift) * (1 - SLACK) / roof)
            if least > floor:
                floor, chosen = least, rare.reaching(least, frequent)
        found = self._scored(chosen)
        if len(found.scores) < most and least < floor:
            # Enough postings, were each of these passages to have every term.
            floor, chosen = rare.first(most * len(rare.lists), frequent)
            found = self._scored(chosen)
        if len(found.scores) == most:
            least = max(least, float(found.scores[-1]) / roof)
        if frequent.reach >= least:
            return self._scored(rare.reaching(least, frequent), frequent.reaching(least))
        return self._scored(rare.reaching(least, frequent)) if floor > least else found

    def _scored(self, chosen: Longs, others: Longs | None = None) -> Found:
        """The best of the passages of some postings of rare terms, and of some others.

        No passage has a posting of a rare term that is not chosen.
        """
        held = self._rare.passages.take(chosen)
        passages = np.concatenate([held, others]) if others is not None else held.copy()
        passages.sort()
        passages = distinct(passages)
        counts = np.zeros((self._lists, len(passages)))
        self._rare.count(chosen, passages.searchsorted(held), counts)
        self._frequent.count(passages, counts[len(self._rare.lists) :])
        norms = self._postings.norms_of(passages, self._mean_length)
        exact = scores(self._weights, counts.take(self._rows, 0), norms)
        # Passages ascend, so that ties go to the earlier.
        order = (-exact).argsort(kind="stable")[: self._most]
        return Found(passages.take(order), exact.take(order))
