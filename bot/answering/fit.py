"""How well the best excerpt fits its question: a few numbers that anyone can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.excerpts import Excerpt
from bot.answering.models import Point
from bot.answering.premises import denies, is_how_to
from bot.answering.question import Question
from bot.corpus.models import Document
from bot.retrieval.candidates import Candidates
from bot.retrieval.coverage import in_passage
from bot.retrieval.protocol import Results
from bot.retrieval.query import STANDS_FOR, QueryTerm, is_name
from bot.retrieval.ranking import DEFAULT

__all__ = ["FLAWS", "Fit", "fit_of"]

Floats = npt.NDArray[np.float64]

_COMPARED = 10
"""The best passages, among which one work may have more than the others."""

_ORDINARY_UNKNOWN = 0.6
"""What an unknown ordinary word weighs, an unknown name or number weighing 1."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What the decision to answer rests on. Shares are of the question's weight, from 0 to 1.

    `matched` is the logarithm of the number of the question's words that the best excerpt's passage
    has, and `whole` whether the excerpt has them all. `unknown_names` and `unknown_words` are the
    shares of names or numbers, and of ordinary words, that no document has. `ranking` is the best
    passage's score over the best possible one, `lead` how far the second best lags behind, as a
    share of the best one's score, and `same` the share of the ten best that are of one work with
    it. `defines`: the question asks for a definition and the excerpt has one; `open`: it asks for
    nothing in particular; `asked`: the excerpt's document comes with questions that its facts
    answer.

    Three flaws bar an answer, however well the rest fits. `lacking`: the question asks for
    something that the excerpt has none of, or how to do what it denies; `unnamed`: a name of the
    question is nowhere in its passage or title; `contradicted`: it denies what the question takes
    for granted.
    """

    matched: float
    whole: bool
    unknown_names: float
    unknown_words: float
    ranking: float
    lead: float
    same: float
    defines: bool
    open: bool
    asked: bool
    lacking: bool
    unnamed: bool
    contradicted: bool

    @property
    def barred(self) -> bool:
        """Whether the excerpt cannot be a whole answer."""
        return any(getattr(self, flaw) for flaw in FLAWS)


FLAWS = ("lacking", "unnamed", "contradicted")
"""The fields of `Fit` that bar an answer."""


def fit_of(question: Question, found: Results, best: Excerpt) -> Fit:
    """The fit of the best excerpt to the question."""
    words = question.query.distinct
    names = np.array([is_name(question.query.text, held.start, held.end) for held in words])
    weights = _weights(words, found.features.stems.weights, names)
    whole = float(weights.sum()) or 1.0
    unknown = np.array([not held.known for held in words])
    of_subject = np.array([held.weight == 1.0 for held in words])
    passage = Candidates.of(found.index, np.array([found.hits[best.rank].passage], np.int64))
    stems = passage.as_terms(found.index)
    matched = of_subject & (in_passage(found.features.stems, stems)[0] >= STANDS_FOR)
    denied = denies(best, question, found.index.lexicon, len(found.index))
    how_to = is_how_to(question.query.text)
    return Fit(
        matched=float(np.log1p(matched.sum())),
        whole=bool((best.covered[of_subject] >= STANDS_FOR).all() and of_subject.any()),
        unknown_names=float(weights[unknown & names].sum()) / whole,
        unknown_words=float(weights[unknown & ~names].sum()) / whole,
        ranking=found.hits[0].score / DEFAULT.greatest,
        lead=_lead(found),
        same=_same(found),
        defines=Point.DEFINITION in question.points and best.has_point,
        open=None in question.points,
        asked=bool(best.document.asked),
        lacking=not best.has_point or (how_to and denied),
        unnamed=best.unnamed,
        contradicted=denied and not how_to,
    )


def _weights(words: Sequence[QueryTerm], weights: Floats, names: npt.NDArray[np.bool_]) -> Floats:
    """The words' weights, where an unknown word weighs as much as the known ones' median.

    By its rarity alone, a word that no document has would outweigh all others together.
    """
    known = [
        float(weight)
        for held, weight in zip(words, weights, strict=True)
        if held.known and held.weight == 1.0
    ]
    median = float(np.median(known)) if known else 1.0
    reckoned = weights.copy()
    for slot, held in enumerate(words):
        if not held.known:
            reckoned[slot] = held.weight * median * (1.0 if names[slot] else _ORDINARY_UNKNOWN)
    return reckoned


def _lead(found: Results) -> float:
    best, *others = (hit.score for hit in found.hits[:2])
    return (best - sum(others)) / best if best > 0 else 0.0


def _same(found: Results) -> float:
    best = found.index.document_of(found.hits[0].passage)
    others = (found.index.document_of(hit.passage) for hit in found.hits[:_COMPARED])
    return sum(_same_text(best, other) for other in others) / _COMPARED


def _same_text(one: Document, other: Document) -> bool:
    """Whether both are of one work, or one is the official text that the other is about."""
    return one.work == other.work or other.work in one.supersedes or one.work in other.supersedes
