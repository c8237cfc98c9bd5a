"""The lines of a copied page that are its article's, from its first paragraph to its end.

Between paragraphs, short lines are headings, items of a list or rows of a table by their place;
after the last paragraph only what closes it is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from bot.corpus.page_head import FEWEST_WORDS, OPENING
from bot.corpus.page_lines import CUT_SHORT, FURNITURE, Line, Role, count_words, states

__all__ = ["article"]

_LONGEST_HEADING = 160
_SHORTEST_HEADING = 4
"""Letters of a heading of one word."""

_FEWEST_WORDS = 4
"""Words of a short sentence that a heading may stand above."""

_LONG = 150
"""Characters of a paragraph that a page cuts for those who do not pay."""

_FEWEST_ITEMS = 2
_FEWEST_ROWS = 2
_FEWEST_NEWS = 3
"""Hours that go back in time, each opening a line, from which they are a list of the news."""

_BUTTONS = 15
"""Lines below the opening paragraph among which a button may lead to comments."""

_REACH = 3
"""Lines after which an article that was signed off does not go on."""

_NEAR = 8
"""Lines that tell whether a text goes on."""

_SIGNS_OFF = re.compile(r"(?:written by|écrit par|rédigé par)\b", re.IGNORECASE)
_AGENCIES = {"AFP", "AP", "EFE", "Reuters"}
_OPENS_AT = re.compile(r"(?P<hour>[01]?\d|2[0-3])\s?[:hH]\s?(?P<minute>[0-5]\d)\b")
_ANNOUNCES = re.compile(r":[\s\u00a0]*$")

_LONGEST_CARD = 250
_NAMES = {Role.SHORT, Role.WEAK}
_CLOSING = {Role.RELATED, Role.END}
_KEPT = {Role.HEADING, Role.PROSE, Role.ITEM, Role.SENTENCE}
_TEXT = {*_KEPT, Role.ROW}


def article(
    lines: Sequence[Line], author: str | None = None, publisher: str | None = None
) -> Iterator[Line]:
    """The article's own lines among those from its first paragraph on.

    `author` is who signed the page above: the name alone on a line signs it off. That of the
    `publisher` alone closes a link to another of its pages.
    """
    body = _without_links(_until_the_end(lines, author), publisher)
    last = max(n for n, line in enumerate(body) if line.role is Role.PROSE)
    listed = _listed(body)
    for n, line in enumerate(body[: last + 1]):
        if n in listed:
            yield replace(line, role=Role.ITEM)
        elif _asks(body, n) and not _leads_on(body, n):
            continue
        elif line.role in _KEPT or _heads(body, n) or _in_table(body, n):
            yield line
    yield from _closing(body, last + 1)


def _closing(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """What closes an article may be short: its last sentences and lists, or a headed sentence."""
    for n in range(start, len(lines)):
        line = lines[n]
        heads = n + 1 < len(lines) and _heads(lines, n) and _is_headed(lines, n + 1)
        if not (heads or line.role is Role.ITEM or states(line) or _in_table(lines, n)):
            if line.role is Role.SHORT and len(line.text) >= _LONG and n == start:
                yield line
            return
        yield line


def _is_headed(lines: Sequence[Line], n: int) -> bool:
    """Whether what a last heading stands above is surely the article's."""
    together = [line for line in lines[n : n + 2] if states(line, _FEWEST_WORDS)]
    return states(lines[n], FEWEST_WORDS) or len(together) > 1 or _in_table(lines, n)


def _until_the_end(lines: Sequence[Line], author: str | None) -> list[Line]:
    """The lines up to where other matter begins; lists of other articles in between left out."""
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


def _without_links(lines: Sequence[Line], publisher: str | None) -> list[Line]:
    """The lines without the cards of other pages: a title, what they say, and a name or a day."""
    ends = [
        n
        for n, line in enumerate(lines)
        if (line.role in _NAMES and line.text == publisher)
        or (n > OPENING and _is_day(line) and _leads_on(lines, n))
    ]
    gone = {
        n
        for end in ends
        if end > 2
        and lines[end - 2].role is Role.SHORT
        and len(lines[end - 1].text) < _LONGEST_CARD
        for n in range(_top_of_card(lines, end - 2), end + 1)
    }
    return [line for n, line in enumerate(lines) if n not in gone]


def _top_of_card(lines: Sequence[Line], title: int) -> int:
    """Where a card begins: at its title, or at the label above it."""
    return title - 1 if lines[title - 1].role is Role.SHORT else title


def _signs_off(lines: Sequence[Line], n: int, author: str | None) -> bool:
    """Whether the line tells who wrote what stands above it, not who speaks again below."""
    name = lines[n].text.rstrip(" .")
    if n < OPENING or sum(line.text == lines[n].text for line in lines[OPENING:]) > 1:
        return False
    return bool(_SIGNS_OFF.match(name)) or name == author or name in _AGENCIES


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
    rest = list(takewhile(lambda line: line.role not in _CLOSING, following[prose:]))[:_NEAR]
    paragraphs = sum(line.role is Role.PROSE for line in rest)
    # A list of articles may sum each up, but never has two paragraphs together.
    goes_on = paragraphs > len(rest) / 2 or all(line.role is Role.PROSE for line in rest[:2])
    listed = prose > 2 or any(line.signed for line in following[:prose])
    if not goes_on or (listed and paragraphs < 2):
        return None
    heads = prose > 0 and following[prose - 1].role is Role.SHORT
    after_furniture = prose > 1 and following[prose - 2].role in FURNITURE
    return start + prose - (heads and after_furniture)


def _heads(body: Sequence[Line], n: int) -> bool:
    """Whether the short line heads the paragraph below it."""
    line = body[n]
    if line.role is not Role.SHORT or len(line.text) > _LONGEST_HEADING:
        return False
    if _in_table(body, n + 1):
        return True
    if CUT_SHORT.search(line.text) or body[n + 1].role not in {Role.PROSE, Role.SENTENCE}:
        return False
    if _asks(body, n + 1) and not _leads_on(body, n + 1):
        return False
    return count_words(line.text) >= 2 or _heads_alone(body, n)


def _is_day(line: Line) -> bool:
    return line.signed is not None and line.signed.published is not None and not line.signed.author


def _asks(body: Sequence[Line], n: int) -> bool:
    """Whether the line is a question below a line that states nothing: a link, or a heading."""
    return (
        body[n].role is Role.SENTENCE
        and body[n].text.rstrip(' »”"\u00a0').endswith("?")
        and n > 0
        and body[n - 1].role is Role.SHORT
    )


def _leads_on(body: Sequence[Line], n: int) -> bool:
    """Whether text of the article follows the line."""
    return n + 1 < len(body) and body[n + 1].role in _TEXT


def _heads_alone(body: Sequence[Line], n: int) -> bool:
    """Whether a word alone heads a paragraph: it stands between two of the article's."""
    word = body[n].text
    return (
        n > 0
        and body[n - 1].role in {*_TEXT, Role.ORNAMENT}
        and (
            body[n + 1].role is Role.PROSE
            or states(body[n + 1], _FEWEST_WORDS)
            or _leads_on(body, n + 1)
        )
        and word[0].isupper()
        and sum(map(str.isalpha, word)) >= _SHORTEST_HEADING
    )


def _in_table(lines: Sequence[Line], n: int) -> bool:
    """Whether the line is one of a table's rows, which stand together."""
    if lines[n].role is not Role.ROW:
        return False
    around = lines[max(0, n - 1) : n + _FEWEST_ROWS]
    return sum(line.role is Role.ROW for line in around) >= _FEWEST_ROWS


def _listed(body: Sequence[Line]) -> set[int]:
    """The short lines that a colon announces, which a browser copies without their bullets."""
    found: set[int] = set()
    for n, line in enumerate(body):
        if line.role not in {Role.PROSE, Role.SENTENCE} or not _ANNOUNCES.search(line.text):
            continue
        items = list(takewhile(lambda m: body[m].role is Role.SHORT, range(n + 1, len(body))))
        below = items[-1] + 1 if items else n + 1
        if below < len(body) and _heads(body, below - 1) and body[below - 1].apart:
            items.pop()
        if len(items) >= _FEWEST_ITEMS and below < len(body) and body[below].role in _TEXT:
            found.update(items)
    return found
