"""Where the title and the byline of a copied page are, above its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.corpus.byline import PUBLISHED
from bot.corpus.page_lines import FULL_STOP, FURNITURE, Line, Role, count_words, states

__all__ = [
    "ASIDE",
    "DATED",
    "FEWEST_OF_LONG_STANDFIRST",
    "FEWEST_OF_STANDFIRST",
    "byline_at",
    "title_at",
]

ASIDE = FURNITURE
"""What may stand between a title, its standfirst and its byline."""

FEWEST_OF_STANDFIRST = 6
"""Words from which the line between a title and its byline is no name of a section."""

FEWEST_OF_LONG_STANDFIRST = 10
"""Words from which a line is the standfirst of the shorter one above it."""

_LONGEST_TITLE = 250
_MOST_BYLINES = 20

_OF_ENCYCLOPEDIA = re.compile(
    r"un article de wikipédia\b|from wikipedia, the free encyclopedia", re.IGNORECASE
)
_TOOLS = re.compile(
    r"(?:article|discussion|lire|modifier(?: le code)?|voir l[’']historique|outils|talk|read"
    r"|edit(?: source)?|view (?:source|history)|tools|ajouter des langues|add languages)",
    re.IGNORECASE,
)
"""What an encyclopedia offers between the name of an article and the article."""

DATED = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b")
"""Opens the line of a page's day and section: no title."""

_WAY = re.compile(r"^(?:Accueil\s+[A-ZÀ-Þ]|(?:Accueil|Home)\s*[>/›»|])|\t")
"""A way through a site, or the row of a table: no title."""


def byline_at(head: Sequence[Line]) -> int | None:
    """Where the byline is: the first there is, unless that is the day that the site tells."""
    above = takewhile(lambda n: head[n].role is not Role.RELATED, range(len(head)))
    signed = [n for n in above if head[n].signed]
    if not signed:
        return next((n for n, line in enumerate(head) if line.signed), None)
    first = head[signed[0]].signed
    for n in signed[1:_MOST_BYLINES]:
        other = head[n].signed
        titled = any(_may_be_title(line) for line in head[signed[0] + 1 : n])
        dated = other and first and other.published not in {None, first.published}
        if dated and titled and not (first and first.author):
            return n
    return signed[0]


def title_at(head: Sequence[Line], signed: int | None) -> int | None:
    """Where the title is: the line of words nearest above the byline, or the first there is."""
    if (named := _named_by_encyclopedia(head)) is not None:
        return named
    likely = [n for n, line in enumerate(head) if _may_be_title(line)]
    ways = [line.text for line in head if _WAY.match(line.text)]
    led_to = [n for n in likely if _ends_way(head[n].text, ways)]
    if led_to:
        return led_to[-1]
    near = _nearest(head, len(head) if signed is None else signed)
    if near is not None and head[near].repeated and count_words(head[near].text) >= 2:
        below = next((n for n in likely if signed is not None and n > signed), None)
        return near if near in likely or below is None else below
    if not likely:
        return None
    above = [n for n in likely if signed is not None and n < signed]
    if not above:
        return _above_statements(head, likely) if signed is None else likely[0]
    # The title stands at the top of its group of lines, above the sentence that sums it up.
    title = above[-1]
    for n in reversed(above[:-1]):
        joined = n == title - 1 and not head[title].apart
        if not joined and not FULL_STOP.search(head[title].text) and not _sums_up(head, n, title):
            break
        title = n
    return title


def _ends_way(title: str, ways: Sequence[str]) -> bool:
    """Whether a way through the site ends with the title: "Accueil > Actualités > …"."""
    return any(way.endswith(title) and way != title for way in ways)


def _named_by_encyclopedia(head: Sequence[Line]) -> int | None:
    """Where an encyclopedia names its article: above its own name, and above its tools."""
    below = next((n for n, line in enumerate(head) if _OF_ENCYCLOPEDIA.match(line.text)), 0)
    above = (n for n in reversed(range(below)) if not _TOOLS.fullmatch(head[n].text))
    return next((n for n in above if head[n].role not in ASIDE), None)


def _nearest(head: Sequence[Line], end: int) -> int | None:
    """The nearest line of words above a place."""
    return next((n for n in reversed(range(end)) if head[n].role not in ASIDE), None)


def _sums_up(head: Sequence[Line], title: int, below: int) -> bool:
    """Whether a line is the standfirst of the one above it: longer, and of many words."""
    return (
        _nearest(head, below) == title
        and count_words(head[below].text) >= FEWEST_OF_LONG_STANDFIRST
        and count_words(head[title].text) >= FEWEST_OF_STANDFIRST
        and len(head[title].text) < len(head[below].text)
    )


def _above_statements(head: Sequence[Line], likely: Sequence[int]) -> int:
    """The last line that states nothing, above the sentences that sum the page up."""
    naming = (n for n in reversed(likely) if not states(head[n]))
    return next(naming, likely[-1])


def _may_be_title(line: Line) -> bool:
    return (
        (line.role in {Role.SHORT, Role.SENTENCE} or (line.repeated and line.role is Role.WEAK))
        and len(line.text) <= _LONGEST_TITLE
        and count_words(line.text) >= 4
        and not PUBLISHED.match(line.text)
        and not _WAY.search(line.text)
        and not DATED.match(line.text)
    )
