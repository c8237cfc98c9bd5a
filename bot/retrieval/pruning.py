"""Which passages may be among the best: told from bounds, without looking at most of them.

A bound adds up what bytes of postings stand for, rounded up, times the terms' weights. As MaxScore
does (Turtle & Flood 1995), the postings of rare terms are added up one by one, and frequent terms
are only looked up where a rare one is. Passages that have frequent terms alone are looked for last,
by blocks (Ding & Suel 2011), and only where these terms could reach the best without a rare one.

A question is some eighty calls of NumPy on short arrays: each that is spared is one hundredth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from bot.retrieval.postings import BLOCK, STEP, Everywhere, PostingList, Postings

__all__ = ["Admitted", "distinct", "in_the_race"]

_NOTHING = 1e-30
"""Less than any score of a passage that has a term, where all weights are above zero."""

_FIRST_POSTINGS = 16
"""Postings of each rare term that are looked at first, at least."""

_MORE = 8
"""How many times as many are looked at by their sums alone, where frequent terms add to these."""

_FIRST_BLOCKS = 128
"""Blocks that are looked at first where frequent terms could do without a rare one, at least."""

_SLOTS = 8
"""Slots for each posting that is added up, at least: passages that share one share their sum."""

_SLACK = 1e-4
"""More than the relative error of sums of 32-bit numbers, for questions of up to 800 terms."""

Bools = npt.NDArray[np.bool_]
Bounds = npt.NDArray[np.float32]
Longs = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Admitted:
    """Which passages may be found, and which blocks hold one."""

    passages: Bools
    blocks: Bools

    @classmethod
    def of(cls, passages: Bools) -> Self:
        """`passages` tells of each whether it may be found."""
        whole = np.zeros(-(-len(passages) // BLOCK) * BLOCK, bool)
        whole[: len(passages)] = passages
        return cls(whole, np.logical_or.reduce(whole.reshape(-1, BLOCK), axis=1))


def in_the_race(
    postings: Postings,
    weights: Mapping[PostingList, float],
    most: int,
    mean_length: float,
    admitted: Admitted | None = None,
) -> Longs:
    """Every passage that may be among the `most` best, ascending.

    All weights are above zero. `mean_length` is that of passages now, which bytes may have been
    made without.
    """
    rare: list[tuple[PostingList, np.float32]] = []
    often: list[tuple[Everywhere, np.float32]] = []
    reach = rounding = 0.0
    for held, weight in weights.items():
        unit = weight * STEP
        rounding += unit
        if held.everywhere is None:
            rare.append((held, np.float32(unit)))
        else:
            often.append((held.everywhere, np.float32(unit)))
            reach += held.peak * unit
    drift = mean_length / postings.built_with
    safe = min(1.0, drift) / max(1.0, drift) * (1 - _SLACK)
    frequent = _Frequent(often, reach * (1 + _SLACK), admitted)
    added = _AddedUp(rare, len(postings), admitted)

    def surely(bounds: Bounds) -> float:
        """The bound under which no passage can be among the `most` best.

        `bounds` are of distinct passages, each more than its own score by the rounding at most.
        """
        if len(bounds) < most:
            return _NOTHING
        return max(_NOTHING, (_greatest(bounds, most) - rounding) * safe)

    floor, chosen = added.first(most, frequent)
    least = _NOTHING
    if frequent.reach >= floor:
        least = surely(frequent.in_best_blocks(most))
        if least > floor:
            floor, chosen = least, added.reaching(least, frequent)
    while True:
        passages, bounds = added.passages_of(chosen, frequent)
        least = max(least, surely(bounds))
        if frequent.reach >= least:
            kept = (bounds >= least).nonzero()[0]
            alone, their_bounds = frequent.reaching(least)
            passages = np.concatenate([passages.take(kept), alone])
            bounds = np.concatenate([bounds.take(kept), their_bounds])
            # Of the two bounds of a passage that rare terms have too, theirs comes first.
            order = passages.argsort(kind="stable")
            passages = passages.take(order)
            first = _firsts(passages)
            passages, bounds = passages.take(first), bounds.take(order.take(first))
            least = max(least, surely(bounds))
        if least >= floor or floor == _NOTHING:
            return passages.take((bounds >= least).nonzero()[0])
        floor, chosen = least, added.reaching(least, frequent)


class _Frequent:
    """The frequent terms of a question; `reach` is what they give a passage at most."""

    __slots__ = ("_admitted", "_roofs", "_terms", "reach")

    def __init__(
        self,
        terms: Sequence[tuple[Everywhere, np.float32]],
        reach: float,
        admitted: Admitted | None,
    ) -> None:
        self._terms = terms
        self._admitted = admitted
        self._roofs: Bounds | None = None
        self.reach = reach

    def add_to(self, bounds: Bounds, passages: Longs) -> Bounds:
        """The bounds of some passages by rare terms, and what the frequent ones add to them."""
        for everywhere, unit in self._terms:
            bounds = bounds + everywhere.bytes.take(passages) * unit
        return bounds

    def in_best_blocks(self, most: int) -> Bounds:
        """What they give the passages of the blocks where they can give most."""
        roofs = self._roofs_of_blocks()
        blocks = roofs.nonzero()[0]
        wanted = max(_FIRST_BLOCKS, most)
        if len(blocks) > wanted:
            waiting = roofs.take(blocks)
            blocks = blocks.take((waiting >= _greatest(waiting, wanted)).nonzero()[0])
        bounds = self._in_blocks(blocks)[1]
        # Zeros say nothing, and parting many equal numbers is slow.
        return bounds.take(bounds.nonzero()[0])

    def reaching(self, least: float) -> tuple[Longs, Bounds]:
        """The passages that they alone give `least` or more, and how much."""
        passages, bounds = self._in_blocks((self._roofs_of_blocks() >= least).nonzero()[0])
        kept = (bounds >= least).nonzero()[0]
        return passages.take(kept), bounds.take(kept)

    def _roofs_of_blocks(self) -> Bounds:
        """What they give a passage of each block at most."""
        if self._roofs is None:
            roofs = sum(everywhere.peaks * unit for everywhere, unit in self._terms)
            self._roofs = np.asarray(roofs)
            if self._admitted is not None:
                self._roofs *= self._admitted.blocks
        return self._roofs

    def _in_blocks(self, blocks: Longs) -> tuple[Longs, Bounds]:
        bounds = np.zeros((len(blocks), BLOCK), np.float32)
        for everywhere, unit in self._terms:
            bounds += everywhere.bytes.reshape(-1, BLOCK).take(blocks, axis=0) * unit
        if self._admitted is not None:
            bounds *= self._admitted.passages.reshape(-1, BLOCK).take(blocks, axis=0)
        passages = blocks[:, None] * BLOCK + np.arange(BLOCK)
        return passages.reshape(-1), bounds.reshape(-1)


class _AddedUp:
    """The postings of the rare terms of a question: each one's own part, and its passage's sum."""

    __slots__ = ("_lists", "_parts", "_passages", "_sums")

    def __init__(
        self,
        rare: Sequence[tuple[PostingList, np.float32]],
        size: int,
        admitted: Admitted | None,
    ) -> None:
        """`size` is how many passages there are."""
        self._lists = len(rare)
        if not rare:
            self._passages = np.empty(0, np.intp)
            self._parts = self._sums = np.empty(0, np.float32)
            return
        passages = np.concatenate([held.passages for held, _ in rare], dtype=np.intp)
        parts = np.concatenate([held.bytes * unit for held, unit in rare])
        if admitted is not None:
            kept = admitted.passages.take(passages).nonzero()[0]
            passages, parts = passages.take(kept), parts.take(kept)
        self._passages = passages
        self._parts = self._sums = parts
        if len(rare) > 1:
            count = 1 << (_SLOTS * len(passages)).bit_length()
            slots = passages & (count - 1) if count < size else passages
            table = np.zeros(min(count, size), np.float32)
            np.add.at(table, slots, parts)
            self._sums = table.take(slots)

    def first(self, most: int, frequent: _Frequent) -> tuple[float, Longs]:
        """Some postings of great bounds, and what no other exceeds: nothing if these are all."""
        sums = self._sums
        wanted = max(_FIRST_POSTINGS, 2 * most) * self._lists
        if len(sums) <= wanted:
            return _NOTHING, np.arange(len(sums))
        if not frequent.reach:
            return _top(sums, wanted)
        if len(sums) <= _MORE * wanted:
            return _top(frequent.add_to(sums, self._passages), wanted)
        floor, chosen = _top(sums, _MORE * wanted)
        bounds = frequent.add_to(sums.take(chosen), self._passages.take(chosen))
        floor_of_chosen, places = _top(bounds, wanted)
        return max(floor + frequent.reach, floor_of_chosen), chosen.take(places)

    def reaching(self, floor: float, frequent: _Frequent) -> Longs:
        """The postings whose bound is `floor` or more."""
        chosen = (self._sums >= floor - frequent.reach).nonzero()[0]
        bounds = frequent.add_to(self._sums.take(chosen), self._passages.take(chosen))
        return chosen.take((bounds >= floor).nonzero()[0])

    def passages_of(self, chosen: Longs, frequent: _Frequent) -> tuple[Longs, Bounds]:
        """The passages of some postings, ascending, and their bounds.

        A bound is of what is the passage's alone, whatever it shares a slot with.
        """
        passages = self._passages.take(chosen)
        order = passages.argsort()
        passages = passages.take(order)
        bounds = self._parts.take(chosen.take(order))
        if self._lists > 1 and len(passages):
            first = _firsts(passages)
            passages, bounds = passages.take(first), np.add.reduceat(bounds, first)
        return passages, frequent.add_to(bounds, passages)


def distinct(ascending: Longs) -> Longs:
    """Each number once."""
    return ascending.take(_firsts(ascending))


def _firsts(ascending: Longs) -> Longs:
    """Where each distinct number begins."""
    begins = np.empty(len(ascending), bool)
    begins[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=begins[1:])
    return begins.nonzero()[0]


def _top(values: Bounds, count: int) -> tuple[float, Longs]:
    """The least of the greatest values, and the places of these."""
    nth = len(values) - count
    places = values.argpartition(nth)[nth:]
    return float(values[places[0]]), places


def _greatest(values: Bounds, nth: int) -> float:
    """The `nth` greatest of the values."""
    parted = values.copy()
    parted.partition(len(values) - nth)
    return float(parted[len(values) - nth])
