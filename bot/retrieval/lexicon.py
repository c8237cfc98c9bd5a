"""Every word of the indexed documents, its term, how many passages hold it, and its 4-grams.

A word may stand twice under different terms, once as French and once as English: what a question
means by it is every term under which the documents have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.strings import Strings

__all__ = ["GRAM", "Grams", "Lexicon", "grams_of"]

GRAM = 4
"""Letters in a character n-gram."""

Ints = npt.NDArray[np.int32]


def grams_of(word: str) -> tuple[int, ...]:
    """The distinct 4-grams of a word between boundary marks, each packed into 64 bits."""
    padded = f"\x02{word}\x03"
    if len(padded) <= GRAM:
        return (_pack(padded),)
    return tuple({_pack(padded[at : at + GRAM]) for at in range(len(padded) - GRAM + 1)})


def _pack(letters: str) -> int:
    packed = 0
    for letter in letters:
        packed = (packed << 16) | (ord(letter) & 0xFFFF)
    return packed


@dataclass(frozen=True, slots=True)
class Grams:
    """From packed 4-grams to the words that hold them.

    `keys` are the distinct 4-grams, ascending; gram `keys[g]` is in
    `words[offsets[g]:offsets[g + 1]]`.
    """

    keys: npt.NDArray[np.uint64]
    offsets: npt.NDArray[np.int64]
    words: Ints

    @classmethod
    def of(cls, words: Iterable[tuple[int, str]]) -> Grams:
        """The 4-grams of numbered words."""
        packed: list[int] = []
        holders: list[int] = []
        for number, word in words:
            found = grams_of(word)
            packed += found
            holders += [number] * len(found)
        grams = np.array(packed, np.uint64)
        order = np.argsort(grams, kind="stable")
        keys, first = np.unique(grams[order], return_index=True)
        return cls(
            keys, np.append(first, len(grams)).astype(np.int64), np.array(holders, np.int32)[order]
        )

    def words_with(self, gram: int) -> Ints:
        """The numbers of the words that hold a packed 4-gram."""
        at = int(self.keys.searchsorted(np.uint64(gram)))
        if at == len(self.keys) or int(self.keys[at]) != gram:
            return np.empty(0, np.int32)
        return self.words[self.offsets[at] : self.offsets[at + 1]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by number, terms by number, and the way from 4-grams to words.

    `term_of_word[w]` is the term of word `w`; `word_df` and `term_df` count passages: words and
    terms that no passage has any more stay, and count for nothing. `late_grams` are of the words
    that came after `grams` were laid out.
    """

    words: Strings
    terms: Strings
    term_of_word: Ints
    word_df: Ints
    term_df: Ints
    grams: Grams
    late_grams: Grams

    def term_number(self, term: str) -> int | None:
        """The number of a term, or None where no passage has it."""
        return next((found for found in self.terms.numbers_of(term) if self.term_df[found]), None)

    def word_numbers(self, word: str) -> list[int]:
        """The numbers of a folded word that passages have, one for each of its terms."""
        return [number for number in self.words.numbers_of(word) if self.word_df[number]]

    def terms_of_word(self, word: str) -> list[str]:
        """The terms under which the documents have a folded word."""
        return [self.terms[self.term_of_word[number]] for number in self.word_numbers(word)]

    def words_with(self, gram: int) -> Ints:
        """The numbers of the words that hold a packed 4-gram."""
        early, late = self.grams.words_with(gram), self.late_grams.words_with(gram)
        return np.concatenate([early, late]) if len(late) else early

    def nearest_words(self, word: str, most: int) -> list[int]:
        """The numbers of the words that share most 4-grams with `word`, best first."""
        shared: dict[int, int] = {}
        for gram in grams_of(word):
            for number in self.words_with(gram).tolist():
                shared[number] = shared.get(number, 0) + 1
        held = [number for number in shared if self.word_df[number]]
        return sorted(held, key=lambda number: (-shared[number], number))[:most]
