"""The best passages by BM25, exactly, without looking at most of them.

Block-max pruning (Ding & Suel 2011) over one-byte parts. A bound of every block of passages is
added up from its terms; the blocks of the greatest bounds are scored first; what the k-th best of
them surely reaches shuts out every block, then every passage, that cannot. The few that are left
are scored again as `BM25Okapi.get_scores` does, to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import parts
from bot.retrieval.postings import BLOCK, SHIFT, STEP, Postings

__all__ = ["Found", "Weighted", "best", "padded"]

Floats = npt.NDArray[np.float64]
Bounds = npt.NDArray[np.float32]
Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_FIRST_BLOCKS = 256
"""How many blocks are scored first, at least."""

_GROWTH = 8
"""How many times as many blocks are scored at each further turn."""

_GROUP = 8
"""Blocks in a group: the greatest bounds are looked for among groups, which is quicker."""

_SLACK = 1e-5
"""More than the relative error of sums of 32-bit numbers."""

_NOTHING = 1e-30
"""Less than any score of a passage that has a term."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A term of the question: its number and what multiplies its parts (weight times idf)."""

    term: int
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """Passages and their scores, best first; ties by passage."""

    passages: Longs
    scores: Floats


def best(
    postings: Postings,
    question: Sequence[Weighted],
    most: int,
    mean_length: float,
    admitted: Bools | None = None,
) -> Found:
    """The `most` best passages that have a term of the question, and are admitted.

    Args:
        postings: What is searched; passages are numbered from its own first.
        question: Terms in their order; a term may come up several times.
        most: How many passages at most, one or more.
        mean_length: The mean length of passages, of which the postings' own may be a part.
        admitted: For each passage, whether it may be found, padded to whole blocks.
    """
    held = _rows(postings, [asked.term for asked in question])
    terms = [(row, asked.weight) for row, asked in zip(held, question, strict=True) if row >= 0]
    merged: dict[int, float] = {}
    for row, weight in terms:
        merged[row] = merged.get(row, 0.0) + weight
    if not merged:
        return Found(np.empty(0, np.int64), np.empty(0))
    if min(merged.values()) <= 0:
        candidates = _all_with(postings, merged)
        if admitted is not None:
            candidates = candidates[admitted[candidates]]
    else:
        race = _Race(postings, merged, mean_length / float(postings.mean_length[0]))
        candidates = race.run(most, admitted)
    scores = _exact(postings, terms, candidates, mean_length)
    order = np.lexsort((candidates, -scores))[:most]
    return Found(candidates[order], scores[order])


def padded(admitted: Bools) -> Bools:
    """Which passages may be found, padded to whole blocks as `best` wants it."""
    whole = np.zeros(-(-len(admitted) // BLOCK) * BLOCK, bool)
    whole[: len(admitted)] = admitted
    return whole


def _rows(postings: Postings, terms: list[int]) -> list[int]:
    """The rows of the terms, -1 where no passage has one."""
    wanted = np.array(terms, np.int32)
    rows = postings.terms.searchsorted(wanted)
    known = rows < len(postings.terms)
    known[known] = postings.terms[rows[known]] == wanted[known]
    found: list[int] = np.where(known, rows, -1).tolist()
    return found


def _all_with(postings: Postings, rows: Iterable[int]) -> Longs:
    offsets = postings.offsets
    lists = [postings.passages[offsets[row] : offsets[row + 1]] for row in rows]
    return np.unique(np.concatenate(lists)).astype(np.int64)


def _exact(
    postings: Postings, terms: Sequence[tuple[int, float]], passages: Longs, mean_length: float
) -> Floats:
    """The scores of the passages, term by term (row and weight) in the question's order."""
    frequencies = np.zeros((len(terms), len(passages)), np.int64)
    keys = passages.astype(np.int32)
    for at, (row, _) in enumerate(terms):
        start, end = postings.offsets[row : row + 2].tolist()
        listed = postings.passages[start:end]
        places = listed.searchsorted(keys)
        np.minimum(places, end - start - 1, out=places)
        held = postings.frequencies[start:end].take(places)
        np.multiply(held, listed.take(places) == keys, out=frequencies[at])
    weights = np.array([weight for _, weight in terms])
    lengths = postings.lengths.take(passages)
    scores: Floats = np.add.reduce(
        weights[:, None] * parts(frequencies, lengths, mean_length), axis=0
    )
    return scores


class _Race:
    """The passages still in the race for one question, all of whose weights are positive."""

    def __init__(self, postings: Postings, terms: Mapping[int, float], drift: float) -> None:
        """`terms` maps rows to weights.

        `drift` is the mean length now over that of the bytes, which bounds their change.
        """
        units = {row: np.float32(weight * STEP) for row, weight in terms.items()}
        self.least = min(1.0, drift) * (1 - _SLACK)
        self.greatest = max(1.0, drift) * (1 + _SLACK)
        self.rounding = float(sum(units.values()))
        self.dense = []
        self.bounds = np.zeros(postings.blocks, np.float32)
        scanned, values = [], []
        for row, unit in units.items():
            peaks, laid = int(postings.block_row[row]), int(postings.dense_row[row])
            if peaks >= 0:
                self.bounds += postings.block_peaks[peaks] * unit
            if laid >= 0:
                self.dense.append((postings.dense[laid].reshape(-1, BLOCK), unit))
                continue
            start, end = postings.offsets[row : row + 2].tolist()
            passages = postings.passages[start:end]
            scanned.append(passages)
            values.append(postings.bytes[start:end] * unit)
            if peaks < 0:
                # Several passages of one block count once: they are bounds, not sums.
                self.bounds[passages >> SHIFT] += postings.peak[row] * unit
        self.scanned = np.concatenate(scanned) if scanned else np.empty(0, np.int32)
        self.scanned_blocks = self.scanned >> SHIFT
        self.values = np.concatenate(values) if values else np.empty(0, np.float32)

    def run(self, most: int, admitted: Bools | None) -> Longs:
        """Every passage that may be among the `most` best, ascending."""
        if admitted is not None:
            self.bounds *= admitted.reshape(-1, BLOCK).any(axis=1)
        wanted = max(_FIRST_BLOCKS, most)
        blocks = self._greatest(wanted)
        passages, bounds = self._score(blocks, admitted, _NOTHING)
        while True:
            least = self._surely(bounds, most)
            self.bounds[blocks] = 0
            blocks = np.flatnonzero(self.bounds >= least)
            if not len(blocks):
                return np.sort(passages[bounds >= least])
            wanted *= _GROWTH
            if len(blocks) > 2 * wanted:
                waiting = self.bounds.take(blocks)
                nth = np.partition(waiting, len(waiting) - wanted)[len(waiting) - wanted]
                blocks = blocks[waiting >= nth]
            more, their_bounds = self._score(blocks, admitted, least)
            passages = np.concatenate([passages, more])
            bounds = np.concatenate([bounds, their_bounds])

    def _greatest(self, wanted: int) -> Longs:
        """About as many blocks as wanted, of those whose bounds are greatest."""
        groups = len(self.bounds) // _GROUP
        if groups <= wanted:
            return np.flatnonzero(self.bounds)
        # The greatest of each group are quicker to part than all bounds.
        greatest = self.bounds[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
        nth = np.partition(greatest, groups - wanted)[groups - wanted]
        return np.flatnonzero(self.bounds >= max(_NOTHING, float(nth)))

    def _score(self, blocks: Longs, admitted: Bools | None, least: float) -> tuple[Longs, Bounds]:
        """The passages of some blocks whose bounds are `least` or more, and these bounds."""
        scores = np.zeros((len(blocks), BLOCK), np.float32)
        for laid, unit in self.dense:
            scores += laid.take(blocks, axis=0) * unit
        row_of = np.full(len(self.bounds), -1, np.int32)
        row_of[blocks] = np.arange(len(blocks), dtype=np.int32)
        flat = scores.reshape(-1)
        if len(self.scanned):
            row = row_of.take(self.scanned_blocks)
            held = np.flatnonzero(row >= 0)
            place = row.take(held) * BLOCK + (self.scanned.take(held) & (BLOCK - 1))
            np.add.at(flat, place, self.values.take(held))
        if admitted is not None:
            scores *= admitted.reshape(-1, BLOCK).take(blocks, axis=0)
        kept = np.flatnonzero(flat >= least)
        passages: Longs = blocks.take(kept >> SHIFT) * BLOCK + (kept & (BLOCK - 1))
        return passages, flat.take(kept)

    def _surely(self, bounds: Bounds, most: int) -> float:
        """The bound below which no passage can be among the `most` best."""
        if len(bounds) < most:
            return _NOTHING
        nth = float(np.partition(bounds, len(bounds) - most)[len(bounds) - most])
        return max(_NOTHING, (nth - self.rounding) * self.least / self.greatest)
