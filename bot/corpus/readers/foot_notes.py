"""The notes at the foot of printed pages, in smaller letters than the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.models import Note
from bot.corpus.readers.hyphens import Joiner
from bot.corpus.readers.printed_line import Line, Shape

__all__ = ["FootNotes"]

_STEP = 10.0
"""Points of a page's width within which columns are told apart."""

_WIDEST = 1_000
"""Steps of a page's width that are looked at."""

_NOTE = re.compile(r"^[\[(]?(?P<label>\d{1,3})[\])]?[.\s]\s*(?P<text>\S.*)$")
_ENDED = re.compile(r"[.!?…][\"'’”»)\]]*$")


class FootNotes:
    """Takes notes from page after page; one may go on at the foot of the next."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._notes: list[tuple[str, list[str]]] = []

    def without(self, page: Sequence[Line]) -> list[Line]:
        """The page without its notes, which are kept."""
        foot = self._foot(page)
        if not foot or len(foot) == len(page):
            return list(page)
        foot = foot[self._start(foot) :]
        for line in foot:
            opened = _NOTE.match(line.text)
            if opened:
                self._notes.append((opened["label"], [opened["text"]]))
            else:
                self._notes[-1][1].append(line.text)
        noted = {id(line) for line in foot}
        return [line for line in page if id(line) not in noted]

    def _start(self, foot: Sequence[Line]) -> int:
        """Where the notes begin among small lines, which may end the text too; or their end."""
        labels = [found["label"] if (found := _NOTE.match(line.text)) else None for line in foot]
        if labels[0] is None and self._is_unfinished():
            return 0
        following = str(int(self._notes[-1][0]) + 1) if self._notes else "1"
        if following in labels:
            return len(labels) - 1 - labels[::-1].index(following)
        return 0 if labels[0] is not None else len(foot)

    def joined(self, joiner: Joiner) -> list[Note]:
        """The notes in their order, the words that a line's end cut joined again."""
        return [
            Note(label=label, text=joiner.join((line, ()) for line in lines)[0])
            for label, lines in self._notes
        ]

    def _is_unfinished(self) -> bool:
        return bool(self._notes) and not _ENDED.search(self._notes[-1][1][-1])

    def _foot(self, page: Sequence[Line]) -> list[Line]:
        """The small lines that end the page or its columns, as they are seen, in its order."""
        lowest: dict[int, float] = {}
        for line in page:
            if not self._shape.is_small(line):
                for step in _steps(line):
                    lowest[step] = min(line.bottom, lowest.get(step, line.bottom))
        return [
            line
            for line in page
            if self._shape.is_small(line)
            and all(line.bottom < lowest.get(step, line.top) for step in _steps(line))
        ]


def _steps(line: Line) -> range:
    first = int(line.left / _STEP)
    return range(first, min(int(line.right / _STEP), first + _WIDEST) + 1)
