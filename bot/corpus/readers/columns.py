"""Columns whose lines a program wrote across the page: read one column after the other.

Most programs write a column to its end before the next; what prints from a picture, or through a
driver, may write the first line of each, then the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean, median

from bot.corpus.readers.pdf_page import Character

__all__ = ["in_columns"]

_FEWEST_GAPS = 6
_SHORTEST = 20
"""Characters that a column's lines have on average; those of a table's cells have fewer."""

_ALIGNED = 3.0
"""Points within which the lines of the right column begin alike."""

_MOST_ALIGNED = 0.6
_NEAR = 3.0
"""Heights of letters within which a line of the one column is beside one of the other."""

_Piece = list[Character]


def in_columns(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces of a page in the order of its columns; as they are, where it has none so."""
    gutter = _gutter(pieces)
    if gutter is None:
        return list(pieces)
    ordered: list[_Piece] = []
    sides: tuple[list[_Piece], list[_Piece]] = ([], [])
    for piece in pieces:
        if piece[0].left < gutter < piece[-1].right:
            ordered += [*sides[0], *sides[1], piece]
            sides = ([], [])
        else:
            sides[piece[0].left >= gutter].append(piece)
    return [*ordered, *sides[0], *sides[1]]


def _gutter(pieces: Sequence[_Piece]) -> float | None:
    """Where the gap between two columns lies, or None."""
    beside = [
        (before, after)
        for before, after in pairwise(pieces)
        if _is_near(before, after) and after[0].left > before[-1].right
    ]
    if len(beside) < _FEWEST_GAPS:
        return None
    begins = median(after[0].left for _, after in beside)
    aligned = [pair for pair in beside if abs(pair[1][0].left - begins) < _ALIGNED]
    shortest = min(mean(len(pair[side]) for pair in beside) for side in (0, 1))
    if len(aligned) < _MOST_ALIGNED * len(beside) or shortest < _SHORTEST:
        return None
    return begins - _ALIGNED


def _is_near(before: _Piece, after: _Piece) -> bool:
    height = before[-1].top - before[-1].bottom
    return abs(before[-1].bottom - after[0].bottom) < _NEAR * height
