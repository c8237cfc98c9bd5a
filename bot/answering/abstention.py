"""Whether the quotes answer: two logistic regressions over the fit, and three plain rules.

One says how likely the quotes are to answer, the other how likely it is that the documents speak of
the subject at all. Their weights, in `abstention.json`, are fitted by
`python -m bot.evaluation.fitting` on questions that are kept apart from those that results are
reported on. An answer is called one when it is likely enough, has what was asked for, has the names
in the question, and does not deny what the question takes for granted; else it is partial, where
the subject is likely enough, or no word of the question is unknown and the excerpt has them all or
denies what was taken for granted; or none.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answering.fit import Fit
from bot.answering.models import Status

__all__ = ["MODEL", "Likelihood", "Model", "confidence", "model", "status_of"]

MODEL = Path(__file__).with_suffix(".json")
"""Where the fitted weights are."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A weight for each field of `Fit` but its flaws, and the least likelihood that is enough.

    `least_asked` is the least where the excerpt's document comes with questions, whose words every
    question has more in common with.
    """

    weights: dict[str, float]
    bias: float
    least: float
    least_asked: float

    def of(self, fit: Fit) -> float:
        """The likelihood, 0 to 1, for a fit."""
        score = self.bias + sum(
            weight * float(getattr(fit, name)) for name, weight in self.weights.items()
        )
        return 1 / (1 + math.exp(-score))

    def is_enough(self, fit: Fit) -> bool:
        """Whether the likelihood for a fit is enough."""
        return self.of(fit) >= (self.least_asked if fit.asked else self.least)


@dataclass(frozen=True, slots=True)
class Model:
    """What decides: how likely quotes are to answer, and documents to speak of the subject."""

    answer: Likelihood
    subject: Likelihood


@cache
def model() -> Model:
    """The fitted model."""
    saved = json.loads(MODEL.read_text(encoding="utf-8"))
    return Model(**{name: Likelihood(**values) for name, values in saved.items()})


def confidence(fit: Fit) -> float:
    """The probability, 0 to 1, that quotes of that fit answer their question."""
    return model().answer.of(fit)


def status_of(fit: Fit) -> Status:
    """What an answer of that fit is called."""
    likely = model().answer.is_enough(fit)
    if likely and not fit.barred:
        return Status.ANSWERED
    known = fit.unknown_names == fit.unknown_words == 0
    told = likely or model().subject.is_enough(fit) or (known and (fit.contradicted or fit.whole))
    return Status.PARTIAL if told else Status.UNANSWERED
