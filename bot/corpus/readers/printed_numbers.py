"""Paragraphs whose numbers hang in the margin without a full stop, as in judgments of the Union."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.corpus.readers.printed_line import Line, Shape

__all__ = ["hanging_numbers"]

_NUMBERED = re.compile(r"^(?P<number>\d{1,4})\s+(?=[A-ZÀ-Þ«“\"‘(])")
_FEWEST = 5
_MOST_SKIPPED = 2
"""Numbers that may be missing between two that are found."""

_HANGS = 0.8
_ALIGNED = 1.5
"""Sizes of letters: by how much the text is set in, and within which numbers stand alike."""


def hanging_numbers(lines: Sequence[Line], shape: Shape) -> dict[int, str]:
    """The number of each line that begins with one of a series, by the line's id.

    The series counts from 1 at one place of the page, and the lines below its numbers are set in.
    """
    series: list[tuple[Line, str]] = []
    hanging = 0
    for line, below in pairwise([*lines, lines[-1]]):
        found = _NUMBERED.match(line.text)
        if found is None or shape.is_large(line) or (line.bold and not shape.bold):
            continue
        last = int(series[-1][1]) if series else 0
        aligned = not series or abs(line.left - series[0][0].left) < _ALIGNED * shape.size
        if aligned and last < int(found["number"]) <= last + 1 + _MOST_SKIPPED * bool(series):
            series.append((line, found["number"]))
            hanging += below.page == line.page and below.left - line.left > _HANGS * shape.size
    if len(series) < _FEWEST or 2 * hanging < len(series):
        return {}
    return {id(line): number for line, number in series}
