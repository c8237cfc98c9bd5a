"""The address that opens a source at the quote.

For a web page it is a text fragment, which browsers scroll to and highlight:

    https://example.org/page#:~:text=[before-,]start[,end][,-after]

A short quote is given whole, a long one by its first and its last words. Where the same words stand
earlier in the document, words are added until the first match is the quote: to its beginning and
its end, then before and after it (https://wicg.github.io/scroll-to-text-fragment/). For a PDF the
address names the page.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from bot.corpus.models import Document

__all__ = ["link_to_quote"]

_WHOLE_WORDS = 8
"""A quote of no more words than this is given whole."""

_FEWEST = 4
_MOST = 12
_CONTEXT = 5
"""Words at either end of a long quote, at least and at most; and of context, at most."""

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def link_to_quote(document: Document, start: int, end: int) -> str | None:
    """The address of the document, opened at its characters `start` to `end`; None without one."""
    if not document.url or not urlsplit(document.url).scheme.startswith("http"):
        return document.url
    parts = urlsplit(document.url)
    block = document.block_at(start)
    if block is not None and block.page is not None:
        fragment = f"page={block.page}"
    else:
        fragment = ":~:text=" + _directive(document, start, end)
        if parts.fragment and ":~:" not in parts.fragment:
            fragment = parts.fragment + fragment
    return urlunsplit(parts._replace(fragment=fragment))


def _directive(document: Document, start: int, end: int) -> str:
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(document.text[start:end])]
    if not words:
        return ""
    breaks = _breaks(document, start, end)
    if len(words) <= _WHOLE_WORDS and not breaks:
        first = last = (words[0][0], words[-1][1])
    else:
        first, last = _first(document, words, breaks), _last(document, words, breaks)
    before = after = ""
    if _is_earlier(document.text, first):
        before = _before(document, start)
        after = _after(document, end)
    pieces = [f"{_encoded(before)}-" if before else "", _encoded(document.text[slice(*first)])]
    pieces.append(_encoded(document.text[slice(*last)]) if last != first else "")
    pieces.append(f"-{_encoded(after)}" if after else "")
    return ",".join(filter(None, pieces))


def _breaks(document: Document, start: int, end: int) -> list[int]:
    """Where the page may not read on as the quote does: ends of blocks, calls of notes."""
    blocks = [b.end for b in document.blocks if start < b.end < end]
    notes = [mark.offset for mark in document.note_marks if start < mark.offset < end]
    return sorted(blocks + notes)


def _first(document: Document, words: list[tuple[int, int]], breaks: list[int]) -> tuple[int, int]:
    """The shortest beginning of the quote that stands nowhere before it."""
    reach = [word for word in words if not breaks or word[1] <= breaks[0]][:_MOST] or words[:1]
    for count in range(min(_FEWEST, len(reach)), len(reach) + 1):
        span = (reach[0][0], reach[count - 1][1])
        if not _is_earlier(document.text, span):
            return span
    return (reach[0][0], reach[-1][1])


def _last(document: Document, words: list[tuple[int, int]], breaks: list[int]) -> tuple[int, int]:
    """The shortest end of the quote that stands nowhere before in it."""
    reach = [word for word in words if not breaks or word[0] >= breaks[-1]][-_MOST:] or words[-1:]
    whole = document.text[words[0][0] : words[-1][1]].casefold()
    for count in range(min(_FEWEST, len(reach)), len(reach) + 1):
        span = (reach[-count][0], reach[-1][1])
        piece = document.text[slice(*span)].casefold()
        if whole.count(piece) == 1:
            return span
    return (reach[0][0], reach[-1][1])


def _is_earlier(text: str, span: tuple[int, int]) -> bool:
    return text.casefold().find(text[slice(*span)].casefold()) < len(text[: span[0]].casefold())


def _before(document: Document, start: int) -> str:
    """The last words before the quote in its block, or of the block above."""
    above = document.text[_block_start(document, start) : start]
    if not above.strip():
        ended = [b for b in document.blocks if b.end <= start]
        above = ended[-1].of(document.text) if ended else ""
    return " ".join(above.split()[-_CONTEXT:])


def _after(document: Document, end: int) -> str:
    block = document.block_at(end - 1)
    below = document.text[end : block.end] if block else ""
    return " ".join(below.split()[:_CONTEXT])


def _block_start(document: Document, offset: int) -> int:
    block = document.block_at(offset)
    return block.start if block else offset


def _encoded(text: str) -> str:
    """The words percent-encoded, with the three signs that a text directive keeps for itself."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")
