"""A printed line, and what is usual among those of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

__all__ = ["Line", "Shape", "shape_of"]

_COLUMN_STEP = 5
"""Sizes of letters within which lines are held to begin one column."""

_SHORT_LINE = 0.9
"""A line that ends before this share of the column's width may be a paragraph's last."""


_CHANGE, _UNEVEN_CHANGE = 0.08, 0.3
_HEADING, _UNEVEN_HEADING = 1.12, 1.4
_SMALL, _UNEVEN_SMALL = 0.9, 0.75
"""Sizes against that of the text, for sizes that programs chose, and for those that are guessed."""

_ROOM = 1.5
"""Usual widths of a letter that each letter of a word may take."""

_MANY_SIZES = 6
_LONG_LINE = 40
_FEWEST_LONG = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its place in points, its page from 1, the notes it calls.

    `marks` are (label, offset in `text`); `bold` tells whether it begins and ends in bold letters;
    `stops` are (left, offset in `text`) of the words that stand far from those before them.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    marks: tuple[tuple[str, int], ...] = ()
    bold: bool = False
    stops: tuple[tuple[float, int], ...] = ()

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """What is usual in the document: the size of its letters, its leading, its columns.

    `rights` are the right edges of lines by where they begin, in steps of `step` points; `bold`
    tells whether bold letters are so usual that they set nothing apart; `uneven` whether sizes
    differ from line to line, as machines guess them that recognise the text of a picture;
    `edges` are those of the page's text, left and right.
    """

    size: float
    leading: float
    step: float
    rights: Mapping[int, float]
    bold: bool
    uneven: bool
    edges: tuple[float, float]

    def differs(self, line: Line, other: Line) -> bool:
        """Whether one of the lines is printed in larger letters than the other."""
        least = _UNEVEN_CHANGE if self.uneven else _CHANGE
        return abs(line.size - other.size) > least * self.size

    def is_large(self, line: Line) -> bool:
        """Whether the line's letters are those of a heading."""
        least = _UNEVEN_HEADING if self.uneven else _HEADING
        return line.size >= least * self.size

    def is_small(self, line: Line) -> bool:
        """Whether the line's letters are those of a note."""
        most = _UNEVEN_SMALL if self.uneven else _SMALL
        return line.size < most * self.size

    def is_centred(self, line: Line) -> bool:
        """Whether the line stands in the middle, away from both edges of the text."""
        left, right = line.left - self.edges[0], self.edges[1] - line.right
        return min(left, right) > 2 * self.size and abs(left - right) < 2.5 * self.size

    def has_room(self, line: Line, word: str) -> bool:
        """Whether the word would still stand on the line, as far as sizes tell."""
        right = self.rights.get(int(line.left / self.step), line.right)
        letter = (line.right - line.left) / max(len(line.text), 1)
        return not self.uneven and line.right + _ROOM * letter * (len(word) + 1) < right

    def ends_short(self, line: Line) -> bool:
        """Whether the line ends well before its column does."""
        right = self.rights.get(int(line.left / self.step), line.right)
        return line.right < line.left + _SHORT_LINE * (right - line.left)


def shape_of(lines: Sequence[Line]) -> Shape:
    """What is usual among the lines, of which there is one at least."""
    # The labels of a drawing may be many, and are short.
    long = [line for line in lines if len(line.text) >= _LONG_LINE]
    enough = long if len(long) >= _FEWEST_LONG else lines
    size = median(line.size for line in enough for _ in range(1 + len(line.text) // 20))
    usual = [line for line in lines if abs(line.size - size) < 0.1 * size] or list(lines)
    gaps = [
        above.bottom - below.bottom
        for above, below in pairwise(usual)
        if above.page == below.page and 0 < above.bottom - below.bottom < 4 * size
    ]
    # Most gaps lie inside paragraphs, so that a low one is the leading.
    leading = sorted(gaps)[len(gaps) // 3] if gaps else 1.2 * size
    step = _COLUMN_STEP * max(size, 1.0)
    beginnings: dict[int, list[float]] = {}
    for line in [line for line in usual if not line.stops] or usual:
        # A line may be indented: its column begins in the same step or in the one before.
        for shift in (0, 1):
            beginnings.setdefault(int(line.left / step) + shift, []).append(line.right)
    rights = {at: sorted(found)[(9 * len(found)) // 10] for at, found in beginnings.items()}
    bold = sum(line.bold for line in usual) > len(usual) / 3
    lefts, ends = (sorted(getattr(line, edge) for line in usual) for edge in ("left", "right"))
    edges = lefts[len(lefts) // 10], ends[(9 * len(ends)) // 10]
    return Shape(size, leading, step, rights, bold, _is_uneven(usual), edges)


def _is_uneven(usual: Sequence[Line]) -> bool:
    sizes = Counter(round(line.size, 1) for line in usual)
    return len(sizes) >= _MANY_SIZES and max(sizes.values()) < len(usual) / 2
