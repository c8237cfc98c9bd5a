"""How sure a mean is, and whether two runs differ: what resampling the questions tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Comparison", "Curve", "Mean", "compare", "mean_of", "risk_coverage"]

SAMPLES = 2_000
"""Bootstrap samples of the questions."""

PERMUTATIONS = 10_000
"""Random signs tried by the paired test."""

_SEED = 20_210_312
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean over `count` questions, and its 95 % interval."""

    count: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same questions in two runs: the mean difference, and on how many each is better.

    `p` is the chance of a difference as great, either way, did the runs not differ.
    """

    count: int
    difference: float
    wins: int
    losses: int
    ties: int
    p: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The risk (share of wrong answers) at each coverage (share of questions answered).

    `area` is the mean of the risk over all coverages (Geifman & El-Yaniv 2017).
    """

    coverage: tuple[float, ...]
    risk: tuple[float, ...]
    area: float


def mean_of(values: Sequence[float]) -> Mean:
    """The mean of one or more values, with a percentile bootstrap interval (Efron 1979)."""
    held = np.asarray(values, np.float64)
    rng = np.random.default_rng(_SEED)
    means = np.array([held[rng.integers(len(held), size=len(held))].mean() for _ in range(SAMPLES)])
    low, high = np.percentile(means, [2.5, 97.5])
    return Mean(len(held), float(held.mean()), float(low), float(high))


def compare(
    before: Sequence[float], after: Sequence[float], *, lower_is_better: bool = False
) -> Comparison:
    """Two runs over the same questions, by a paired randomisation test (Fisher 1935).

    Under the hypothesis that the runs do not differ, each question's difference may as well have
    the other sign.
    """
    difference = np.asarray(after, np.float64) - np.asarray(before, np.float64)
    gain = -difference if lower_is_better else difference
    wins, losses = int((gain > _LEAST).sum()), int((gain < -_LEAST).sum())
    return Comparison(
        count=len(difference),
        difference=float(difference.mean()),
        wins=wins,
        losses=losses,
        ties=len(difference) - wins - losses,
        p=_randomisation(difference[np.abs(difference) > _LEAST]),
    )


def _randomisation(difference: npt.NDArray[np.float64]) -> float:
    if not len(difference):
        return 1.0
    rng = np.random.default_rng(_SEED)
    seen = abs(difference.sum())
    reached = 0
    for _ in range(PERMUTATIONS // 100):
        signs = rng.integers(2, size=(100, len(difference))) * 2 - 1
        reached += int((np.abs(signs @ difference) >= seen - _LEAST).sum())
    return (reached + 1) / (PERMUTATIONS + 1)


def risk_coverage(confidence: Sequence[float], right: Sequence[bool]) -> Curve:
    """The curve of questions answered from the surest down; equal confidences come together."""
    order = np.argsort(-np.asarray(confidence, np.float64), kind="stable")
    sure = np.asarray(confidence, np.float64)[order]
    wrong = ~np.asarray(right, bool)[order]
    answered = np.arange(1, len(wrong) + 1)
    risk = np.cumsum(wrong) / answered
    last = np.append(np.diff(sure) != 0, True)
    ends = np.searchsorted(np.flatnonzero(last), np.arange(len(wrong)))
    risk = risk[np.flatnonzero(last)[ends]]
    coverage = answered / len(wrong)
    return Curve(tuple(coverage.tolist()), tuple(risk.tolist()), float(risk.mean()))
