"""What a question looks for in a passage: its stems, its words, its character 4-grams.

Each is a set of slots with weights: the rarer the feature, and the less it is a word of asking,
the more its slot weighs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.index import Index
from bot.retrieval.lexicon import grams_of
from bot.retrieval.query import Query

__all__ = ["Features", "Slots", "features_of", "grams_asked", "rarity"]

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
_LEAST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Slots:
    """A word or term of number `n` fills slots by the shares `holds[row_of[n]]`.

    It fills none where `row_of[n]` is −1, or beyond its end, which is −1.
    """

    row_of: npt.NDArray[np.int32]
    holds: Floats
    weights: Floats

    @classmethod
    def of(cls, keys: Longs, holds: Floats, weights: Floats) -> Slots:
        """The slots that the word or term `keys[i]` fills by the shares `holds[i]`."""
        row_of = np.full(keys.max(initial=-1) + 2, -1, np.int32)
        row_of[keys] = np.arange(len(keys))
        return cls(row_of, holds, weights)

    def marks(self, keys: Longs) -> tuple[Floats, Longs]:
        """Of the keys that fill a slot: their rows of marks, and their places in `keys`."""
        row = self.row_of.take(keys, mode="clip")
        places = np.flatnonzero(row >= 0)
        return self.holds[row[places]], places

    def share(self, covered: Floats) -> Floats:
        """The share of the slots' weight that each row of `covered` has, from 0 to 1."""
        whole = self.weights.sum()
        if not whole:
            return np.zeros(len(covered))
        share: Floats = covered @ self.weights / whole
        return share


@dataclass(frozen=True, slots=True)
class Features:
    """All that a question looks for: by term number, and twice by word number."""

    stems: Slots
    words: Slots
    grams: Slots


def features_of(index: Index, query: Query) -> Features:
    """What the question looks for, weighed by the passages of the index."""
    return Features(_stem_slots(index, query), _word_slots(index, query), _gram_slots(index, query))


def rarity(passages: int, frequency: npt.ArrayLike) -> Floats:
    """Inverse document frequency, never negative: log(1 + (N - n + ½) / (n + ½)).

    Robertson & Spärck Jones's weight with one added inside the logarithm, as Lucene has it, so
    that small bodies, where rank-bm25's own weight may be zero or negative, are ranked too.
    """
    frequency = np.minimum(np.asarray(frequency, np.float64), passages)
    return np.log1p((passages - frequency + 0.5) / (frequency + 0.5))


def _stem_slots(index: Index, query: Query) -> Slots:
    """A slot a distinct word of the question, over the numbers of the terms that stand for it.

    A slot is as rare as the most frequent of its terms of some weight: a rare word does not lend
    its rarity to a common synonym.
    """
    lexicon = index.lexicon
    words = query.distinct
    slot_of = {held.word: slot for slot, held in enumerate(words)}
    holds: dict[int, dict[int, float]] = {}
    weights = np.zeros(len(words))
    for held in words:
        slot, frequency = slot_of[held.word], 0
        for term, share in held.terms.items():
            number = lexicon.term_number(term)
            if number is not None:
                holds.setdefault(number, {})[slot] = share
                if share > _LEAST_SHARE:
                    frequency = max(frequency, int(lexicon.term_df[number]))
        weights[slot] = held.weight * float(rarity(len(index), frequency))
    keys = np.array(sorted(holds), np.int64)
    marks = np.zeros((len(keys), len(words)))
    for row, key in enumerate(keys.tolist()):
        for slot, share in holds[key].items():
            marks[row, slot] = share
    return Slots.of(keys, marks, weights)


def _word_slots(index: Index, query: Query) -> Slots:
    """A slot a whole word of the question, over word numbers."""
    lexicon = index.lexicon
    slot_of: dict[int, int] = {}
    weights: list[float] = []
    for held in query.distinct:
        found = lexicon.word_numbers(held.word)
        if found:
            frequency = lexicon.word_df[found].sum()
            slot_of |= dict.fromkeys(found, len(weights))
            weights.append(held.weight * float(rarity(len(index), frequency)))
    keys = np.array(sorted(slot_of), np.int64)
    holds = np.zeros((len(keys), len(weights)))
    holds[np.arange(len(keys)), [slot_of[int(key)] for key in keys]] = 1.0
    return Slots.of(keys, holds, np.array(weights))


def grams_asked(query: Query) -> dict[int, float]:
    """The character 4-grams of a question, in the order of their slots, with their words' weight.

    The greatest weight where several words have one.
    """
    share: dict[int, float] = {}
    for held in query.terms:
        for gram in grams_of(held.word):
            share[gram] = max(share.get(gram, 0.0), held.weight)
    return share


def _gram_slots(index: Index, query: Query) -> Slots:
    """A slot a character 4-gram of the question, over word numbers.

    How many passages hold a 4-gram is reckoned from how many hold each of its words, as if words
    fell into passages independently: no postings of 4-grams are kept.
    """
    lexicon = index.lexicon
    share = grams_asked(query)
    holders = [lexicon.words_with(gram) for gram in share]
    keys = np.unique(np.concatenate([np.empty(0, np.int32), *holders])).astype(np.int64)
    holds = np.zeros((len(keys), len(share)))
    frequency = np.zeros(len(share))
    for slot, holder in enumerate(holders):
        holds[np.searchsorted(keys, holder), slot] = 1.0
        present = np.minimum(lexicon.word_df[holder] / (len(index) + 1), 1.0)
        frequency[slot] = len(index) * (1 - np.prod(1 - present))
    weights = np.array(list(share.values())) * rarity(len(index), frequency)
    return Slots.of(keys, holds, np.where(frequency > 0, weights, 0.0))
