"""The rows of a table, told from lines of text by cells that stand under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.corpus.readers.printed_line import Line

__all__ = ["with_rows"]

_ALIGNED = 3.0
"""Points within which cells begin alike."""

_LONGEST_ROW = 6
"""Lines of one row, whose cells may go on below."""

_LABEL = re.compile(r"^[\[(]?(?:\d{0,4}|[a-zA-Z]{1,2}|[ivxIVX]{1,4})[.)°\]]{0,2}$|^[-–—•*◦▪‣·]$")
"""What numbers a paragraph, and is no cell."""

_BETWEEN = "| "
_MOST_CELLS = 50


def with_rows(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, with a bar between the cells of a table's rows, and which lines are rows."""
    rows: set[int] = set()
    stopped = [at for at, line in enumerate(lines) if line.stops]
    for before, at in pairwise(stopped):
        near = at - before <= _LONGEST_ROW and lines[before].page == lines[at].page
        if near and _are_rows(lines[before], lines[at]):
            rows |= {before, at}
    barred = [_barred(line) if at in rows else line for at, line in enumerate(lines)]
    return barred, {id(barred[at]) for at in rows}


def _are_rows(above: Line, line: Line) -> bool:
    """Whether the cells of one line all stand under cells of the other."""
    many = max(len(above.stops), len(line.stops)) > _MOST_CELLS
    if many or any(map(_is_numbered, (above, line))):
        return False
    fewer, more = sorted((above.stops, line.stops), key=len)
    return all(any(abs(left - other) < _ALIGNED for other, _ in more) for left, _ in fewer)


def _is_numbered(line: Line) -> bool:
    return bool(_LABEL.match(line.text[: line.stops[0][1]].strip()))


def _barred(line: Line) -> Line:
    offsets = [offset for _, offset in line.stops]
    text = line.text
    for offset in reversed(offsets):
        text = f"{text[:offset]}{_BETWEEN}{text[offset:]}"
    marks = tuple(
        (label, at + len(_BETWEEN) * sum(offset <= at for offset in offsets))
        for label, at in line.marks
    )
    return replace(line, text=text, marks=marks)
