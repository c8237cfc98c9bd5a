"""Which passages may be among the best: told from bounds, without looking at most of them.

A bound adds up what bytes of postings stand for, rounded up, times the terms' weights. As MaxScore
does (Turtle & Flood 1995), the postings of rare terms are added up one by one (`rare_terms`), and
frequent terms are only looked up where a rare one is (`frequent_terms`). Passages that have
frequent terms alone are looked for by blocks (Ding & Suel 2011), and only where these terms could
reach the best without a rare one.

A question is some seventy calls of NumPy on short arrays: each that is spared is one hundredth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from bot.retrieval.postings import BLOCK

__all__ = ["NOTHING", "SLACK", "Admitted", "Bounds", "Counts", "Longs", "distinct", "greatest"]

NOTHING = 1e-30
"""Less than any score of a passage that has a term, where all weights are above zero."""

SLACK = 1e-4
"""More than the relative error of sums of 32-bit numbers, for questions of up to 800 terms."""

Bools = npt.NDArray[np.bool_]
Bounds = npt.NDArray[np.float32]
Counts = npt.NDArray[np.float64]
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


def distinct(ascending: Longs) -> Longs:
    """Each number once."""
    begins = np.empty(len(ascending), bool)
    begins[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=begins[1:])
    return ascending.take(begins.nonzero()[0])


def greatest(values: npt.NDArray[np.floating[Any]], nth: int) -> float:
    """The `nth` greatest of the values."""
    parted = values.copy()
    parted.partition(len(values) - nth)
    return float(parted[len(values) - nth])
