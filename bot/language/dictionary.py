"""Which words are well spelt: what is a word of the language is not a misspelling of another.

The lists of words are pyspellchecker's, read when first needed: it takes a tenth of a second,
or two where a question came without its accents.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from bot.corpus.models import Language
from bot.language.fold import fold

__all__ = ["is_well_spelt"]


def is_well_spelt(word: str, language: Language) -> bool:
    """Whether a word, as it was typed, is one of the language; its accents may be left out."""
    lowered = word.lower().replace("’", "'")
    return lowered in _words(language) or (lowered.isascii() and lowered in _plain(language))


@cache
def _words(language: Language) -> Collection[str]:
    from spellchecker import SpellChecker

    words: Collection[str] = SpellChecker(language=str(language)).word_frequency.dictionary
    return words


@cache
def _plain(language: Language) -> Collection[str]:
    accented = (word for word in _words(language) if not word.isascii())
    return frozenset(fold("\n".join(accented)).split("\n"))
