"""Fits the decision to answer: `python -m bot.evaluation.fitting FILE…`.

The files hold questions that the bundle answers and questions that it does not, kept apart from
those that results are reported on. A logistic regression with a ridge penalty is fitted by Newton's
method (Hosmer & Lemeshow, *Applied Logistic Regression*); the two likelihoods that decide come from
cross-validation, so that no question is judged by a model that has seen it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answering.abstention import MODEL
from bot.answering.answer import search_for
from bot.answering.excerpts import score_excerpts
from bot.answering.fit import Fit, fit_of
from bot.answering.question import understand
from bot.corpus.bundle import read_bundle
from bot.corpus.front_matter import read_yaml
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.filters import Filters

__all__ = ["main"]

FALSE_ANSWERS = 0.235
"""The share of unanswerable questions near the subject that may be called answered."""

MISSED = 0.09
"""The share of answerable questions that may be called unanswered."""

_FOLDS = 10
_RIDGE = 1.0
_ROUNDS = 40

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Example:
    fit: Fit
    answerable: bool
    near: bool


def main(paths: Sequence[str]) -> None:
    """Fit on the questions of the files, write the model, and say how it does on unseen ones."""
    examples = list(_examples([Path(path) for path in paths]))
    names = list(asdict(examples[0].fit))
    inputs = np.array(
        [[float(value) for value in asdict(example.fit).values()] for example in examples]
    )
    wanted = np.array([example.answerable for example in examples])
    near = np.array([example.near for example in examples])
    barred = np.array([example.fit.barred for example in examples])
    unseen = _cross_validated(inputs, wanted)
    answered = _threshold(np.where(barred, 0.0, unseen)[near], FALSE_ANSWERS)
    partial = float(np.quantile(unseen[wanted], MISSED))
    weights, bias = _fitted(inputs, wanted)
    model = {
        "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
        "bias": round(bias, 4),
        "answered": round(answered, 4),
        "partial": round(min(partial, answered), 4),
    }
    MODEL.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    called = (unseen >= answered) & ~barred
    far = ~wanted & ~near
    for name, kind in (("answerable", wanted), ("near the subject", near), ("off it", far)):
        shown = f"{called[kind].mean():.2f} answered, {(unseen[kind] < partial).mean():.2f} not"
        sys.stdout.write(f"{name}: {int(kind.sum())} questions, {shown}\n")


def _examples(paths: Sequence[Path]) -> list[_Example]:
    engine = EmbeddedEngine()
    engine.build(read_bundle(CORPUS), {})
    thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
    examples = []
    for path in paths:
        read = read_yaml(path)
        for kind in ("answerable", "unanswerable"):
            for entry in read.get(kind, ()):
                fit = _fit(engine, thesaurus, entry["question"])
                if fit is not None:
                    near = kind == "unanswerable" and entry["family"] != "off"
                    examples.append(_Example(fit, kind == "answerable", near))
    return examples


def _fit(engine: EmbeddedEngine, thesaurus: Thesaurus, text: str) -> Fit | None:
    question = understand(text, engine.lexicon, thesaurus)
    found = search_for(engine, question, Filters(language=question.language))
    excerpts = score_excerpts(question, found) if found.hits else []
    return fit_of(question, found, excerpts[0]) if excerpts else None


def _fitted(inputs: Floats, wanted: Bools) -> tuple[Floats, float]:
    """The weights of the inputs and the bias."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-9
    scaled = np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread])
    penalty = np.diag([0.0, *[_RIDGE] * inputs.shape[1]])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        likely = _logistic(scaled @ weights)
        slope = scaled.T @ (likely - wanted) + penalty @ weights
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + penalty
        weights -= np.linalg.solve(curve, slope)
    unscaled = weights[1:] / spread
    return unscaled, float(weights[0] - unscaled @ mean)


def _cross_validated(inputs: Floats, wanted: Bools) -> Floats:
    """Each example's probability by a model fitted without its fold."""
    fold = np.arange(len(inputs)) % _FOLDS
    unseen = np.zeros(len(inputs))
    for number in range(_FOLDS):
        weights, bias = _fitted(inputs[fold != number], wanted[fold != number])
        unseen[fold == number] = _logistic(inputs[fold == number] @ weights + bias)
    return unseen


def _logistic(scores: Floats) -> Floats:
    likely: Floats = 1 / (1 + np.exp(-scores))
    return likely


def _threshold(probabilities: Floats, share: float) -> float:
    """The least likelihood that at most that share of the probabilities reach."""
    return float(np.quantile(probabilities, 1 - share))


if __name__ == "__main__":
    main(sys.argv[1:])
