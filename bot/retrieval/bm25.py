"""rank-bm25's `BM25Okapi`, its scores laid out by term.

`BM25Okapi` (Trotman, Puurula & Burgess 2014, as in the rank-bm25 library) fixes the model: its
own code computes the inverse document frequencies, with its floor for terms of more than half of
the passages. What a term adds to a passage's score then depends on nothing in the question, so it
is computed once, when the index is built.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

__all__ = ["EPSILON", "K1", "B", "impacts", "inverse_document_frequencies"]

K1 = 1.2
B = 0.6
EPSILON = 0.25
"""The library's default: terms of more than half of the passages get this share of the mean."""

Floats = npt.NDArray[np.float64]


def inverse_document_frequencies(
    document_frequencies: Mapping[str, int], passages: int
) -> dict[str, float]:
    """The library's inverse document frequency of each term over `passages` passages."""
    model = BM25Okapi.__new__(BM25Okapi)
    model.corpus_size = passages
    model.epsilon = EPSILON
    model.idf = {}
    if document_frequencies:
        model._calc_idf(document_frequencies)
    return dict(model.idf)


def impacts(
    term_frequencies: npt.NDArray[np.integer],
    lengths: npt.NDArray[np.integer],
    idf: Floats,
    average_length: float,
) -> Floats:
    """What each posting adds to its passage's score: `BM25Okapi.get_scores`, term by term.

    The arrays are aligned: a term's frequency in a passage, that passage's length in terms, the
    term's inverse document frequency.
    """
    saturation = K1 * (1 - B + B * lengths / average_length)
    return idf * (term_frequencies * (K1 + 1) / (term_frequencies + saturation))
