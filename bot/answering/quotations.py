"""What a text puts between quotation marks, and how typography is set aside when it is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.corpus.models import Span

__all__ = ["Quotation", "Word", "plain", "quotations", "words"]

FEWEST_WORDS = 4
"""Words below which what stands between quotation marks is a word spoken of, not a quotation."""

_MARKS = re.compile(r"«((?:[^«»]++|«[^«»]*+»)++)»|“([^“”]+)”|\"([^\"\n]+)\"")
_BLOCK = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|$))+", re.MULTILINE)
_CUT = re.compile(r"\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)")
_WORD = re.compile(r"[^\W_]+|[^\w\s*~`>|\\]")

_PLAIN = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
    | dict.fromkeys("«»“”„‟", '"')
)


class Word(NamedTuple):
    """A word or a mark of punctuation, its typography made plain, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text presents as another's: between marks, or in a block quote.

    `parts` are what stands between the cuts (`[…]`): each must be found in one stretch.
    """

    span: Span
    parts: tuple[Span, ...]


def plain(text: str) -> str:
    """The text with one sign for each kind of apostrophe, dash, space and quotation mark.

    No character is added or taken away: offsets stay.
    """
    return text.translate(_PLAIN)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of `text[start:end]`, without white space and Markdown's signs."""
    stop = len(text) if end is None else end
    return [
        Word(plain(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text, start, stop)
    ]


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in order. Quotation marks inside a block quote are its own."""
    blocks = [Span(*match.span()) for match in _BLOCK.finditer(text)]
    found = [block for block in blocks if _is_quotation(text, block)]
    for match in _MARKS.finditer(text):
        group = match.lastindex or 0
        span = Span(*match.span(group))
        inside = any(block.start <= span.start and span.end <= block.end for block in blocks)
        if not inside and _is_quotation(text, span):
            found.append(span)
    bare = sorted(_bare(text, span) for span in found)
    return [Quotation(span, tuple(_parts(text, span))) for span in bare]


def _is_quotation(text: str, span: Span) -> bool:
    return sum(word.text[0].isalnum() for word in words(text, *span)) >= FEWEST_WORDS


def _bare(text: str, span: Span) -> Span:
    """The span from its first to its last word or mark."""
    held = words(text, *span)
    return Span(held[0].start, held[-1].end)


def _parts(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for end, after in [*(cut.span() for cut in _CUT.finditer(text, *span)), (span.end, span.end)]:
        if words(text, start, end):
            yield _bare(text, Span(start, end))
        start = after
