"""Whether the quotes answer: a logistic regression over the fit, and three plain rules.

The weights in `abstention.json` are fitted by `python -m bot.evaluation.fitting` on the questions
of `tests/questions/`, which are kept apart from those that results are reported on. An answer is
called one when it is likely enough, has what was asked for, has the names in the question, and
does not deny what the question takes for granted; else it is partial, or none.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answering.fit import Fit
from bot.answering.models import Status

__all__ = ["MODEL", "Model", "confidence", "status_of"]

MODEL = Path(__file__).with_suffix(".json")
"""Where the fitted weights are."""


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted model: a weight for each field of `Fit` but its flaws, and what decides."""

    weights: dict[str, float]
    bias: float
    answered: float
    partial: float

    def probability(self, fit: Fit) -> float:
        """The probability that quotes of that fit answer."""
        score = self.bias + sum(
            weight * float(getattr(fit, name)) for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-score))


@cache
def model() -> Model:
    """The fitted model."""
    return Model(**json.loads(MODEL.read_text(encoding="utf-8")))


def confidence(fit: Fit) -> float:
    """The probability, 0 to 1, that quotes of that fit answer their question."""
    return model().probability(fit)


def status_of(fit: Fit, sure: float) -> Status:
    """What an answer of that fit and confidence is called."""
    if sure < model().partial:
        return Status.UNANSWERED
    if sure < model().answered or fit.barred:
        return Status.PARTIAL
    return Status.ANSWERED
