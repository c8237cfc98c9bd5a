"""Finding the article in a web page that was copied as text, furniture and all.

Lines of prose make the article: long enough, ended like sentences, and full of little words. What
surrounds them is judged by its words (`furniture`) and by its place: before the article there are
its title, its byline and its opening; between its paragraphs, short lines are its headings, its
lists or its short sentences; after its last paragraph there is nothing of it left.

A text is held to be a copied page only when it shows furniture that no letter, note or decision
has. Everything else is a plain document, and loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.corpus.byline import publisher_in
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind
from bot.corpus.numbering import add_paragraph
from bot.corpus.page_head import FEWEST_WORDS, read_head, sign
from bot.corpus.page_lines import CUT_SHORT, Line, Role, count_words, page_lines, states

__all__ = ["copied_page"]

_LONGEST_HEADING = 160

_HEAD_REACH = 15
"""Lines below the title among which the byline is looked for."""

_OPENING = 4
"""Lines from the first paragraph on among which a byline may stand."""

_MOST_LINES = 20_000
"""Lines that no copied page has: a longer text is another document."""

_ENOUGH_FURNITURE = 2
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\s?(?::|[hH])\s?[0-5]\d")
_FEWEST_ENTRIES = 2
"""Hours alone on their line from which a page is a live report."""

_SIGNS_OFF = re.compile(r"(?:written by|écrit par|rédigé par)\b", re.IGNORECASE)


_OF_A_PAGE = {Role.ORNAMENT, Role.RELATED, Role.END}
_CLOSING = {Role.RELATED, Role.END}


def copied_page(text: str, fallback_title: str) -> Draft | None:
    """The article of a page that was copied as text, or None for a text that is no such page.

    The draft's title, author, publisher and day are those that the page shows; its body holds the
    article's paragraphs, headings and lists.
    """
    if text.count("\n") > _MOST_LINES:
        return None
    language = language_of(text)
    lines = page_lines(text, language)
    if not _is_copied(lines):
        return None
    first = next((n for n, line in enumerate(lines) if line.role is Role.PROSE), None)
    if first is None:
        return None
    first = _live_from(lines, first)
    draft = Draft(title=fallback_title, language=language)
    opening = read_head(draft, lines[:first])
    draft.head = "\n".join(line.text for line in lines[:first] if line.role is Role.SHORT)
    # A page may print its byline under the opening paragraph.
    for line in lines[first : first + _OPENING]:
        sign(draft, line.signed)
    draft.publisher = draft.publisher or _publisher_below(lines)
    for line in [*opening, *_article(lines[first:])]:
        _add(draft, line)
    return draft


def _is_copied(lines: Sequence[Line]) -> bool:
    """Whether there is furniture that plain documents do not have: two lines, or one signed."""
    found = sum(line.role in _OF_A_PAGE for line in lines)
    signed = any(line.signed and line.signed.published for line in lines[:_HEAD_REACH])
    return found >= _ENOUGH_FURNITURE or (found > 0 and signed)


def _live_from(lines: Sequence[Line], first: int) -> int:
    """Where the first entry of a live report stands, by its hour; else the first paragraph."""
    hours = [n for n, line in enumerate(lines) if _HOUR.fullmatch(line.text)]
    above = [n for n in hours if n < first]
    return above[0] if above and len(hours) >= _FEWEST_ENTRIES else first


def _publisher_below(lines: Sequence[Line]) -> str | None:
    named = (publisher_in(line.text) for line in reversed(lines) if line.role is not Role.PROSE)
    return next(filter(None, named), None)


def _article(lines: Sequence[Line]) -> Iterator[Line]:
    """The article's own lines among those from its first paragraph on."""
    body = _until_the_end(lines)
    last = max(n for n, line in enumerate(body) if line.role is Role.PROSE)
    for n, line in enumerate(body[: last + 1]):
        if line.role in {Role.HEADING, Role.PROSE, Role.ITEM, Role.SENTENCE} or _heads(body, n):
            yield line
    yield from _closing(body[last + 1 :])


def _closing(lines: Sequence[Line]) -> Iterator[Line]:
    """What closes an article may be short: its last sentences and lists, or a headed sentence."""
    for n, line in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else None
        heads = below is not None and _heads(lines, n) and states(below, FEWEST_WORDS)
        if not (heads or line.role is Role.ITEM or states(line)):
            return
        yield line


def _until_the_end(lines: Sequence[Line]) -> list[Line]:
    """The lines up to where other matter begins; lists of other articles in between left out."""
    kept: list[Line] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        if line.role is Role.END:
            break
        if line.role is Role.RELATED or (n >= _OPENING and _SIGNS_OFF.match(line.text)):
            resumes = _resumes(lines, n + 1)
            if resumes is None:
                break
            n = resumes
            continue
        kept.append(line)
        n += 1
    return kept


def _resumes(lines: Sequence[Line], start: int) -> int | None:
    """Where the article goes on after a list of other articles, or None if it has ended."""
    following = lines[start:]
    prose = next((n for n, line in enumerate(following) if line.role is Role.PROSE), None)
    if prose is None:
        return None
    rest = list(takewhile(lambda line: line.role not in _CLOSING, following[prose:]))
    dense = sum(line.role is Role.PROSE for line in rest) > len(rest) / 2
    listed = prose > 2 or any(line.signed for line in following[:prose])
    if not dense or (listed and sum(line.role is Role.PROSE for line in rest) < 2):
        return None
    heads = prose > 0 and following[prose - 1].role is Role.SHORT
    after_furniture = prose > 1 and following[prose - 2].role in _OF_A_PAGE
    return start + prose - (heads and after_furniture)


def _heads(body: Sequence[Line], n: int) -> bool:
    """Whether the short line heads the paragraph below it."""
    line = body[n]
    if line.role is not Role.SHORT or len(line.text) > _LONGEST_HEADING:
        return False
    below = body[n + 1]
    return (
        below.role in {Role.PROSE, Role.SENTENCE}
        and count_words(line.text) >= 2
        and not CUT_SHORT.search(line.text)
    )


def _add(draft: Draft, line: Line) -> None:
    if line.role in {Role.SHORT, Role.HEADING}:
        draft.body.add(line.text, BlockKind.HEADING, level=2)
    else:
        add_paragraph(draft.body, line.text)
