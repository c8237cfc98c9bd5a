"""From the characters of a PDF's page to its lines: their text, and the notes that they call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import median

from bot.corpus.readers.columns import in_columns
from bot.corpus.readers.hyphens import SOFT_HYPHEN
from bot.corpus.readers.pdf_page import RAISED, Character
from bot.corpus.readers.printed_line import Line
from bot.corpus.text import normalise

__all__ = ["lines_of"]

_SMALL = 0.8
"""A digit smaller than this share of its line, and raised, calls a note."""

_SAME_LINE = 0.4
"""Share of a line's height that the next piece must share with it to be on the same line."""

_SQUARED = re.compile(r"(?:^|[\s\d(])[cdkm]?m$")
"""A unit whose raised figure calls no note: 5 m²."""

_CELL = 1.5
"""Sizes of letters from which a piece of a line may be a cell of its own."""

_TAB = "\t"
_MARGIN = 0.8
"""Sizes of letters by which the number of a line stands off from it."""

_FEWEST_NUMBERED = 4
_STEPS = {1, 2, 5, 10}
_MOST_LINES = 0.6
"""Share of a page's lines that are numbered, where each is."""


def lines_of(pieces: Sequence[list[Character]], page: int) -> list[Line]:
    """The lines of a page, without the numbers that its margin gives them."""
    lines: list[list[Character]] = []
    for piece in in_columns(pieces):
        if lines and _on_the_same_line(lines[-1], piece):
            apart = piece[0].left - lines[-1][-1].right > _CELL * (piece[0].top - piece[0].bottom)
            lines[-1] += [Character(_TAB if apart else " ", *piece[0][1:]), *piece]
        else:
            lines.append(piece)
    return [_line(line, page) for line in _without_line_numbers(lines) if line]


def _on_the_same_line(line: list[Character], piece: list[Character]) -> bool:
    last, first = line[-1], piece[0]
    shared = min(last.top, first.top) - max(last.bottom, first.bottom)
    height = min(last.top - last.bottom, first.top - first.bottom)
    return first.left >= last.right - 1 and shared > _SAME_LINE * height


def _without_line_numbers(lines: list[list[Character]]) -> list[list[Character]]:
    """The lines without their numbers, where a margin counts all of them, or each fifth."""
    numbers = [_margin_number(line) for line in lines]
    found = [(at, number) for at, number in enumerate(numbers) if number is not None]
    steps = {after[1][0] - before[1][0] for before, after in pairwise(found)}
    if len(steps) != 1 or not steps <= _STEPS:
        return lines
    (step,) = steps
    each = len(found) >= max(_FEWEST_NUMBERED, _MOST_LINES * len(lines))
    if not (each if step == 1 else found[0][1][0] % step == 0):
        return lines
    return [
        line if number is None else line[number[1] :]
        for line, number in zip(lines, numbers, strict=True)
    ]


def _margin_number(line: list[Character]) -> tuple[int, int] | None:
    """The number at the line's beginning, far from its words, and where these begin."""
    figures = list(takewhile(lambda character: character.text.isdecimal(), line))
    if not 0 < len(figures) <= 4:
        return None
    number = int("".join(figure.text for figure in figures))
    rest = line[len(figures) :]
    if not rest:
        return number, len(line)
    after = next((at for at, each in enumerate(rest) if each.text != " "), None)
    if not after:
        return None
    gap = rest[after].left - figures[-1].right
    size = rest[after].top - rest[after].bottom
    return (number, len(figures) + after) if gap > _MARGIN * size else None


def _line(characters: list[Character], page: int) -> Line:
    size = median(c.top - c.bottom for c in characters)
    bottom = median(c.bottom for c in characters)
    pieces: list[str] = []
    marks: list[tuple[str, int]] = []
    stops: list[tuple[float, int]] = []
    length = 0
    opened = sum(1 for _ in takewhile(lambda c: _is_raised(c, size, bottom), characters))
    for number, character in enumerate(characters):
        if number == opened > 0 and character.text != " ":
            # The label of a note, printed right before it.
            pieces.append(" ")
            length += 1
        calls = number >= opened and pieces and _is_raised(character, size, bottom)
        if calls and not _SQUARED.search("".join(pieces[-3:])):
            at = length - len(pieces[-1]) if pieces[-1] == " " else length
            joined = marks and marks[-1][1] == at
            figure = unicodedata.normalize("NFKC", character.text)
            label = marks.pop()[0] + figure if joined else figure
            marks.append((label, at))
            continue
        shown = character.text.replace(_TAB, " ")
        if not (shown == " " and pieces[-1:] in ([], [" "])):
            pieces.append(shown)
            length += len(shown)
        if character.text == _TAB:
            stops.append((character.left, length))
    text = "".join(pieces).rstrip()
    # One at the end says that the word goes on; the others are not seen.
    text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
    plain = text.rstrip(SOFT_HYPHEN)
    return Line(
        text=text,
        left=characters[0].left,
        right=characters[-1].right,
        bottom=bottom,
        top=bottom + size,
        page=page,
        bold=characters[0].bold and characters[-1].bold,
        stops=tuple(stops),
        # Composed letters are shorter than decomposed ones: offsets hold only if nothing moved.
        marks=tuple(marks) if normalise(plain) == plain else (),
    )


def _is_raised(character: Character, size: float, bottom: float) -> bool:
    height = character.top - character.bottom
    raised = character.bottom > bottom + RAISED * size
    return character.text.isdigit() and height < _SMALL * size and raised
