"""The page of a forge copied as text: its list of files, then a README that is kept whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.page_lines import Line, Role

__all__ = ["readme"]

_FILES = re.compile(r"(?:name|nom)\t.*\b(?:last commit|dernier commit)\b", re.IGNORECASE)
_FEWEST_CELLS = 3
_COMMIT = 8
"""Lines about the latest commit that may stand between the head of the list and its files."""

_TABS = re.compile(r"(?:readme|lisez-?moi|licen[cs]e|.{2,20} licen[cs]e)(?:\.\w+)?$", re.IGNORECASE)
_BESIDE = re.compile(r"(?:about|à propos)$", re.IGNORECASE)
_LONGEST_HEADING = 60


def readme(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of the README, a title first, or None for a page that is no forge's.

    It goes from the end of the list of files to what the forge tells of the project beside it;
    commands are short lines too, and none is dropped.
    """
    files = next((n for n, line in enumerate(lines) if _FILES.match(line.text)), None)
    if files is None:
        return None
    below = (n for n in range(files + 1, min(files + _COMMIT, len(lines))) if _is_file(lines[n]))
    first = next(below, files + 1)
    while first < len(lines) and _is_file(lines[first]):
        first += 1
    while first < len(lines) and _TABS.match(lines[first].text):
        first += 1
    last = next(
        (n for n, line in enumerate(lines) if n >= first and _BESIDE.match(line.text)), len(lines)
    )
    return [_as_written(lines, n) for n in range(first, last)] or None


def _is_file(line: Line) -> bool:
    return line.text.count("\t") >= _FEWEST_CELLS - 1


def _as_written(lines: Sequence[Line], n: int) -> Line:
    """A line as a heading if a sentence follows it, else as a paragraph or a row."""
    line = lines[n]
    if line.role is Role.ROW:
        return line
    below = lines[n + 1].role if n + 1 < len(lines) else None
    heads = line.role is Role.SHORT and len(line.text) <= _LONGEST_HEADING
    role = Role.HEADING if heads and below in {Role.PROSE, Role.SENTENCE} else Role.SENTENCE
    return Line(line.text, role)
