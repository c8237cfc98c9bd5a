"""How near each other, and in which order, a passage has the question's terms."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bot.retrieval.candidates import Candidates
from bot.retrieval.features import Slots
from bot.retrieval.query import Query

__all__ = ["Proximity"]

REACH = 4
"""How many hits apart two terms may stand and still be measured against each other."""

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Proximity:
    """Where the candidates' texts, or their sentences, have the question's terms.

    `places` are positions in the text's keys, ascending; `slot` says which term stands there and
    `owner` in which candidate or sentence. `order` is the question itself, as slots, in its own
    order.
    """

    places: Longs
    slot: Longs
    owner: Longs
    order: Longs
    weights: Floats
    relative_length: Floats

    @classmethod
    def of(cls, query: Query, slots: Slots, stems: Candidates) -> Proximity:
        """The hits of the question's words, by whichever term stands for them."""
        slot_of = {held.word: slot for slot, held in enumerate(query.distinct)}
        marks, places = slots.marks(stems.text.keys)
        mean = stems.text.mean or 1.0
        return cls(
            places=places,
            slot=np.argmax(marks, axis=1) if len(places) else np.empty(0, np.int64),
            owner=stems.text.owner[places],
            order=np.array([slot_of[held.word] for held in query.terms], np.int64),
            weights=slots.weights,
            relative_length=stems.text.lengths / mean,
        )

    @classmethod
    def in_sentences(cls, query: Query, slots: Slots, stems: Candidates) -> Proximity:
        """The same where each sentence of the candidates stands for itself."""
        whole = cls.of(query, slots, stems)
        lengths = np.diff(stems.sentence_starts, append=len(stems.text.keys))
        return replace(
            whole,
            owner=np.searchsorted(stems.sentence_starts, whole.places, side="right") - 1,
            relative_length=lengths / max(lengths.mean(), 1.0) if len(lengths) else lengths,
        )

    @property
    def nearest(self) -> float:
        """The nearness of a text that has each term beside a rarer one."""
        return float(self.weights.sum() - self.weights.max(initial=0.0))

    def pairs(self, k1: float, b: float) -> Floats:
        """BM25 of the question's adjacent pairs, where a passage has them side by side."""
        score = np.zeros(len(self.relative_length))
        if len(self.order) < 2 or len(self.places) < 2:
            return score
        side_by_side = (np.diff(self.places) == 1) & (np.diff(self.owner) == 0)
        found = self.slot[:-1] * len(self.weights) + self.slot[1:]
        saturation = k1 * (1 - b + b * self.relative_length)
        for first, second in {
            *zip(self.order[:-1].tolist(), self.order[1:].tolist(), strict=False)
        }:
            hits = side_by_side & (found == first * len(self.weights) + second)
            frequency = np.bincount(self.owner[:-1][hits], minlength=len(score))
            weight = self.weights[first] + self.weights[second]
            score += weight * frequency * (k1 + 1) / (frequency + saturation)
        return score

    def nearness(self) -> Floats:
        """For each pair of terms, its rarer weight over the square of its least distance."""
        score = np.zeros(len(self.relative_length))
        terms = len(self.weights)
        keys, distances = [], []
        for lag in range(1, REACH + 1):
            if len(self.places) <= lag:
                break
            left, right = self.slot[:-lag], self.slot[lag:]
            fits = (self.owner[:-lag] == self.owner[lag:]) & (left != right)
            low, high = np.minimum(left, right)[fits], np.maximum(left, right)[fits]
            keys.append((self.owner[:-lag][fits] * terms + low) * terms + high)
            distances.append((self.places[lag:] - self.places[:-lag])[fits])
        if not keys:
            return score
        key, distance = np.concatenate(keys), np.concatenate(distances)
        order = np.lexsort((distance, key))
        key, distance = key[order], distance[order]
        first = np.flatnonzero(np.diff(key, prepend=-1))
        key, distance = key[first], distance[first]
        low, high = key // terms % terms, key % terms
        gain = np.minimum(self.weights[low], self.weights[high]) / distance**2
        np.add.at(score, key // (terms * terms), gain)
        return score

    def longest_run(self) -> Floats:
        """The weight of the longest stretch of the question found unbroken, over the whole's."""
        best = np.zeros(len(self.relative_length))
        whole = self.weights[self.order].sum() if len(self.order) else 0.0
        if not whole or not len(self.places):
            return best
        follows = np.zeros(len(self.places), bool)
        follows[1:] = (np.diff(self.places) == 1) & (np.diff(self.owner) == 0)
        gain = np.where(self.slot[:, None] == self.order[None, :], self.weights[self.order], 0.0)
        running, longest = gain, gain
        while running.any():
            longer = np.zeros_like(gain)
            longer[1:, 1:] = running[:-1, :-1]
            longer[~follows] = 0.0
            running = np.where((longer > 0) & (gain > 0), longer + gain, 0.0)
            longest = np.maximum(longest, running)
        np.maximum.at(best, self.owner, longest.max(axis=1) / whole)
        return best
