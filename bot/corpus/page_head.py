"""What stands above the first paragraph of a copied page: its title, byline and standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.corpus.byline import PUBLISHED, Byline
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.names import person
from bot.corpus.page_lines import CUT_SHORT, FULL_STOP, FURNITURE, Line, Role, count_words, states

__all__ = ["FEWEST_WORDS", "OPENING", "read_head", "sign_below"]

_LONGEST_TITLE = 250
FEWEST_WORDS = 8
"""Words from which a short sentence is the article's own where it does not stand in its middle."""

_FEWEST_OF_SEVERAL = 4
"""Words from which sentences that stand together above the first paragraph are the article's."""

_FEWEST_OF_STANDFIRST = 6
"""Words from which the line between a title and its byline is no name of a section."""

_FEWEST_OF_LONG_STANDFIRST = 10

OPENING = 4
"""Lines from the first paragraph on among which a byline may stand."""

_BYLINE_REACH = 15
"""Lines below the opening paragraph, and above the next, among which a byline may stand."""

_OF_ENCYCLOPEDIA = re.compile(
    r"un article de wikipédia\b|from wikipedia, the free encyclopedia", re.IGNORECASE
)
_TOOLS = re.compile(
    r"(?:article|discussion|lire|modifier(?: le code)?|voir l[’']historique|outils|talk|read"
    r"|edit(?: source)?|view (?:source|history)|tools|ajouter des langues|add languages)",
    re.IGNORECASE,
)
"""What an encyclopedia offers between the name of an article and the article."""

_ASIDE = FURNITURE
"""What may stand between a title, its standfirst and its byline."""

_DATED = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b")
"""Opens the line of a page's day and section: no title."""

_TWO = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-ZÀ-Þ«“\"]")
"""Between two sentences of one line."""

_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<publisher>[^|–—]{2,40})$")
_WAY = re.compile(r"^(?:Accueil\s+[A-ZÀ-Þ]|(?:Accueil|Home)\s*[>/›»|])|\t")
"""A way through a site, or the row of a table: no title."""


def read_head(draft: Draft, head: Sequence[Line]) -> list[Line]:
    """Take the title and the byline from what precedes the first paragraph.

    Returns:
        The sentences and the table under the title that open the article.
    """
    signed = _byline_at(head)
    at = _title_at(head, signed)
    if at is None:
        for line in head:
            _sign(draft, line.signed)
        return []
    _entitle(draft, head[at].text, [line.text for line in head])
    said = [line.signed for line in [*head[at:], *reversed(head[:at])] if line.signed]
    if signed is not None and (first := head[signed].signed):
        said.insert(0, first)
    dated = next((line.text for line in head[at:] if _DATED.match(line.text)), None)
    if dated:
        said.append(Byline(published=first_date(dated)))
    for byline in sorted(said, key=lambda byline: byline.changed):
        _sign(draft, byline)
    below = next((n for n, line in enumerate(head) if n > at and line.signed), None)
    day = below if below is not None or at == 0 or not head[at - 1].signed else at - 1
    draft.author = draft.author or _name_above(head, at, day)
    own = [
        n
        for n, line in enumerate(head)
        if n == at or (line.role not in _ASIDE and person(line.text) is None)
    ]
    under = own[own.index(at) + 1 :]
    summed_up = under[:1] if under[1:2] == [below] and _is_standfirst(head[under[0]]) else []
    return [
        replace(line, role=Role.SENTENCE) if n in summed_up or _opens(head, n) else line
        for n, line in enumerate(head)
        if n > at and (n in summed_up or _opens(head, n) or _in_card(head, n))
    ]


def _opens(head: Sequence[Line], n: int) -> bool:
    """Whether the line is a sentence of the article: a long one, or one of several together.

    The last line above the first paragraph is, if it holds two sentences, even without a stop.
    """
    if n == len(head) - 1 and head[n].role is Role.SHORT and not CUT_SHORT.search(head[n].text):
        words = count_words(head[n].text)
        return bool(_TWO.search(head[n].text)) and words >= _FEWEST_OF_LONG_STANDFIRST
    if head[n].role is not Role.SENTENCE:
        return False
    together = [line for line in head[max(0, n - 1) : n + 2] if states(line, _FEWEST_OF_SEVERAL)]
    return count_words(head[n].text) >= FEWEST_WORDS or (head[n] in together and len(together) > 1)


def _is_standfirst(line: Line) -> bool:
    """Whether the line between the title and the byline sums the article up."""
    return (
        line.role is Role.SHORT
        and count_words(line.text) >= _FEWEST_OF_STANDFIRST
        and not CUT_SHORT.search(line.text)
    )


def _in_card(head: Sequence[Line], n: int) -> bool:
    """Whether the line is in a table of facts, rows of a name and a value, or its title."""
    if head[n].role is Role.SHORT:
        return len(head) > n + 2 and all(map(_states_fact, head[n + 1 : n + 3]))
    return _states_fact(head[n]) and any(map(_states_fact, (head[n - 1], *head[n + 1 : n + 2])))


def _states_fact(line: Line) -> bool:
    return line.role is Role.ROW and line.text.count("\t") == 1


def _name_above(head: Sequence[Line], at: int, signed: int | None) -> str | None:
    """Who wrote the page, where the name stands alone above its day, below or above its title."""
    if signed is None or signed == 0 or signed - 1 == at:
        return None
    return person(head[signed - 1].text)


def _byline_at(head: Sequence[Line]) -> int | None:
    """Where the byline is: the first there is, unless that is the day that the site tells."""
    above = takewhile(lambda n: head[n].role is not Role.RELATED, range(len(head)))
    signed = [n for n in above if head[n].signed]
    if not signed:
        return next((n for n, line in enumerate(head) if line.signed), None)
    first = head[signed[0]].signed
    for n in signed[1:]:
        other = head[n].signed
        titled = any(_may_be_title(line) for line in head[signed[0] + 1 : n])
        dated = other and first and other.published not in {None, first.published}
        if dated and titled and not (first and first.author):
            return n
    return signed[0]


def _title_at(head: Sequence[Line], signed: int | None) -> int | None:
    """Where the title is: the line of words nearest above the byline, or the first there is."""
    if (named := _named_by_encyclopedia(head)) is not None:
        return named
    likely = [n for n, line in enumerate(head) if _may_be_title(line)]
    led_to = [n for n in likely if _leads_to(head, n)]
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


def _leads_to(head: Sequence[Line], n: int) -> bool:
    """Whether the way through the site, above, ends with the line."""
    title = head[n].text
    return any(
        line.text.endswith(title) and len(line.text) > len(title) and _WAY.match(line.text)
        for line in head[:n]
    )


def _named_by_encyclopedia(head: Sequence[Line]) -> int | None:
    """Where an encyclopedia names its article: above its own name, and above its tools."""
    below = next((n for n, line in enumerate(head) if _OF_ENCYCLOPEDIA.match(line.text)), 0)
    above = (n for n in reversed(range(below)) if not _TOOLS.fullmatch(head[n].text))
    return next((n for n in above if head[n].role not in _ASIDE), None)


def _nearest(head: Sequence[Line], end: int) -> int | None:
    """The nearest line of words above a place."""
    return next((n for n in reversed(range(end)) if head[n].role not in _ASIDE), None)


def _sums_up(head: Sequence[Line], title: int, below: int) -> bool:
    """Whether a line is the standfirst of the one above it: longer, and of many words."""
    return (
        _nearest(head, below) == title
        and count_words(head[below].text) >= _FEWEST_OF_LONG_STANDFIRST
        and count_words(head[title].text) >= _FEWEST_OF_STANDFIRST
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
        and not _DATED.match(line.text)
    )


def _entitle(draft: Draft, title: str, head: Sequence[str]) -> None:
    """Set the title; "Title | Publisher" names both when the page repeats the title alone."""
    match = _SUFFIX.match(title)
    if match and ("|" in title or match["title"] in head):
        draft.publisher = match["publisher"].strip()
        title = match["title"]
    draft.title = title


def sign_below(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Take a byline from under the opening paragraph, or the name that signs the article off.

    Returns:
        The lines without those short ones that stand between the first and such a byline.
    """
    second = next((n for n, line in enumerate(lines) if n > 0 and line.role is Role.PROSE), 0)
    near = [n for n, line in enumerate(lines[:second][:_BYLINE_REACH]) if line.signed]
    for n in near:
        _sign(draft, lines[n].signed)
    draft.author = draft.author or _name_above(lines, 0, near[0] if near else None)
    for line in takewhile(lambda line: line.role not in {Role.RELATED, Role.END}, lines):
        if line.signed and not line.signed.published:
            _sign(draft, line.signed)
    if not near:
        return list(lines)
    above = [line for line in lines[1 : near[-1]] if states(line, _FEWEST_OF_SEVERAL)]
    return [lines[0], *above, *lines[near[-1] :]]


def _sign(draft: Draft, signed: Byline | None) -> None:
    """Complete the draft by what a byline says; what is known already stays."""
    if signed is None:
        return
    draft.author = draft.author or signed.author
    draft.publisher = draft.publisher or signed.publisher
    draft.published = draft.published or signed.published
