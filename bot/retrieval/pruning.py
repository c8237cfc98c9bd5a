"""Which passages may be among the best: told from bounds, without looking at most of them.

A bound adds up what bytes of postings stand for, rounded up, times the terms' weights. As MaxScore
does (Turtle & Flood 1995), the postings of rare terms are added up one by one, and frequent terms
are only looked up where a rare one is. Passages that have frequent terms alone are looked for last,
by blocks (Ding & Suel 2011), and only where these terms could reach the best without a rare one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from bot.retrieval.postings import BLOCK, STEP, Everywhere, PostingList, Postings

__all__ = ["NOTHING", "Admitted", "Race", "distinct"]

NOTHING = 1e-30
"""Less than any score of a passage that has a term, where all weights are above zero."""

_FIRST_POSTINGS = 16
"""Postings of each rare term that are looked at first, at least."""

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


class Race:
    """The passages still in the race for one question, all of whose weights are above zero."""

    def __init__(
        self,
        postings: Postings,
        weights: Mapping[PostingList, float],
        mean_length: float,
        admitted: Admitted | None = None,
    ) -> None:
        """`mean_length` is that of passages now, which bytes may have been made without."""
        self._admitted = admitted
        self._slots = len(postings)
        rare: list[tuple[PostingList, np.float32]] = []
        self._frequent: list[tuple[Everywhere, np.float32]] = []
        self._reach = self._rounding = 0.0
        for held, weight in weights.items():
            unit = weight * STEP
            self._rounding += unit
            if held.everywhere is None:
                rare.append((held, np.float32(unit)))
            else:
                self._frequent.append((held.everywhere, np.float32(unit)))
                self._reach += held.peak * unit
        self._reach *= 1 + _SLACK
        drift = mean_length / postings.built_with
        self._safe = min(1.0, drift) / max(1.0, drift) * (1 - _SLACK)
        self._roof: Bounds | None = None
        self._lists = len(rare)
        if rare:
            self._add_up(rare)

    def _add_up(self, rare: Sequence[tuple[PostingList, np.float32]]) -> None:
        """Give each posting of a rare term its own part and the bound of its passage."""
        passages = np.concatenate([held.passages for held, _ in rare], dtype=np.intp)
        parts = np.concatenate([held.bytes * unit for held, unit in rare])
        if self._admitted is not None:
            kept = self._admitted.passages.take(passages).nonzero()[0]
            passages, parts = passages.take(kept), parts.take(kept)
        bounds = parts
        if len(rare) > 1:
            slots, count = passages, 1 << (_SLOTS * len(passages)).bit_length()
            if count < self._slots:
                slots = passages & (count - 1)
            else:
                count = self._slots
            sums = np.zeros(count, np.float32)
            np.add.at(sums, slots, parts)
            bounds = sums.take(slots)
        if self._frequent:
            self._frequent_parts = self._looked_up(passages)
            bounds = bounds + self._frequent_parts
        self._passages, self._parts, self._bounds = passages, parts, bounds

    def run(self, most: int) -> Longs:
        """Every passage that may be among the `most` best, ascending."""
        floor, chosen = self._first_postings(most)
        least = NOTHING
        if self._reach >= floor:
            least = self._surely(self._best_of_blocks(most), most)
            if least > floor:
                floor, chosen = least, None
        while True:
            passages, bounds = self._of_postings(floor, chosen)
            least = max(least, self._surely(bounds, most))
            if self._reach >= least:
                kept = (bounds >= least).nonzero()[0]
                passages, bounds = _merged(
                    (passages.take(kept), bounds.take(kept)), self._of_blocks(least)
                )
                least = max(least, self._surely(bounds, most))
            if least >= floor or floor == NOTHING:
                return passages.take((bounds >= least).nonzero()[0])
            floor, chosen = least, None

    def _first_postings(self, most: int) -> tuple[float, Longs | None]:
        """The postings of the greatest bounds, and the least of these; none where all are few."""
        wanted = max(_FIRST_POSTINGS, 2 * most) * self._lists
        if not self._lists or len(self._bounds) <= wanted:
            return NOTHING, None
        nth = len(self._bounds) - wanted
        chosen = self._bounds.argpartition(nth)[nth:]
        return float(self._bounds[chosen[0]]), chosen

    def _of_postings(self, floor: float, chosen: Longs | None) -> tuple[Longs, Bounds]:
        """The passages of the postings chosen, or of those whose bound is `floor` or more.

        They ascend. Their bounds are sums of what is theirs alone, whatever they share a slot with.
        """
        if not self._lists:
            return np.empty(0, np.intp), np.empty(0, np.float32)
        if chosen is None:
            chosen = (self._bounds >= floor).nonzero()[0]
        passages = self._passages.take(chosen)
        order = passages.argsort()
        passages = passages.take(order)
        chosen = chosen.take(order)
        parts = self._parts.take(chosen)
        if self._lists > 1 and len(passages):
            first = _firsts(passages)
            passages, chosen = passages.take(first), chosen.take(first)
            parts = np.add.reduceat(parts, first)
        if self._frequent:
            parts = parts + self._frequent_parts.take(chosen)
        return passages, parts

    def _looked_up(self, passages: Longs) -> Bounds:
        """What the frequent terms add to some passages."""
        return _sum(held.bytes.take(passages) * unit for held, unit in self._frequent)

    def _roofs(self) -> Bounds:
        """What the frequent terms add at most to a passage of each block."""
        if self._roof is None:
            self._roof = _sum(held.peaks * unit for held, unit in self._frequent)
            if self._admitted is not None:
                self._roof *= self._admitted.blocks
        return self._roof

    def _best_of_blocks(self, most: int) -> Bounds:
        """What the frequent terms add to the passages of the blocks of the highest roofs."""
        roofs = self._roofs()
        wanted = max(_FIRST_BLOCKS, most)
        least = _greatest(roofs, wanted) if len(roofs) > wanted else NOTHING
        _, bounds = self._in_blocks((roofs >= least).nonzero()[0])
        return bounds

    def _of_blocks(self, least: float) -> tuple[Longs, Bounds]:
        """The passages to which frequent terms alone add `least` or more."""
        passages, bounds = self._in_blocks((self._roofs() >= least).nonzero()[0])
        kept = (bounds >= least).nonzero()[0]
        return passages.take(kept), bounds.take(kept)

    def _in_blocks(self, blocks: Longs) -> tuple[Longs, Bounds]:
        bounds = _sum(
            held.bytes.reshape(-1, BLOCK).take(blocks, axis=0) * unit
            for held, unit in self._frequent
        )
        if self._admitted is not None:
            bounds *= self._admitted.passages.reshape(-1, BLOCK).take(blocks, axis=0)
        passages = blocks[:, None] * BLOCK + np.arange(BLOCK)
        return passages.reshape(-1), bounds.reshape(-1)

    def _surely(self, bounds: Bounds, most: int) -> float:
        """The bound under which no passage can be among the `most` best.

        `bounds` are of distinct passages, each more than its own score by the rounding at most.
        """
        if len(bounds) < most:
            return NOTHING
        return max(NOTHING, (_greatest(bounds, most) - self._rounding) * self._safe)


def distinct(ascending: Longs) -> Longs:
    """Each number once."""
    return ascending.take(_firsts(ascending))


def _firsts(ascending: Longs) -> Longs:
    """Where each distinct number begins."""
    begins = np.empty(len(ascending), bool)
    begins[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=begins[1:])
    return begins.nonzero()[0]


def _merged(*some: tuple[Longs, Bounds]) -> tuple[Longs, Bounds]:
    """Passages ascending with their bounds; of two bounds of one, that which comes first."""
    passages = np.concatenate([of_some for of_some, _ in some])
    bounds = np.concatenate([of_some for _, of_some in some])
    order = passages.argsort(kind="stable")
    passages = passages.take(order)
    first = _firsts(passages)
    return passages.take(first), bounds.take(order.take(first))


def _sum(arrays: Iterable[Bounds]) -> Bounds:
    """The sum of one or more new arrays, made in the first of them."""
    remaining = iter(arrays)
    total = next(remaining)
    for array in remaining:
        total += array
    return total


def _greatest(values: Bounds, nth: int) -> float:
    """The `nth` greatest of the values."""
    parted = values.copy()
    parted.partition(len(values) - nth)
    return float(parted[len(values) - nth])
