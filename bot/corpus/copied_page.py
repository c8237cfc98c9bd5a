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

from bot.corpus.byline import PUBLISHED, Byline, publisher_in
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind
from bot.corpus.numbering import add_paragraph
from bot.corpus.page_lines import (
    CUT_SHORT,
    FULL_STOP,
    Line,
    Role,
    count_words,
    page_lines,
)

__all__ = ["copied_page"]

_LONGEST_HEADING = 160
_LONGEST_TITLE = 250
_FEWEST_WORDS = 8
"""Words from which a short sentence is the article's own where it does not stand in its middle."""

_HEAD_REACH = 15
"""Lines below the title among which the byline is looked for."""

_MOST_LINES = 20_000
"""Lines that no copied page has: a longer text is another document."""

_ENOUGH_FURNITURE = 2
_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<publisher>[^|–—]{2,40})$")


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
    draft = Draft(title=fallback_title, language=language)
    opening = _read_head(draft, lines[:first])
    draft.head = "\n".join(line.text for line in lines[:first] if line.role is Role.SHORT)
    # A page may print its byline under the opening paragraph.
    for line in lines[first : first + 4]:
        _sign(draft, line.signed)
    draft.publisher = draft.publisher or _publisher_below(lines)
    for line in [*opening, *_article(lines[first:])]:
        _add(draft, line)
    return draft


def _is_copied(lines: Sequence[Line]) -> bool:
    """Whether there is furniture that plain documents do not have: two lines, or one signed."""
    found = sum(line.role in _OF_A_PAGE for line in lines)
    signed = any(line.signed and line.signed.published for line in lines[:_HEAD_REACH])
    return found >= _ENOUGH_FURNITURE or (found > 0 and signed)


def _read_head(draft: Draft, head: Sequence[Line]) -> list[Line]:
    """Take the title and the byline from what precedes the first paragraph.

    Returns:
        The sentences under the title that open the article.
    """
    at = _title_at(head)
    if at is None:
        for line in head:
            _sign(draft, line.signed)
        return []
    _entitle(draft, head[at].text, [line.text for line in head])
    for line in head[at:] or head:
        _sign(draft, line.signed)
    for line in reversed(head[:at]):
        _sign(draft, line.signed)
    return [
        line
        for line in head[at + 1 :]
        if line.role is Role.SENTENCE and count_words(line.text) >= _FEWEST_WORDS
    ]


def _title_at(head: Sequence[Line]) -> int | None:
    """Where the title is: the line of words nearest above the byline, or the first there is."""
    likely = [n for n, line in enumerate(head) if _may_be_title(line)]
    if not likely:
        return None
    signed = next((n for n, line in enumerate(head) if line.signed), None)
    above = [n for n in likely if signed is not None and n < signed]
    if not above:
        return likely[-1] if signed is None else likely[0]
    # The title stands at the top of its group of lines, above the sentence that sums it up.
    title = above[-1]
    for n in reversed(above[:-1]):
        joined = n == title - 1 and not head[title].apart
        if not joined and not FULL_STOP.search(head[title].text):
            break
        title = n
    return title


def _may_be_title(line: Line) -> bool:
    return (
        line.role in {Role.SHORT, Role.SENTENCE}
        and len(line.text) <= _LONGEST_TITLE
        and count_words(line.text) >= 4
        and not PUBLISHED.match(line.text)
    )


def _entitle(draft: Draft, title: str, head: Sequence[str]) -> None:
    """Set the title; "Title | Publisher" names both when the page repeats the title alone."""
    match = _SUFFIX.match(title)
    if match and ("|" in title or match["title"] in head):
        draft.publisher = match["publisher"].strip()
        title = match["title"]
    draft.title = title


def _sign(draft: Draft, signed: Byline | None) -> None:
    if signed is None:
        return
    draft.author = draft.author or signed.author
    draft.publisher = draft.publisher or signed.publisher
    draft.published = draft.published or signed.published


def _publisher_below(lines: Sequence[Line]) -> str | None:
    named = (publisher_in(line.text) for line in reversed(lines) if line.role is not Role.PROSE)
    return next(filter(None, named), None)


def _article(lines: Sequence[Line]) -> Iterator[Line]:
    """The article's own lines among those from its first paragraph on."""
    body = _until_the_end(lines)
    last = max(n for n, line in enumerate(body) if line.role is Role.PROSE)
    for n, line in enumerate(body[: last + 1]):
        if line.role in {Role.PROSE, Role.ITEM, Role.SENTENCE} or _heads(body, n):
            yield line
    yield from _closing(body[last + 1 :])


def _closing(lines: Sequence[Line]) -> Iterator[Line]:
    """What closes an article may be short: its last sentences and lists, or a headed sentence."""
    for n, line in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else None
        heads = below is not None and _heads(lines, n) and _states(below, _FEWEST_WORDS)
        if not (heads or line.role is Role.ITEM or _states(line)):
            return
        yield line


def _states(line: Line, fewest_words: int = 0) -> bool:
    return (
        line.role is Role.SENTENCE
        and bool(FULL_STOP.search(line.text))
        and count_words(line.text) >= fewest_words
    )


def _until_the_end(lines: Sequence[Line]) -> list[Line]:
    """The lines up to where other matter begins; lists of other articles in between left out."""
    kept: list[Line] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        if line.role is Role.END:
            break
        if line.role is Role.RELATED:
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
    if line.role is Role.SHORT:
        draft.body.add(line.text, BlockKind.HEADING, level=2)
    else:
        add_paragraph(draft.body, line.text)
