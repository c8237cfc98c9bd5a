"""Letters as a search compares them: lower case, without accents, ligatures undone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word in lower case, without accents, with plain apostrophes and hyphens."""
    plain = word.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return letters.casefold().translate(_PLAIN)
