"""Where the article of a copied page ends, and what in its middle leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from bot.corpus.byline import AGENCIES
from bot.corpus.page_head import OPENING
from bot.corpus.page_lines import FURNITURE, Line, Role

__all__ = ["until_the_end"]

_FEWEST_NEWS = 3
"""Hours that go back in time, each opening a line, from which they are a list of the news."""

_BUTTONS = 15
"""Lines below the opening paragraph among which a button may lead to comments."""

_REACH = 3
"""Lines after which an article that was signed off does not go on."""

_NEAR = 8
"""Lines that tell whether a text goes on."""

_LONGEST_SUMMARY = 220
"""Characters of what a list says of an article; a longer text is a paragraph."""

_PROMOTES = re.compile(r"newsletter|lettre d[’']information", re.IGNORECASE)
"""An offer in one line, below which the article goes on."""

_SIGNS_OFF = re.compile(r"(?:written by|écrit par|rédigé par)\b", re.IGNORECASE)
_OPENS_AT = re.compile(r"(?P<hour>[01]?\d|2[0-3])\s?[:hH]\s?(?P<minute>[0-5]\d)\b")

_ASIDE = {Role.ORNAMENT, Role.WEAK, Role.RELATED}
_CLOSING = {Role.RELATED, Role.END}


def until_the_end(lines: Sequence[Line], author: str | None) -> list[Line]:
    """The lines up to where other matter begins; lists of other articles in between left out.

    `author` is who signed the page: the name alone on a line signs the article off.
    """
    kept: list[Line] = []
    news = _news_at(lines)
    n = 0
    while n < len(lines):
        line = lines[n]
        if n == news or (line.role is Role.END and not _is_button(lines, n)):
            break
        if line.role is Role.END:
            n += 1
            continue
        signs_off = _signs_off(lines, n, author)
        if line.role is Role.RELATED or signs_off:
            resumes = _resumes(lines, n + 1, _REACH if signs_off else len(lines))
            if resumes is None:
                break
            n = resumes
            continue
        kept.append(line)
        n += 1
    return kept


def _is_button(lines: Sequence[Line], n: int) -> bool:
    """Whether the line only leads to comments: the article has but begun, and goes on below."""
    above = sum(line.role is Role.PROSE for line in lines[:n])
    return above < 2 and n < _BUTTONS and _resumes(lines, n + 1, _NEAR) is not None


def _signs_off(lines: Sequence[Line], n: int, author: str | None) -> bool:
    """Whether the line tells who wrote what stands above it, not who speaks again below."""
    name = lines[n].text.rstrip(" .")
    if n < OPENING or not (_SIGNS_OFF.match(name) or name == author or name in AGENCIES):
        return False
    below = (line for line in islice(lines, OPENING, None) if line.text == lines[n].text)
    return len(list(islice(below, 2))) == 1


def _news_at(lines: Sequence[Line]) -> int | None:
    """Where a list of the latest news begins: hours open its lines, the latest first.

    None for a live report, whose first line is its own hour, and where hours go forward, as in a
    programme.
    """
    found = [(n, match) for n, line in enumerate(lines) if (match := _OPENS_AT.match(line.text))]
    hours = [60 * int(match["hour"]) + int(match["minute"]) for _, match in found]
    backwards = all(above >= below for above, below in pairwise(hours))
    if len(found) < _FEWEST_NEWS or not backwards or found[0][0] == 0:
        return None
    return found[0][0]


def _resumes(lines: Sequence[Line], start: int, reach: int) -> int | None:
    """Where the article goes on after a list of other articles, or None if it has ended.

    `reach` is how many lines may stand before its next paragraph.
    """
    following = lines[start:]
    prose = next((n for n, line in enumerate(following) if line.role is Role.PROSE), None)
    if prose is None or prose > reach:
        return None
    near = following[prose : prose + _NEAR]
    rest = list(takewhile(lambda line: line.role not in _CLOSING, near))
    between = following[:prose]
    listed = prose > 2 or any(line.signed for line in between)
    lone = sum(line.role is Role.PROSE for line in rest) < 2
    offered = _PROMOTES.search(lines[start - 1].text) and all(
        line.role in _ASIDE for line in between
    )
    if (listed and lone) or not (offered or _goes_on(rest)):
        return None
    heads = prose > 0 and following[prose - 1].role is Role.SHORT
    after_furniture = prose > 1 and following[prose - 2].role in FURNITURE
    return start + prose - (heads and after_furniture)


def _goes_on(rest: Sequence[Line]) -> bool:
    """Whether lines from a paragraph on are an article's, and not those of a list of others.

    Such a list may sum each article up, but never has two paragraphs together, nor a long one.
    """
    together = all(line.role is Role.PROSE for line in rest[:2])
    dense = sum(line.role is Role.PROSE for line in rest) > len(rest) / 2
    return dense or together or len(rest[0].text) >= _LONGEST_SUMMARY
