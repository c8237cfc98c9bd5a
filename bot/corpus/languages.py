"""Which language a document is written in, told from its commonest little words."""

from __future__ import annotations

import re
from collections import Counter

from bot.corpus.models import Language

__all__ = ["language_of"]

_SAMPLE = 10_000
"""Characters that are looked at: the beginning of a document says enough."""

_WORD = re.compile(r"[^\W\d_]+")

_LITTLE_WORDS = {
    Language.FRENCH: frozenset(
        """
        au aux avec ce ces cette dans de des du elle en est et il ils la le les leur mais ne nous ou
        où par pas plus pour qu que qui sa sans ses son sont sur un une vous à été
        """.split()
    ),
    Language.ENGLISH: frozenset(
        """
        and are as at be been but by for from had has have he her his if in is it its not of or that
        the their they this to was we were which who will with would you
        """.split()
    ),
}


def language_of(text: str, default: Language = Language.FRENCH) -> Language:
    """The language whose little words are the more frequent; `default` where neither leads."""
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    counts = {
        language: sum(words[word] for word in little) for language, little in _LITTLE_WORDS.items()
    }
    first, second = sorted(counts, key=lambda language: counts[language], reverse=True)
    return default if counts[first] == counts[second] else first
