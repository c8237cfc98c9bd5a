"""Every word of the indexed documents, its term, how many passages hold it, and its 4-grams.

A word may stand twice under different terms, once as French and once as English: what a question
means by it is every term under which the documents have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.strings import Strings

__all__ = ["GRAM", "Lexicon", "grams_of"]

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
class Lexicon:
    """Words by number, terms by number, and the way from 4-grams to words.

    `term_of_word[w]` is the term of word `w`; `word_df` and `term_df` count passages;
    `grams` are the distinct packed 4-grams in order, and the words that hold gram `g` are
    `gram_words[gram_offsets[g]:gram_offsets[g + 1]]`.
    """

    words: Strings
    terms: Strings
    term_of_word: Ints
    word_df: Ints
    term_df: Ints
    grams: npt.NDArray[np.uint64]
    gram_offsets: npt.NDArray[np.int64]
    gram_words: Ints

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        terms: Sequence[str],
        term_of_word: Ints,
        word_df: Ints,
        term_df: Ints,
    ) -> Lexicon:
        """The lexicon of numbered words and terms, its 4-grams worked out."""
        gram_list: list[int] = []
        holder: list[int] = []
        for number, word in enumerate(words):
            found = grams_of(word)
            gram_list += found
            holder += [number] * len(found)
        packed = np.array(gram_list, np.uint64)
        order = np.argsort(packed, kind="stable")
        grams, first = np.unique(packed[order], return_index=True)
        return cls(
            words=Strings.of(words),
            terms=Strings.of(terms),
            term_of_word=term_of_word,
            word_df=word_df,
            term_df=term_df,
            grams=grams,
            gram_offsets=np.append(first, len(packed)).astype(np.int64),
            gram_words=np.array(holder, np.int32)[order],
        )

    def term_number(self, term: str) -> int | None:
        """The number of a term, or None where no passage has it."""
        found = self.terms.numbers_of(term)
        return found[0] if found else None

    def terms_of_word(self, word: str) -> list[str]:
        """The terms under which the documents have a folded word."""
        return [self.terms[self.term_of_word[number]] for number in self.words.numbers_of(word)]

    def words_with(self, gram: int) -> Ints:
        """The numbers of the words that hold a packed 4-gram."""
        at = int(np.searchsorted(self.grams, np.uint64(gram)))
        if at == len(self.grams) or int(self.grams[at]) != gram:
            return np.empty(0, np.int32)
        return self.gram_words[self.gram_offsets[at] : self.gram_offsets[at + 1]]

    def nearest_words(self, word: str, most: int) -> list[int]:
        """The numbers of the words that share most 4-grams with `word`, best first."""
        shared: dict[int, int] = {}
        for gram in grams_of(word):
            for number in self.words_with(gram).tolist():
                shared[number] = shared.get(number, 0) + 1
        return sorted(shared, key=lambda number: (-shared[number], number))[:most]
