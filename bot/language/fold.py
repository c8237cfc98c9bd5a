"""Letters as a search compares them: lower case, without accents, ligatures undone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})

_NOT_PLAIN = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word in lower case, without accents, with plain apostrophes and hyphens."""
    plain = word.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    letters = _NOT_PLAIN.sub(_without_marks, decomposed)
    return letters.casefold().translate(_PLAIN)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if not unicodedata.combining(c))
