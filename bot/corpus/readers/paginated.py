"""From the lines of printed pages to paragraphs: what repeats on pages goes, the rest is joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from bot.corpus.byline import byline
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind, Note
from bot.corpus.numbering import add_paragraph, is_capitals, is_heading, opens_paragraph
from bot.corpus.readers.hyphens import Joiner
from bot.corpus.text import normalise

__all__ = ["Line", "add_pages"]

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads."""

_HEADING_SIZE = 1.12
_NOTE_SIZE = 0.9
"""Sizes, against the body's, that make a line a heading, or a note."""

_LONGEST_HEADING = 200
_LONGEST_HEAD = 12
_LONGEST_NUMBERED = 50
_GAP = 1.35
"""A gap between lines larger than this many usual ones parts paragraphs."""

_LARGE_GAP = 1.45
"""The same for large letters, as a share of their size."""

_INDENT = 0.8
"""An indent of this many times the size of the letters opens a paragraph."""

_COLUMN_STEP = 5
"""Sizes of letters within which lines are held to begin one column."""

_SHORT_LINE = 0.9
"""A line that ends before this share of the column's width may be a paragraph's last."""

_SAME_HEIGHT = 3
"""Points within which lines of different pages stand at the same height."""

_Head = tuple[str, int]
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[\s–—-]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|of|–|-)\s*\d{1,4})?[\s–—-]*$",
    re.IGNORECASE,
)
_LEADS_TO_PAGE = re.compile(r"(?:\.{5,}|(?:\s\.){5,}|…{3,})\s*\d{1,4}$")
"""A line of a table of contents, whose dots lead to the number of a page."""

_ENDED = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_NOTE = re.compile(r"^[\[(]?(?P<label>\d{1,3})[\])]?[.\s]\s*(?P<text>\S.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its place in points, its page from 1, the notes it calls.

    `marks` are (label, offset in `text`).
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is usual in the document: the size of its letters, its leading, its columns.

    `rights` are the right edges of lines by where they begin, in steps of `step` points.
    """

    size: float
    leading: float
    step: float
    rights: Mapping[int, float]

    def ends_short(self, line: Line) -> bool:
        """Whether the line ends well before its column does."""
        right = self.rights.get(int(line.left / self.step), line.right)
        return line.right < line.left + _SHORT_LINE * (right - line.left)


def add_pages(draft: Draft, pages: Sequence[Sequence[Line]]) -> None:
    """Add the paragraphs, headings and notes of pages to a draft.

    The draft's title becomes the largest heading of the first page, where there is one; its
    author and its day those of a line at the top that says only that.
    """
    heads = _running_heads(pages)
    kept = [_without_heads(page, heads) for page in pages]
    if not any(kept):
        # Pages that are all alike have no heads, only a text that repeats.
        kept = [[line for line in page if line.text] for page in pages]
    lines = [line for page in kept for line in page]
    if not lines:
        return
    shape = _shape(lines)
    body = [line for page in kept for line in _without_notes(draft, page, shape)]
    joiner = Joiner(line.text for line in lines)
    largest = 0.0
    for paragraph in _paragraphs(body, shape):
        text, marks = joiner.join((line.text, line.marks) for line in paragraph)
        size = paragraph[0].size
        if _is_large(text, size, shape):
            level = 1 if size >= 1.5 * shape.size else 2
            draft.body.add(text, BlockKind.HEADING, level=level, page=paragraph[0].page)
            if paragraph[0].page == 1 and size > largest + 0.5:
                draft.title, largest = text, size
        else:
            add_paragraph(draft.body, text, page=paragraph[0].page, marks=marks)
    _sign(draft, body[:_LONGEST_HEAD])


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[_Head]:
    """The lines, but for their numbers, that stand at the same height of many pages."""
    seen = Counter(head for page in pages for head in {_head(line) for line in _edges(page)})
    enough = max(2, len(pages) // 3)
    return {head for head, times in seen.items() if times >= enough}


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height if len(page) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _head(line: Line) -> _Head:
    if len(line.text) > _LONGEST_NUMBERED and opens_paragraph(line.text):
        # Numbered paragraphs may open alike: their numbers tell them apart.
        return line.text, round(line.bottom / _SAME_HEIGHT)
    return _DIGITS.sub("#", line.text), round(line.bottom / _SAME_HEIGHT)


def _without_heads(page: Sequence[Line], heads: set[_Head]) -> list[Line]:
    """The page without the heads that reach, one after the other, from its top and its bottom."""
    by_height = sorted(page, key=lambda line: -line.top)

    def is_head(line: Line) -> bool:
        return _head(line) in heads or bool(_PAGE_NUMBER.match(line.text)) or not line.text

    above = list(takewhile(is_head, by_height[:_EDGE]))
    below = list(takewhile(is_head, by_height[: -_EDGE - 1 : -1]))
    dropped = {id(line) for line in [*above, *below]}
    return [
        line
        for line in page
        if line.text and id(line) not in dropped and not _LEADS_TO_PAGE.search(line.text)
    ]


def _shape(lines: Sequence[Line]) -> _Shape:
    size = median(line.size for line in lines for _ in range(1 + len(line.text) // 20))
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
    for line in usual:
        # A line may be indented: its column begins in the same step or in the one before.
        for shift in (0, 1):
            beginnings.setdefault(int(line.left / step) + shift, []).append(line.right)
    rights = {at: sorted(found)[(9 * len(found)) // 10] for at, found in beginnings.items()}
    return _Shape(size, leading, step, rights)


def _without_notes(draft: Draft, page: Sequence[Line], shape: _Shape) -> list[Line]:
    """The page without the small lines at its foot, which become the draft's notes."""
    foot = _foot(page, shape)
    if not foot or len(foot) == len(page) or not _NOTE.match(foot[0].text):
        return list(page)
    for line in foot:
        opened = _NOTE.match(line.text)
        if opened:
            draft.notes.append(Note(label=opened["label"], text=opened["text"]))
        else:
            last = draft.notes.pop()
            draft.notes.append(Note(label=last.label, text=f"{last.text} {line.text}"))
    noted = {id(line) for line in foot}
    return [line for line in page if id(line) not in noted]


def _foot(page: Sequence[Line], shape: _Shape) -> list[Line]:
    """The small lines that end the page, as it was written and as it is seen, in its order."""

    def is_small(line: Line) -> bool:
        return line.size < _NOTE_SIZE * shape.size

    # Some programs write the foot of a page before its text; a column may have a foot of its own.
    lowest = takewhile(is_small, sorted(page, key=lambda line: line.top))
    last = takewhile(is_small, reversed(page))
    foot = {id(line) for line in [*lowest, *last]}
    return [line for line in page if id(line) in foot]


def _paragraphs(lines: Sequence[Line], shape: _Shape) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _parted(paragraph, line, shape):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _parted(paragraph: Sequence[Line], line: Line, shape: _Shape) -> bool:
    """Whether the line opens another paragraph than the one that the lines above make."""
    above = paragraph[-1]
    wrapped = is_capitals(above.text) and is_capitals(line.text)
    ended = bool(_ENDED.search(above.text))
    if abs(line.size - above.size) > 0.08 * shape.size:
        return True
    if opens_paragraph(line.text) and not wrapped:
        # A number may also begin a line of a sentence that goes on ("depuis / 1976. La").
        inside = line.text[0].isdigit() and not (ended or shape.ends_short(above))
        if not (inside and _follows(above, line, shape)):
            return True
    if line.page != above.page or line.bottom >= above.bottom:
        # A page or a column ends anywhere: only an unfinished sentence goes on in the next.
        unfinished = not (ended or is_heading(above.text))
        return not unfinished or (shape.ends_short(above) and line.text[0].isupper())
    if not _follows(above, line, shape):
        return True
    indented = line.left - above.left > _INDENT * shape.size and len(paragraph) > 1
    closed = ended or (is_heading(above.text) and not wrapped)
    return closed and (indented or shape.ends_short(above))


def _follows(above: Line, line: Line, shape: _Shape) -> bool:
    """Whether the line stands right under the other, in its column."""
    gap = above.bottom - line.bottom
    same = line.page == above.page and gap > 0
    return same and gap <= max(_GAP * shape.leading, _LARGE_GAP * line.size)


def _is_large(text: str, size: float, shape: _Shape) -> bool:
    return size >= _HEADING_SIZE * shape.size and len(text) <= _LONGEST_HEADING


def _sign(draft: Draft, head: Sequence[Line]) -> None:
    language = language_of(draft.body.text)
    for line in head:
        signed = byline(normalise(line.text), language)
        if signed is not None:
            draft.author = draft.author or signed.author
            draft.publisher = draft.publisher or signed.publisher
            draft.published = draft.published or signed.published
