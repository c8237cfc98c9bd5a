"""The lines of a page that was copied as text, and what each is by its own words and length."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from bot.corpus.byline import Byline, apart_from_title, byline
from bot.corpus.furniture import Furniture, furniture
from bot.corpus.models import Language

__all__ = [
    "BULLET",
    "CUT_SHORT",
    "FULL_STOP",
    "FURNITURE",
    "Line",
    "Role",
    "count_words",
    "page_lines",
    "states",
    "without_offer",
]

_PROSE_LENGTH = 80
_CERTAIN_PROSE_LENGTH = 200
_SENTENCE_END = re.compile(r"[.!?…:;][\"'’”»)\]\s]*$")
_INNER_END = re.compile(r"[.!?…][\"'’”»)\]]*\s+[\"'“«(]?\s?[A-ZÀ-Þ]")
_LONGEST_REPEATED = 60
_FEWEST_PROSE_WORDS = 10
_FEWEST_ITEM_WORDS = 3
_LONG_QUESTION = 120
"""Characters from which a question or an exclamation alone is no title."""

_FEWEST_SENTENCES_OF_CUT_PROSE = 3

FULL_STOP = re.compile(r"[.!…:;][\"'’”»)\]\s]*$")
"""Ends a line that states something; a question alone may be a heading or a poll's."""

CUT_SHORT = re.compile(r"(?:\.{3}|…)\W*$")
"""Ends a line that a page has cut to a length."""

BULLET = re.compile(r"^(?:[-–—•*◦▪‣·]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
"""Opens an item of a list."""

_CALLS = re.compile(
    r"(?:\s?\[\d{1,3}\])+\s*$|(?<=[^\W\d][.!?…»”\"])\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$"
)
"""Calls of notes at a line's end, which would hide its full stop: "[1]", "¹" copied as "1"."""

_EDITED = re.compile(r"\s*\[\s?(?:modifier|edit)\b[^\[\]]{0,40}\]$", re.IGNORECASE)
"""What an encyclopedia prints beside each of its headings."""

_CREDITED = re.compile(r"(?:\d|[^\W\d_]{4})\.\s+\(?[A-ZÀ-Þ][A-ZÀ-Þ'’/& -]{2,50}\)?$")
"""A caption: a sentence, and in capitals whose picture it is."""

_LABEL = re.compile(r"(?:image(?: caption)?|illustration(?: \d+)?|légende)\W*", re.IGNORECASE)
"""Announces the caption on the line below."""

_CELLS = re.compile(r"\S ?\t\s*\S")
"""Two cells of a table's row, as a browser copies them."""

_WORD = re.compile(r"[^\W\d_]{2,}")


class Role(Enum):
    """What a line is; the last four are furniture, a `ROW` is one of a table."""

    HEADING = auto()
    PROSE = auto()
    SENTENCE = auto()
    ITEM = auto()
    ROW = auto()
    SHORT = auto()
    BYLINE = auto()
    ORNAMENT = auto()
    WEAK = auto()
    RELATED = auto()
    END = auto()


_FURNITURE_ROLES = {
    Furniture.ORNAMENT: Role.ORNAMENT,
    Furniture.WEAK: Role.WEAK,
    Furniture.RELATED: Role.RELATED,
    Furniture.END: Role.END,
}


FURNITURE = {Role.ORNAMENT, Role.RELATED, Role.END}
"""What only a page has; a weak word may stand in any document."""

_OF_CONTENTS = {Role.SHORT, Role.SENTENCE, Role.ITEM}
_WORDS = {Role.PROSE, Role.SENTENCE, Role.SHORT}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `signed` is what it says if it is a byline.

    `apart` tells whether a blank line parts it from the line above, `repeated` whether the page
    has it twice.
    """

    text: str
    role: Role
    signed: Byline | None = None
    apart: bool = False
    repeated: bool = False


def without_offer(text: str) -> str:
    """A heading without the page's offer to change its section."""
    return _EDITED.sub("", text) or text


def count_words(text: str) -> int:
    """How many words of two letters or more the text has."""
    return len(_WORD.findall(text))


def states(line: Line, fewest_words: int = 0) -> bool:
    """Whether the line is a short sentence that states something, of so many words at least."""
    return (
        line.role is Role.SENTENCE
        and bool(FULL_STOP.search(line.text))
        and count_words(line.text) >= fewest_words
    )


def page_lines(text: str, language: Language) -> list[Line]:
    """The lines that are not blank, in order.

    A short line that the page has twice is furniture; so is a long one where it comes back.
    """
    stripped = [
        part
        for line in text.split("\n")
        for part in apart_from_title(line.strip()) or [line.strip()]
    ]
    # Blank lines between all of them tell nothing.
    parted = not all(not one or not other for one, other in pairwise(stripped))
    lines = [
        replace(_line(line, language), apart=parted and n > 0 and not stripped[n - 1])
        for n, line in enumerate(stripped)
        if _has_letters(line)
    ]
    return _captioned(_edited(_repeated(lines), language))


def _repeated(lines: list[Line]) -> list[Line]:
    """The lines, each with whether the page has it twice, and as furniture if it is for that."""
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        places.setdefault(line.text.rstrip(" .:"), []).append(n)
    repeated = {n for found in places.values() if len(found) > 1 for n in found}
    marked = list(lines)
    for found in places.values():
        if len(found) < 2:
            continue
        kept = _announced(lines, found, repeated)
        for n in found:
            weak = kept not in {None, n} or (kept is None and _comes_back(lines[n], n, found))
            marked[n] = replace(lines[n], repeated=True, role=Role.WEAK if weak else lines[n].role)
    return marked


def _comes_back(line: Line, n: int, found: list[int]) -> bool:
    if len(line.text) < _LONGEST_REPEATED:
        return line.role is Role.SHORT and n > 0
    return line.role in _WORDS and n > found[0]


def _announced(lines: list[Line], found: list[int], repeated: set[int]) -> int | None:
    """Where a line heads a paragraph, if its other place is in a table of contents."""
    if len(found) > 2 or lines[found[0]].role not in _OF_CONTENTS:
        return None
    above, below = found
    heading = [n for n in found if _stands_above_prose(lines, n)]
    if len(heading) == 1:
        return heading[0]
    return below if heading and above - 1 in repeated else None


def _stands_above_prose(lines: list[Line], n: int) -> bool:
    return n + 1 < len(lines) and lines[n + 1].role is Role.PROSE


def _captioned(lines: list[Line]) -> list[Line]:
    """The lines, with captions as furniture: below their label, or repeated with a credit."""
    around = zip([None, *lines], lines, [*lines[1:], None], strict=False)
    return [
        replace(line, role=Role.WEAK) if _is_caption(above, line, below) else line
        for above, line, below in around
    ]


def _is_caption(above: Line | None, line: Line, below: Line | None) -> bool:
    if line.role not in {Role.SHORT, Role.SENTENCE}:
        return False
    labelled = above is not None and _LABEL.fullmatch(above.text) is not None
    credited = below is not None and below.role is Role.ORNAMENT
    return labelled or (credited and below is not None and below.text.startswith(line.text))


def _edited(lines: list[Line], language: Language) -> list[Line]:
    """The lines, with those beside which the page offers to change a section as its headings."""
    offers = [_EDITED.search(line.text) for line in lines] + [None]
    return [
        _headed(line, language, offers[n], offers[n + 1]) if offers[n] or offers[n + 1] else line
        for n, line in enumerate(lines)
    ]


def _headed(
    line: Line, language: Language, offer: re.Match[str] | None, below: re.Match[str] | None
) -> Line:
    if offer and offer.start() > 0:
        line = _line(line.text[: offer.start()], language)
    elif not below or below.start() > 0:
        return line
    return replace(line, role=Role.HEADING) if line.role in {Role.SHORT, Role.WEAK} else line


def _has_letters(line: str) -> bool:
    return any(character.isalnum() for character in line)


def _line(text: str, language: Language) -> Line:
    kind = furniture(text)
    if kind is not None:
        return Line(text, _FURNITURE_ROLES[kind])
    signed = byline(text, language)
    if signed is not None:
        return Line(text, Role.BYLINE, signed)
    role = _role_of_words(text)
    in_table = role not in {Role.PROSE, Role.ITEM} and _CELLS.search(text)
    return Line(text, Role.ROW if in_table else role)


def _role_of_words(text: str) -> Role:
    bare = _CALLS.sub("", text)
    words = count_words(bare)
    ended, cut = bool(_SENTENCE_END.search(bare)), bool(CUT_SHORT.search(bare))
    sentences = 1 + len(_INNER_END.findall(bare))
    exclaims = bare.rstrip(' \u00a0»”"').endswith("!")
    states = sentences > 1 or len(bare) >= _LONG_QUESTION
    states = states or (bool(FULL_STOP.search(bare)) and not exclaims)
    if len(bare) >= _CERTAIN_PROSE_LENGTH and (ended or sentences > 1):
        return Role.SHORT if cut and sentences < _FEWEST_SENTENCES_OF_CUT_PROSE else Role.PROSE
    if BULLET.match(bare):
        return Role.ITEM
    if cut or not ended:
        return Role.WEAK if _CREDITED.search(bare) else Role.SHORT
    if len(bare) >= _PROSE_LENGTH and words >= _FEWEST_PROSE_WORDS and states:
        return Role.PROSE
    if bare[0].islower() and words >= _FEWEST_ITEM_WORDS and FULL_STOP.search(bare):
        return Role.ITEM
    return Role.SENTENCE if bare[0].isupper() or not bare[0].isalnum() else Role.SHORT
