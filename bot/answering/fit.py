"""How well the best excerpt fits its question: a few numbers that anyone can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bot.answering.excerpts import Excerpt
from bot.answering.models import Point
from bot.answering.premises import contradicts
from bot.answering.question import Question
from bot.corpus.models import Document
from bot.language.analysis import terms_of
from bot.retrieval.protocol import Results
from bot.retrieval.query import STANDS_FOR, QueryTerm
from bot.retrieval.ranking import DEFAULT

__all__ = ["Fit", "fit_of"]

Floats = npt.NDArray[np.float64]

_ORDINARY_UNKNOWN = 0.6
"""What an unknown ordinary word weighs, an unknown name or number weighing 1."""

_NEAR = ((2, 1.0), (5, 0.5))
"""Two words of a pair that stand at most so far apart are worth so much; else `_APART`."""

_APART = 0.2


@dataclass(frozen=True, slots=True)
class Fit:
    """What the decision to answer rests on. Shares are of the question's weight, from 0 to 1.

    `context` is the share that the best excerpt has with its heading, title and passage;
    `pairs` the share of the question's adjacent pairs of words that it has near each other;
    `unknown_names` and `unknown_words` the shares of names or numbers, and of ordinary words,
    that no document has. `ranking` is the best passage's score over the best possible one;
    `margin` how far the next work lags behind. `length` is the logarithm of the number of the
    question's words. `defines`: it asks for a definition and the excerpt has one; `open`: it asks
    for nothing in particular; `lacking`: it asks for something that the excerpt has none of;
    `contradicted`: the excerpt denies what the question takes for granted; `unnamed`: a name of
    the question is nowhere in its passage or title.
    """

    context: float
    pairs: float
    unknown_names: float
    unknown_words: float
    ranking: float
    margin: float
    length: float
    defines: bool
    lacking: bool
    open: bool
    contradicted: bool
    unnamed: bool

    @property
    def barred(self) -> bool:
        """Whether the excerpt cannot be a whole answer, however well it fits."""
        return self.lacking or self.unnamed or self.contradicted


def fit_of(question: Question, found: Results, best: Excerpt) -> Fit:
    """The fit of the best excerpt to the question."""
    words = question.query.distinct
    weights = _weights(question, found.features.stems.weights)
    whole = float(weights.sum()) or 1.0
    unknown = np.array([not held.known for held in words])
    names = np.array([_is_name(held, question.query.text) for held in words])
    return Fit(
        context=float(best.context @ weights) / whole,
        pairs=_pairs(question, best, weights),
        unknown_names=float(weights[unknown & names].sum()) / whole,
        unknown_words=float(weights[unknown & ~names].sum()) / whole,
        ranking=found.hits[0].score / DEFAULT.greatest,
        margin=_margin(found),
        length=float(np.log1p(sum(held.weight == 1.0 for held in words))),
        defines=question.point is Point.DEFINITION and best.has_point,
        lacking=not best.has_point,
        open=question.point is None,
        unnamed=best.unnamed,
        contradicted=contradicts(best, question, found.index.lexicon, len(found.index)),
    )


def _weights(question: Question, weights: Floats) -> Floats:
    """The words' weights, where an unknown word weighs as much as the known ones' median.

    By its rarity alone, a word that no document has would outweigh all others together.
    """
    words = question.query.distinct
    known = [
        float(weight)
        for held, weight in zip(words, weights, strict=True)
        if held.known and held.weight == 1.0
    ]
    median = float(np.median(known)) if known else 1.0
    reckoned = weights.copy()
    for slot, held in enumerate(words):
        if not held.known:
            named = _is_name(held, question.query.text)
            reckoned[slot] = held.weight * median * (1.0 if named else _ORDINARY_UNKNOWN)
    return reckoned


def _is_name(held: QueryTerm, text: str) -> bool:
    """Whether a word stands in the question as a name or a number."""
    typed = text[held.start : held.end]
    capital = typed[:1].isupper() and held.start > 0 and not text.isupper()
    return capital or any(letter.isdigit() for letter in typed)


def _pairs(question: Question, best: Excerpt, weights: Floats) -> float:
    """The share of the question's adjacent pairs of words near each other in the excerpt."""
    terms = terms_of(best.text, best.document.language)
    weight_of = {
        held.word: float(weight)
        for held, weight in zip(question.query.distinct, weights, strict=True)
    }
    words = [held for held in question.query.terms if held.weight == 1.0]
    gained = possible = 0.0
    for left, right in pairwise(words):
        weight = min(weight_of[left.word], weight_of[right.word])
        possible += weight
        gained += weight * _nearness(_places(left, terms), _places(right, terms))
    if not possible:
        return float(best.covered @ weights) / (float(weights.sum()) or 1.0)
    return gained / possible


def _places(held: QueryTerm, terms: Sequence[str]) -> list[int]:
    return [place for place, term in enumerate(terms) if held.terms.get(term, 0) >= STANDS_FOR]


def _nearness(left: Sequence[int], right: Sequence[int]) -> float:
    if not left or not right:
        return 0.0
    apart = min(abs(first - second) for first in left for second in right)
    return next((worth for distance, worth in _NEAR if apart <= distance), _APART)


def _margin(found: Results) -> float:
    best = found.hits[0]
    document = found.index.document_of(best.passage)
    others = (
        hit.score
        for hit in found.hits
        if not _same_text(document, found.index.document_of(hit.passage))
    )
    return (best.score - next(others, 0.0)) / best.score if best.score > 0 else 0.0


def _same_text(one: Document, other: Document) -> bool:
    """Whether both are of one work, or one is the official text that the other is about."""
    return one.work == other.work or other.work in one.supersedes or one.work in other.supersedes
