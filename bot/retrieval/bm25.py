"""rank-bm25's `BM25Okapi`, one posting at a time.

`BM25Okapi` (Trotman, Puurula & Burgess 2014, as in the rank-bm25 library) fixes the model: its
own code computes the inverse document frequencies, with its floor for terms of more than half of
the passages. A posting's part of a score, before that weight, depends on nothing in the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retrieval.lexicon import Lexicon

__all__ = [
    "EPSILON",
    "GREATEST_PART",
    "K1",
    "B",
    "Weighted",
    "inverse_document_frequencies",
    "norms",
    "parts",
    "scores",
    "weighted",
]

K1 = 1.2
B = 0.6
EPSILON = 0.25
"""The library's default: terms of more than half of the passages get this share of the mean."""

GREATEST_PART = K1 + 1
"""What no part reaches."""

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[Any]
"""Whole numbers, or the same as 64-bit floats."""


class Weighted(NamedTuple):
    """A term of the question: its number and what multiplies its parts (weight times idf)."""

    term: int
    weight: float


def weighted(bag: Mapping[str, float], lexicon: Lexicon, idf: Floats) -> list[Weighted]:
    """The terms of a question that passages have, in its order; `idf` is that of each term."""
    numbers = ((lexicon.term_number(term), weight) for term, weight in bag.items())
    return [
        Weighted(number, weight * float(idf[number]))
        for number, weight in numbers
        if number is not None
    ]


def inverse_document_frequencies(
    document_frequencies: npt.NDArray[np.integer[Any]], passages: int
) -> Floats:
    """The library's inverse document frequency of each term over `passages` passages.

    A term that no passage has any more counts for nothing, as if it had never been there.
    """
    from rank_bm25 import BM25Okapi

    present = np.flatnonzero(document_frequencies)
    weights = np.zeros(len(document_frequencies))
    if len(present):
        model = BM25Okapi.__new__(BM25Okapi)
        model.corpus_size = passages
        model.epsilon = EPSILON
        model.idf = {}
        frequencies = document_frequencies[present].tolist()
        model._calc_idf(dict(enumerate(frequencies)))
        weights[present] = list(model.idf.values())
    return weights


def norms(lengths: Numbers, mean_length: float) -> Floats:
    """What a passage's length adds to a term's frequency in `BM25Okapi.get_scores`."""
    norm: Floats = K1 * (1 - B + B * lengths / mean_length)
    return norm


def parts(frequencies: Numbers, norm: Floats) -> Floats:
    """What `BM25Okapi.get_scores` multiplies a term's weight by; the arrays broadcast.

    A term's frequency in a passage, and that passage's `norms`. The order of the operations is the
    library's, so that the result is equal to the last bit.
    """
    part: Floats = frequencies * (K1 + 1)
    part /= frequencies + norm
    return part


def scores(weights: Sequence[float], frequencies: Numbers, norm: Floats) -> Floats:
    """The scores of `BM25Okapi.get_scores`, added up term by term as it does.

    `frequencies` has a row for each term of the question, a column for each passage, whose `norms`
    are given.
    """
    weighed = parts(frequencies, norm)
    weighed *= np.array(weights)[:, None]
    total: Floats = np.add.reduce(weighed, axis=0)
    return total
