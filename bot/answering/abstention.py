"""Whether the quotes answer: the fit of the quotes to the question, and its point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.excerpts import Excerpt
from bot.answering.models import Status
from bot.answering.question import Question

__all__ = ["ANSWERED", "Fit", "confidence", "fit_of", "status_of"]

ANSWERED = 0.5
"""Confidence from which an answer is called one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What is known of how well the quotes fit the question, each from 0 to 1.

    `sentence` is the share of the question's weight that the best quote covers, `context` the
    share that it covers with its heading, title and passage; `quotes` what all quotes cover;
    `missing` the share that no document has; `point` whether a quote holds what is asked for.
    """

    sentence: float
    context: float
    quotes: float
    missing: float
    point: float


_WEIGHTS = Fit(sentence=3.0, context=3.5, quotes=1.5, missing=-3.0, point=0.8)
_BIAS = -4.0


def fit_of(question: Question, chosen: Sequence[Excerpt], weights: npt.NDArray[np.float64]) -> Fit:
    """The fit of the chosen sentences to the question."""
    whole = float(weights.sum()) or 1.0
    unknown = np.array([not held.known for held in question.query.distinct], float)
    best = chosen[0]
    together = np.maximum.reduce([sentence.covered for sentence in chosen])
    return Fit(
        sentence=float(best.covered @ weights) / whole,
        context=float(best.context @ weights) / whole,
        quotes=float(together @ weights) / whole,
        missing=float(unknown @ weights) / whole,
        point=float(any(sentence.has_point for sentence in chosen)),
    )


def confidence(fit: Fit) -> float:
    """The probability that the quotes answer, by logistic regression on the fit."""
    score = _BIAS + sum(
        weight * value for weight, value in zip(astuple(_WEIGHTS), astuple(fit), strict=True)
    )
    return 1 / (1 + math.exp(-score))


def status_of(fit: Fit, sure: float) -> Status:
    """What an answer of that fit and confidence is called."""
    if sure < ANSWERED:
        return Status.UNANSWERED
    return Status.ANSWERED if fit.point else Status.PARTIAL
