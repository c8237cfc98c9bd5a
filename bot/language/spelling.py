"""Typing errors: which words of the documents a misspelt word may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["allowed_distance", "distance", "nearest", "without_elision"]

SHORTEST_REPAIRED = 5
"""Letters below which an unknown word is left as it is: too many words are one letter away."""


_ELIDED = re.compile(r"(?:(?:jus|lors|puis)?qu|[cdjlmnst])(?=[aeiouyhàâéèêëîïôûœ])", re.IGNORECASE)
"""A French word shortened before a vowel, its apostrophe forgotten: `lhébergeur`, `quil`."""


def without_elision(word: str) -> str | None:
    """What follows an elision that was typed without its apostrophe, or None where none can be."""
    match = _ELIDED.match(word)
    return word[match.end() :] if match is not None and len(word) - match.end() > 1 else None


def allowed_distance(word: str) -> int:
    """How many typing errors are forgiven in a word of that length."""
    if len(word) < SHORTEST_REPAIRED:
        return 0
    return 1 if len(word) < 8 else 2


def distance(left: str, right: str, most: int) -> int:
    """The Damerau–Levenshtein distance (optimal string alignment), or `most + 1` when beyond.

    Counts letters put in, left out, replaced, and neighbours swapped (Damerau 1964).
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words at the least distance from `word` that is allowed, in their order.

    They begin like it: people seldom get the first letter wrong (Yannakoudakis & Fawthrop 1983:
    .014 of typing errors), but a silent `h` may be forgotten.
    """
    best = allowed_distance(word)
    found: list[str] = []
    for candidate in known if best else ():
        if candidate[:1] != word[:1] and candidate[:1] != "h":
            continue
        errors = distance(word, candidate, best)
        if errors < best:
            best, found = errors, []
        if errors == best:
            found.append(candidate)
    return found
