"""The frequent terms of a question: what they add to a passage, and where they do without others.

Each has a byte and a frequency for every passage, so that looking one up is reading one place.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bot.retrieval.postings import BLOCK, MOST_KEPT, STEP, Everywhere, PostingList
from bot.retrieval.pruning import SLACK, Admitted, Bounds, Counts, Longs, greatest

__all__ = ["FrequentTerms"]

_FIRST_BLOCKS = 128
"""Blocks that are looked at first where frequent terms could do without a rare one, at least."""


class FrequentTerms:
    """The frequent terms of a question, in its order.

    `reach` is what they give a passage at most, nothing where there are none.
    """

    __slots__ = ("_admitted", "_roofs", "_rounding", "_terms", "lists", "reach")

    def __init__(self, weights: Mapping[PostingList, float], admitted: Admitted | None) -> None:
        """`weights` are of all terms of the question."""
        self._admitted = admitted
        self._roofs: Bounds | None = None
        self._terms: list[tuple[Everywhere, np.float32]] = []
        self.lists: list[PostingList] = []
        reach = rounding = 0.0
        for held, weight in weights.items():
            if held.everywhere is not None:
                unit = weight * STEP
                rounding += unit
                reach += held.peak * unit
                self._terms.append((held.everywhere, np.float32(unit)))
                self.lists.append(held)
        self._rounding = rounding
        self.reach = reach * (1 + SLACK)

    def add_to(self, bounds: Bounds, passages: Longs) -> Bounds:
        """The bounds of some passages by rare terms, and what the frequent ones add to them."""
        for everywhere, unit in self._terms:
            bounds = bounds + everywhere.bytes.take(passages) * unit
        return bounds

    def count(self, passages: Longs, counts: Counts) -> None:
        """Write how often each term (row) is in each of some passages (column)."""
        for held, (everywhere, _), row in zip(self.lists, self._terms, counts, strict=True):
            row[:] = kept = everywhere.frequencies.take(passages)
            if np.maximum.reduce(kept, initial=0) == MOST_KEPT:
                full = (kept == MOST_KEPT).nonzero()[0]
                places = held.passages.searchsorted(passages.take(full).astype(np.int32))
                row[full] = held.frequencies.take(places)

    def all(self) -> Longs:
        """Every admitted passage that has one of the terms; some several times."""
        passages = np.concatenate([np.empty(0, np.intp), *(held.passages for held in self.lists)])
        if self._admitted is None:
            return passages
        return passages[self._admitted.passages.take(passages)]

    def sure(self, most: int) -> float:
        """What the best `most` passages get of these terms at least, were mean lengths the same."""
        roofs = self._roofs_of_blocks()
        blocks = roofs.nonzero()[0]
        wanted = max(_FIRST_BLOCKS, most)
        if len(blocks) > wanted:
            waiting = roofs.take(blocks)
            blocks = blocks.take((waiting >= greatest(waiting, wanted)).nonzero()[0])
        bounds = self._in_blocks(blocks)[1]
        # Zeros say nothing, and parting many equal numbers is slow.
        bounds = bounds.take(bounds.nonzero()[0])
        return greatest(bounds, most) - self._rounding if len(bounds) >= most else 0.0

    def reaching(self, least: float) -> Longs:
        """The passages that these terms alone give `least` or more."""
        passages, bounds = self._in_blocks((self._roofs_of_blocks() >= least).nonzero()[0])
        return passages.take((bounds >= least).nonzero()[0])

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
