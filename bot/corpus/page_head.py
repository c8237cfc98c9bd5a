"""What stands above the first paragraph of a copied page: its title, byline and standfirst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.corpus.byline import PUBLISHED, Byline
from bot.corpus.draft import Draft
from bot.corpus.page_lines import CUT_SHORT, FULL_STOP, Line, Role, count_words, states

__all__ = ["FEWEST_WORDS", "read_head", "sign"]

_LONGEST_TITLE = 250
FEWEST_WORDS = 8
"""Words from which a short sentence is the article's own where it does not stand in its middle."""

_FEWEST_OF_SEVERAL = 4
"""Words from which sentences that stand together above the first paragraph are the article's."""

_FEWEST_OF_STANDFIRST = 6
"""Words from which the line between a title and its byline is no name of a section."""

_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<publisher>[^|–—]{2,40})$")
_WAY = re.compile(r"^(?:Accueil\s+[A-ZÀ-Þ]|(?:Accueil|Home)\s*[>/›»|])|\t")
"""A way through a site, or the row of a table: no title."""


def read_head(draft: Draft, head: Sequence[Line]) -> list[Line]:
    """Take the title and the byline from what precedes the first paragraph.

    Returns:
        The sentences under the title that open the article.
    """
    at = _title_at(head)
    if at is None:
        for line in head:
            sign(draft, line.signed)
        return []
    _entitle(draft, head[at].text, [line.text for line in head])
    for line in head[at:] or head:
        sign(draft, line.signed)
    for line in reversed(head[:at]):
        sign(draft, line.signed)
    signed = next((n for n, line in enumerate(head) if n > at and line.signed), at)
    return [
        replace(line, role=Role.SENTENCE)
        for n, line in enumerate(head)
        if n > at and (_opens(head, n) or _is_standfirst(head, at, n, signed))
    ]


def _opens(head: Sequence[Line], n: int) -> bool:
    """Whether the line is a sentence of the article: a long one, or one of several together."""
    if head[n].role is not Role.SENTENCE:
        return False
    together = [line for line in head[max(0, n - 1) : n + 2] if states(line, _FEWEST_OF_SEVERAL)]
    return count_words(head[n].text) >= FEWEST_WORDS or (head[n] in together and len(together) > 1)


def _is_standfirst(head: Sequence[Line], at: int, n: int, signed: int) -> bool:
    """Whether the line sums the article up: the one between the title and the byline."""
    return (
        n == at + 1 == signed - 1
        and head[n].role is Role.SHORT
        and count_words(head[n].text) >= _FEWEST_OF_STANDFIRST
        and not CUT_SHORT.search(head[n].text)
    )


def _title_at(head: Sequence[Line]) -> int | None:
    """Where the title is: the line of words nearest above the byline, or the first there is."""
    likely = [n for n, line in enumerate(head) if _may_be_title(line)]
    if not likely:
        return None
    signed = next((n for n, line in enumerate(head) if line.signed), None)
    above = [n for n in likely if signed is not None and n < signed]
    if not above:
        return _above_statements(head, likely) if signed is None else likely[0]
    # The title stands at the top of its group of lines, above the sentence that sums it up.
    title = above[-1]
    for n in reversed(above[:-1]):
        joined = n == title - 1 and not head[title].apart
        if not joined and not FULL_STOP.search(head[title].text):
            break
        title = n
    return title


def _above_statements(head: Sequence[Line], likely: Sequence[int]) -> int:
    """The last line that states nothing, above the sentences that sum the page up."""
    naming = (n for n in reversed(likely) if not states(head[n]))
    return next(naming, likely[-1])


def _may_be_title(line: Line) -> bool:
    return (
        line.role in {Role.SHORT, Role.SENTENCE}
        and len(line.text) <= _LONGEST_TITLE
        and count_words(line.text) >= 4
        and not PUBLISHED.match(line.text)
        and not _WAY.search(line.text)
    )


def _entitle(draft: Draft, title: str, head: Sequence[str]) -> None:
    """Set the title; "Title | Publisher" names both when the page repeats the title alone."""
    match = _SUFFIX.match(title)
    if match and ("|" in title or match["title"] in head):
        draft.publisher = match["publisher"].strip()
        title = match["title"]
    draft.title = title


def sign(draft: Draft, signed: Byline | None) -> None:
    """Complete the draft by what a byline says; what is known already stays."""
    if signed is None:
        return
    draft.author = draft.author or signed.author
    draft.publisher = draft.publisher or signed.publisher
    draft.published = draft.published or signed.published
