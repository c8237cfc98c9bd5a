"""The second stage: the best candidates of BM25 ranked by more than their terms.

Three BM25F scores (Robertson & Zaragoza 2009), over stems, character 4-grams and whole words, each
divided by its best; adjacent pairs and nearness of the question's terms (Tao & Zhai 2007) within
the first; then the longest run of the question's words, and the share of the question that the
best sentence has, that it has with its title, and that the title has.
`docs/retrieval.md` says what each of them gives.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.candidates import Candidates
from bot.retrieval.coverage import best_of_sentences, by_sentence, in_title, with_title
from bot.retrieval.features import Features, Slots
from bot.retrieval.index import Index
from bot.retrieval.proximity import Proximity
from bot.retrieval.query import Query

__all__ = ["Weights", "rank"]

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part counts for. `k1` and the two `b` are BM25F's; the rest multiply a part."""

    k1: float = 1.2
    b: float = 0.6
    title_b: float = 0.5
    title: float = 3.0
    heading: float = 1.0
    pairs: float = 0.3
    nearness: float = 0.6
    grams: float = 1.0
    words: float = 0.3
    sentence: float = 0.5
    run: float = 0.3
    context: float = 0.3
    title_share: float = 0.3

    @property
    def greatest(self) -> float:
        """The score of a passage that is best in every part and has the whole question."""
        shares = self.sentence + self.run + self.context + self.title_share
        return 1.0 + self.grams + self.words + shares


DEFAULT = Weights()
"""The weights that answers are ranked with."""


def rank(
    index: Index, query: Query, features: Features, passages: Longs, weights: Weights = DEFAULT
) -> Floats:
    """A score for each of the numbered passages, in their order."""
    if not len(passages) or not query.terms:
        return np.zeros(len(passages))
    words = Candidates.of(index, passages)
    stems = words.as_terms(index)
    by_stem, by_gram, by_word = features.stems, features.grams, features.words
    titles = in_title(by_stem, stems)
    proximity = Proximity.of(query, by_stem, stems)
    return (
        _of_best(
            _bm25f(by_stem, stems, weights)
            + weights.pairs * proximity.pairs(weights.k1, weights.b)
            + weights.nearness * proximity.nearness()
        )
        + weights.grams * _of_best(_bm25f(by_gram, words, weights))
        + weights.words * _of_best(_bm25f(by_word, words, weights))
        + weights.sentence * best_of_sentences(by_gram.share(by_sentence(by_gram, words)), words)
        + weights.run * proximity.longest_run()
        + weights.context
        * best_of_sentences(by_stem.share(with_title(by_stem, stems, titles)), words)
        + weights.title_share * by_stem.share(titles)
    )


def _of_best(scores: Floats) -> Floats:
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else scores


def _bm25f(slots: Slots, candidates: Candidates, weights: Weights) -> Floats:
    """BM25F: the fields' frequencies, each normalised by its length, are summed, then saturated."""
    count = len(candidates.text.lengths)
    total = np.zeros((count, len(slots.weights)))
    for field, weight, b in (
        (candidates.text, 1.0, weights.b),
        (candidates.title, weights.title, weights.title_b),
        (candidates.heading, weights.heading, weights.title_b),
    ):
        marks, places = slots.marks(field.keys)
        frequency = _sums(marks, field.owner[places], count)
        length = 1 - b + b * field.lengths / field.mean if field.mean else np.ones(count)
        total += weight * frequency / length[:, None]
    saturated: Floats = (total * (weights.k1 + 1) / (total + weights.k1)) @ slots.weights
    return saturated


def _sums(marks: Floats, owner: Longs, count: int) -> Floats:
    """Rows of `marks` added up by owner; owners ascend."""
    sums = np.zeros((count, marks.shape[1]))
    if len(owner):
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        sums[owner[first]] = np.add.reduceat(marks, first, axis=0)
    return sums
