"""How far sentences, titles and passages have each thing that a question looks for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bot.retrieval.candidates import Candidates
from bot.retrieval.features import Slots

__all__ = ["best_of_sentences", "by_sentence", "in_passage", "in_title", "with_title"]

Floats = npt.NDArray[np.float64]


def by_sentence(slots: Slots, candidates: Candidates) -> Floats:
    """How far each sentence of the texts has each slot, from 0 to 1."""
    covered = np.zeros((len(candidates.sentence_owner), len(slots.weights)))
    marks, places = slots.marks(candidates.text.keys)
    if len(places):
        sentence = np.searchsorted(candidates.sentence_starts, places, side="right") - 1
        first = np.flatnonzero(np.diff(sentence, prepend=-1))
        covered[sentence[first]] = np.maximum.reduceat(marks, first, axis=0)
    return np.minimum(covered, 1.0)


def in_title(slots: Slots, candidates: Candidates) -> Floats:
    """How far each candidate has each slot in its title or its heading, from 0 to 1."""
    covered = np.zeros((len(candidates.text.lengths), len(slots.weights)))
    for field in (candidates.title, candidates.heading):
        marks, places = slots.marks(field.keys)
        np.maximum.at(covered, field.owner[places], marks)
    return np.minimum(covered, 1.0)


def with_title(slots: Slots, candidates: Candidates, titles: Floats) -> Floats:
    """How far each sentence has each slot together with its title and heading, from 0 to 1.

    `titles` is what `in_title` gives.
    """
    return np.maximum(by_sentence(slots, candidates), titles[candidates.sentence_owner])


def in_passage(slots: Slots, candidates: Candidates) -> Floats:
    """How far each candidate has each slot in its title, heading or text, from 0 to 1."""
    covered = in_title(slots, candidates)
    np.maximum.at(covered, candidates.sentence_owner, by_sentence(slots, candidates))
    return covered


def best_of_sentences(shares: Floats, candidates: Candidates) -> Floats:
    """The greatest of the shares of each candidate's sentences."""
    best = np.zeros(len(candidates.text.lengths))
    np.maximum.at(best, candidates.sentence_owner, shares)
    return best
