"""The lines of a copied page that are its article's, from its first paragraph to its end.

Between paragraphs, short lines are headings, items of a list or rows of a table by their place;
after the last paragraph only what closes it is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.corpus.page_end import until_the_end
from bot.corpus.page_head import FEWEST_WORDS, OPENING
from bot.corpus.page_lines import CUT_SHORT, Line, Role, count_words, states

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
_FEWEST_DAYS = 3
_ANNOUNCES = re.compile(r":[\s\u00a0]*$")

_LONGEST_CARD = 250
_NAMES = {Role.SHORT, Role.WEAK}
_KEPT = {Role.HEADING, Role.PROSE, Role.ITEM, Role.SENTENCE}
_TEXT = {*_KEPT, Role.ROW}


def article(
    lines: Sequence[Line], author: str | None = None, publisher: str | None = None
) -> Iterator[Line]:
    """The article's own lines among those from its first paragraph on.

    `author` is who signed the page above: the name alone on a line signs it off. That of the
    `publisher` alone closes a link to another of its pages.
    """
    body = _without_links(_dated(until_the_end(lines, author)), publisher)
    last = max((n for n, line in enumerate(body) if line.role is Role.PROSE), default=-1)
    listed = _listed(body[: last + 1])
    body = [replace(line, role=Role.ITEM) if n in listed else line for n, line in enumerate(body)]
    for n, line in enumerate(body[: last + 1]):
        if _asks(body, n) and not _leads_on(body, n):
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


def _dated(lines: Sequence[Line]) -> list[Line]:
    """The lines, with days that stand above paragraphs, as in a chronology, as headings."""
    days = {n for n, line in enumerate(lines) if _is_day(line) and _leads_on(lines, n)}
    if len(days) < _FEWEST_DAYS:
        return list(lines)
    return [
        replace(line, role=Role.HEADING, signed=None) if n in days else line
        for n, line in enumerate(lines)
    ]


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


def _heads(body: Sequence[Line], n: int) -> bool:
    """Whether the short line heads the paragraph below it."""
    line = body[n]
    if line.role is not Role.SHORT or len(line.text) > _LONGEST_HEADING:
        return False
    if _in_table(body, n + 1):
        return True
    below = body[n + 1]
    if CUT_SHORT.search(line.text) or below.role not in {Role.PROSE, Role.SENTENCE, Role.ITEM}:
        return False
    if below.role is Role.ITEM and below.text[0].isdigit():
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
    """The items of lists, which a browser copies without their bullets.

    They stand below a colon, or are lines together that begin in small letters.
    """
    found: set[int] = set()
    n = 0
    while n < len(body):
        items = list(takewhile(lambda m: body[m].role is Role.SHORT, range(n, len(body))))
        end = n + len(items)
        if n > 0 and items and end < len(body) and body[end].role in _TEXT:
            found.update(_items(body, items))
        n = max(end, n + 1)
    return found


def _items(body: Sequence[Line], lines: list[int]) -> list[int]:
    """The items among short lines that stand together between two texts."""
    above, last = body[lines[0] - 1], lines[-1]
    if above.role in {Role.PROSE, Role.SENTENCE} and _ANNOUNCES.search(above.text):
        items = lines[:-1] if body[last].apart and _heads(body, last) else lines
    else:
        items = [n for n in lines if body[n].text[0].islower() and count_words(body[n].text) > 1]
    return items if len(items) >= _FEWEST_ITEMS else []
