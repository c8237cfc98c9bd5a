"""What printed pages have around their text: running heads and feet, page numbers, contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.corpus.numbering import opens_paragraph
from bot.corpus.readers.printed_line import Line

__all__ = ["text_of_pages"]

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads."""

_SAME_HEIGHT = 3
"""Points within which lines of different pages stand at the same height."""

_SET_APART = 1.5
"""Sizes of letters between a head and the text, where it may be no head."""

_LONGEST_NUMBERED = 50
_FEWEST_OF_CHAPTER = 3
_NEIGHBOURS = 2
"""The head of a chapter stands on so many pages at least, each so near to another."""

_DIGITS = re.compile(r"\d+|(?<=\s)[ivxl]{1,6}$")
_PAGE_NUMBER = re.compile(
    r"^[\s–—-]*(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|sur|of|–|-)\s*\d{1,4})?[\s–—-]*$",
    re.IGNORECASE,
)
_LEADS_TO_PAGE = re.compile(r"(?:\.{4,}|(?:\s\.){3,}|…{2,})\s*(?P<page>\d{1,4})$")
"""A line of a table of contents, whose dots lead to the number of a page."""

_ENDS_WITH_PAGE = re.compile(r"[^\W\d_].*\s(?P<page>\d{1,4})$")
_CONTENTS = re.compile(
    r"^(?:table des mati[èe]res|sommaire|(?:table of )?contents)\s*:?$", re.IGNORECASE
)
_FEWEST_ENTRIES = 3
_LONGEST_ENTRY = 3
"""Lines of one entry of a table of contents."""

_Head = tuple[str, int]


def text_of_pages(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page that are its text."""
    heads, usual = _running_heads(pages)
    kept = [_without_heads(page, heads, usual) for page in pages]
    if not any(kept):
        # Pages that are all alike have no heads, only a text that repeats.
        kept = [[line for line in page if line.text] for page in pages]
    return _without_contents(kept)


def _running_heads(pages: Sequence[Sequence[Line]]) -> tuple[set[_Head], set[_Head]]:
    """The lines, but for their numbers, that stand at the same height of many pages; of half.

    Those of a chapter are told by standing at the very edge of pages that follow one another.
    """
    seen = Counter(head for page in pages for head in {_head(line) for line in _edges(page)})
    enough = max(2, -(-len(pages) // 3))
    places: dict[_Head, list[int]] = {}
    for number, page in enumerate(pages):
        for line in _outermost(page):
            places.setdefault(_head(line), []).append(number)
    of_chapters = {
        head
        for head, found in places.items()
        if len(found) >= _FEWEST_OF_CHAPTER
        and all(later - number <= _NEIGHBOURS for number, later in pairwise(found))
    }
    heads = {head for head, times in seen.items() if times >= enough} | of_chapters
    return heads, {head for head in heads if 2 * seen[head] >= len(pages) - 1}


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height if len(page) <= 2 * _EDGE else [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _outermost(page: Sequence[Line]) -> list[Line]:
    """The first line and the last of a page that are more than a page number."""
    lines = [line for line in page if line.text and not _PAGE_NUMBER.match(line.text)]
    by_height = sorted(lines, key=lambda line: -line.top)
    return [by_height[0], by_height[-1]] if len(by_height) > 1 else []


def _head(line: Line) -> _Head:
    if len(line.text) > _LONGEST_NUMBERED and opens_paragraph(line.text):
        # Numbered paragraphs may open alike: their numbers tell them apart.
        return line.text, round(line.bottom / _SAME_HEIGHT)
    return _DIGITS.sub("#", line.text), round(line.bottom / _SAME_HEIGHT)


def _without_heads(page: Sequence[Line], heads: set[_Head], usual: set[_Head]) -> list[Line]:
    """The page without the heads that reach, one after the other, from its top and its bottom.

    What is not usual is a head only where it stands off from the text.
    """
    by_height = sorted(page, key=lambda line: -line.top)

    def is_head(line: Line) -> bool:
        return _head(line) in heads or bool(_PAGE_NUMBER.match(line.text)) or not line.text

    def heads_from(edge: list[Line]) -> list[Line]:
        found = list(takewhile(is_head, edge[:_EDGE]))
        while found and _head(found[-1]) in heads - usual and len(found) < len(edge):
            inner = edge[len(found)]
            if abs(inner.bottom - found[-1].bottom) > _SET_APART * inner.size:
                break
            found.pop()
        return found

    above, below = heads_from(by_height), heads_from(by_height[::-1])
    dropped = {id(line) for line in [*above, *below]}
    return [line for line in page if line.text and id(line) not in dropped]


def _without_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their table of contents, and lines whose dots lead to a page."""
    lines = [line for page in pages for line in page]
    dropped = {id(line) for line in lines if _LEADS_TO_PAGE.search(line.text)}
    for at, line in enumerate(lines):
        if id(line) not in dropped and _CONTENTS.match(line.text):
            end = _end_of_contents(lines, at + 1, len(pages))
            dropped.update(id(entry) for entry in lines[at:end])
    return [[line for line in page if id(line) not in dropped] for page in pages]


def _end_of_contents(lines: Sequence[Line], start: int, pages: int) -> int:
    """Where the entries end, whose page numbers only rise; the start where there are too few."""
    last, entries, page = start, 0, 0
    for at in range(start, len(lines)):
        text = lines[at].text
        found = _LEADS_TO_PAGE.search(text) or _ENDS_WITH_PAGE.search(text)
        if found and page <= int(found["page"]) <= 2 * pages:
            last, entries, page = at + 1, entries + 1, int(found["page"])
        elif at - last >= _LONGEST_ENTRY:
            break
    return last if entries >= _FEWEST_ENTRIES else start - 1
