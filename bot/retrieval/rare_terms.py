"""The rare terms of a question: their postings end to end, and the sum of each one's passage."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bot.retrieval.frequent_terms import FrequentTerms
from bot.retrieval.postings import STEP, PostingList, Postings
from bot.retrieval.pruning import NOTHING, Admitted, Bounds, Counts, Longs, greatest

__all__ = ["RareTerms"]

_MORE = 4
"""How many times as many postings are wanted by their sums alone as with frequent terms added."""

_SLOTS = 64
"""Slots for each posting that is added up, at least: passages that share one share their sum."""


class RareTerms:
    """The rare terms of a question, in its order, and their postings.

    Sums are kept in a table of slots, fewer than the passages where these are very many. Passages
    that share a slot share their sum, a bound all the more; the postings of one passage always do,
    so that either all of them are chosen by what they reach or none. Postings are numbered as they
    stand in `passages`, which has the passage of each.
    """

    __slots__ = ("_frequencies", "_kept", "_lengths", "_sums", "lists", "passages")

    def __init__(
        self,
        postings: Postings,
        weights: Mapping[PostingList, float],
        admitted: Admitted | None,
    ) -> None:
        """`weights` are of all terms of the question."""
        self._frequencies = postings.frequencies
        self._kept: Longs | None = None
        self.lists = [held for held in weights if held.everywhere is None]
        if not self.lists:
            self.passages = np.empty(0, np.intp)
            self._sums = np.empty(0, np.float32)
            return
        passages = np.concatenate([held.passages for held in self.lists], dtype=np.intp)
        units = np.array([weights[held] * STEP for held in self.lists], np.float32)
        self._lengths = np.array([len(held.passages) for held in self.lists])
        parts = units.repeat(self._lengths)
        parts *= np.concatenate([held.bytes for held in self.lists])
        if admitted is not None:
            self._kept = admitted.passages.take(passages).nonzero()[0]
            passages, parts = passages.take(self._kept), parts.take(self._kept)
        self.passages = passages
        self._sums = _summed(passages, parts, len(postings)) if len(self.lists) > 1 else parts

    def all(self) -> Longs:
        """Every posting."""
        return np.arange(len(self.passages))

    def first(self, wanted: int, frequent: FrequentTerms) -> tuple[float, Longs]:
        """About `wanted` postings of great bounds, and what those of no other passage reach.

        That is nothing if these are all.
        """
        sums = self._sums
        if len(sums) <= wanted:
            return NOTHING, self.all()
        if not frequent.reach:
            floor = greatest(sums, wanted)
            return floor, (sums >= floor).nonzero()[0]
        if len(sums) <= _MORE * wanted:
            near, beyond = self.all(), NOTHING
        else:
            floor = greatest(sums, _MORE * wanted)
            near, beyond = (sums >= floor).nonzero()[0], floor + frequent.reach
        bounds = frequent.add_to(sums.take(near), self.passages.take(near))
        floor = greatest(bounds, wanted)
        return max(floor, beyond), near.take((bounds >= floor).nonzero()[0])

    def reaching(self, least: float, frequent: FrequentTerms) -> Longs:
        """The postings of the passages whose bound is `least` or more."""
        chosen = (self._sums >= least - frequent.reach).nonzero()[0]
        if not frequent.reach:
            return chosen
        bounds = frequent.add_to(self._sums.take(chosen), self.passages.take(chosen))
        return chosen.take((bounds >= least).nonzero()[0])

    def count(self, chosen: Longs, columns: Longs, counts: Counts) -> None:
        """Write the frequency of some postings, each in the row of its term and in its column."""
        if not self.lists:
            return
        if self._kept is not None:
            chosen = self._kept.take(chosen)
        ends = self._lengths.cumsum()
        rows = ends.searchsorted(chosen, "right")
        # From where a posting stands end to end with others, to where it stands among all.
        shifts = np.array([held.start for held in self.lists])
        shifts += self._lengths
        shifts -= ends
        places = shifts.take(rows)
        places += chosen
        counts[rows, columns] = self._frequencies.take(places)


def _summed(passages: Longs, parts: Bounds, size: int) -> Bounds:
    """For each posting the sum of its slot's, of `size` passages in all."""
    count = 1 << (_SLOTS * len(passages)).bit_length()
    slots = passages & (count - 1) if count < size else passages
    table = np.zeros(min(count, size), np.float32)
    np.add.at(table, slots, parts)
    return table.take(slots)
