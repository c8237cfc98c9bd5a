"""The best passages by BM25, exactly.

Bounds leave a few passages in the race (`pruning`); these are scored as `BM25Okapi.get_scores`
does, to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import Weighted, scores
from bot.retrieval.postings import PostingList, Postings
from bot.retrieval.pruning import Admitted, distinct, in_the_race

__all__ = ["Found", "best"]

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Found:
    """Passages and their scores, best first; ties by passage."""

    passages: Longs
    scores: Floats


def best(
    postings: Postings,
    question: Sequence[Weighted],
    most: int,
    mean_length: float,
    admitted: Admitted | None = None,
) -> Found:
    """The `most` best passages that have a term of the question, and are admitted.

    Args:
        postings: What is searched; passages are numbered from its own first.
        question: Terms in their order; a term may come up several times.
        most: How many passages at most, one or more.
        mean_length: The mean length of passages, of which the postings' own may be a part.
        admitted: Which passages may be found; None where all may.
    """
    asked: list[tuple[PostingList, float]] = []
    weights: dict[PostingList, float] = {}
    for term in question:
        held = postings.list_of(term.term)
        if held is not None:
            asked.append((held, term.weight))
            weights[held] = weights.get(held, 0.0) + term.weight
    if not asked:
        return Found(np.empty(0, np.intp), np.empty(0))
    if min(weights.values()) > 0:
        candidates = in_the_race(postings, weights, most, mean_length, admitted)
    else:
        # Bounds mean nothing: terms may take away from a score.
        candidates = _all_with(weights, admitted)
    exact = _exact(postings, asked, candidates, mean_length)
    # Candidates ascend, so that ties go to the earlier.
    order = (-exact).argsort(kind="stable")[:most]
    return Found(candidates.take(order), exact.take(order))


def _all_with(lists: Iterable[PostingList], admitted: Admitted | None) -> Longs:
    passages = np.concatenate([held.passages for held in lists], dtype=np.intp)
    passages.sort()
    passages = distinct(passages)
    return passages if admitted is None else passages[admitted.passages.take(passages)]


def _exact(
    postings: Postings,
    asked: Sequence[tuple[PostingList, float]],
    passages: Longs,
    mean_length: float,
) -> Floats:
    """The scores of the passages, term by term in the question's order."""
    wanted = passages.astype(np.int32)
    met = np.empty((len(asked), len(passages)), np.int32)
    frequencies = np.empty(met.shape, np.uint16)
    for (held, _), met_now, frequencies_now in zip(asked, met, frequencies, strict=True):
        places = held.passages.searchsorted(wanted)
        held.passages.take(places, None, met_now, "clip")
        held.frequencies.take(places, None, frequencies_now, "clip")
    frequencies *= met == wanted
    weights = [weight for _, weight in asked]
    return scores(weights, frequencies, postings.lengths.take(passages), mean_length)
