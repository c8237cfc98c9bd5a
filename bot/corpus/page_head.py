"""What stands above the first paragraph of a copied page: its title, byline and standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.corpus.byline import Byline
from bot.corpus.copied_title import (
    ASIDE,
    DATED,
    FEWEST_OF_LONG_STANDFIRST,
    FEWEST_OF_STANDFIRST,
    byline_at,
    title_at,
)
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.names import person
from bot.corpus.page_lines import CUT_SHORT, Line, Role, count_words, states

__all__ = ["FEWEST_WORDS", "OPENING", "read_head", "sign_below"]

FEWEST_WORDS = 8
"""Words from which a short sentence is the article's own where it does not stand in its middle."""

_FEWEST_OF_SEVERAL = 4
"""Words from which sentences that stand together above the first paragraph are the article's."""

OPENING = 4
"""Lines from the first paragraph on that neither sign an article off nor lead elsewhere."""

_BYLINE_REACH = 15
"""Lines below the opening paragraph, and above the next, among which a byline may stand."""

_TWO = re.compile(r"[^\W\d_]{2}[.!?]\s+[A-ZÀ-Þ«“\"]")
"""Between two sentences of one line."""

_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<publisher>[^|–—]{2,40})$")


def read_head(draft: Draft, head: Sequence[Line]) -> list[Line]:
    """Take the title and the byline from what precedes the first paragraph.

    Returns:
        The sentences and the table under the title that open the article.
    """
    signed = byline_at(head)
    at = title_at(head, signed)
    if at is None:
        for line in head:
            _sign(draft, line.signed)
        return []
    _entitle(draft, head[at].text, [line.text for line in head])
    _sign_above(draft, head, at, signed)
    summed_up = _standfirst(head, at)
    return [
        replace(line, role=Role.SENTENCE) if n == summed_up or _opens(head, n) else line
        for n, line in enumerate(head)
        if n > at and (n == summed_up or _opens(head, n) or _in_card(head, n))
    ]


def _sign_above(draft: Draft, head: Sequence[Line], at: int, signed: int | None) -> None:
    """Complete the draft by the bylines around the title, that of the page before others."""
    around = [*head[at:], *reversed(head[:at])]
    said = [line.signed for line in around if line.signed]
    if signed is not None and (first := head[signed].signed):
        said.insert(0, first)
    dated = next((line.text for line in head[at:] if DATED.match(line.text)), None)
    if dated:
        said.append(Byline(published=first_date(dated)))
    for byline in sorted(said, key=lambda byline: byline.changed):
        _sign(draft, byline)
    day = _byline_below(head, at)
    if day is None and at > 0 and head[at - 1].signed:
        day = at - 1
    draft.author = draft.author or _name_above(head, at, day)


def _byline_below(head: Sequence[Line], at: int) -> int | None:
    return next((n for n, line in enumerate(head) if n > at and line.signed), None)


def _standfirst(head: Sequence[Line], at: int) -> int | None:
    """The line between the title and the byline that sums the article up, if there is one."""
    under = [
        n
        for n, line in enumerate(head)
        if n > at and line.role not in ASIDE and person(line.text) is None
    ]
    if len(under) < 2 or under[1] != _byline_below(head, at):
        return None
    return under[0] if _is_standfirst(head[under[0]]) else None


def _opens(head: Sequence[Line], n: int) -> bool:
    """Whether the line is a sentence of the article: a long one, or one of several together.

    The last line above the first paragraph is, if it holds two sentences, even without a stop.
    """
    if n == len(head) - 1 and head[n].role is Role.SHORT and not CUT_SHORT.search(head[n].text):
        words = count_words(head[n].text)
        return bool(_TWO.search(head[n].text)) and words >= FEWEST_OF_LONG_STANDFIRST
    if head[n].role is not Role.SENTENCE:
        return False
    together = [line for line in head[max(0, n - 1) : n + 2] if states(line, _FEWEST_OF_SEVERAL)]
    return count_words(head[n].text) >= FEWEST_WORDS or (head[n] in together and len(together) > 1)


def _is_standfirst(line: Line) -> bool:
    """Whether the line between the title and the byline sums the article up."""
    return (
        line.role is Role.SHORT
        and count_words(line.text) >= FEWEST_OF_STANDFIRST
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
