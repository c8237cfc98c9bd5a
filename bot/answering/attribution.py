"""To which documents a text attributes what it quotes.

A document is the source of a quotation where it is named in the sentence that leads to it (the
sentence up to it, or the one just above what stands in lines of its own) or right after it: in
brackets, after a dash, or in the same clause. What the text names further away, beyond another
quotation, or in a statement of its own (“… », mais l'ordonnance n° 450163 …”) is not.
"""

from __future__ import annotations

import re

from bot.answering.naming import Names
from bot.corpus.models import Kind, Span
from bot.corpus.sentences import sentences
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["attributed"]

_REACH = 200
"""Characters around a quotation in which its source is looked for."""

_APART = re.compile(r"""[\s»”"'.]{0,6}(?:\((?P<bracketed>[^()\n]*)\)|[—–-]\s?(?P<dashed>[^\n]*))""")
"""What follows a quotation in brackets or after a dash."""

_CLOSING = re.compile(r"""[\s»”"']{0,3}+(?P<comma>,?+)\s*+""")
_ANOTHER_STATEMENT = re.compile(r"(?:et|mais|or|alors|tandis|and|but|while|whereas)\b")
_CLAUSE = re.compile(r"""[^;:\n«»“”"]*""")

_OPENING_MARKS = '> \t\n«“"'
_SENTENCE_ENDS = (".", "!", "?", "…")

_SOURCES = frozenset({Kind.ARTICLE, Kind.DECISION, Kind.STATUTE, Kind.REGULATION, Kind.GUIDELINE})
"""Documents that are quoted by name; an actor, a term or a guide is spoken of."""


def attributed(
    text: str, span: Span, others: list[Span], names: Names, filters: Filters = EVERYTHING
) -> frozenset[str]:
    """The works named as the source of the span; empty where none is."""
    return frozenset(
        document.work
        for place in (_leading_to(text, span, others), _right_after(text, span, others))
        for document in names.named_in(place, filters)
        if document.kind in _SOURCES
    )


def _leading_to(text: str, span: Span, others: list[Span]) -> str:
    """The sentence that leads to the span, without what is about the quotation before it."""
    ends = [held.end for held in others if held.end <= span.start]
    first = max([span.start - _REACH, 0, *ends])
    before = text[first : span.start].rstrip(_OPENING_MARKS)
    in_own_lines = "\n" in text[first + len(before) : span.start]
    if before.endswith(_SENTENCE_ENDS) and not in_own_lines:
        return ""
    if first in ends:
        before = before[_end_of_source(before) :]
    line = before.rpartition("\n")[2]
    return next((last.of(line) for last in reversed(sentences(line))), "")


def _right_after(text: str, span: Span, others: list[Span]) -> str:
    """What follows the span and is about it, up to the next quotation."""
    starts = [held.start for held in others if held.start >= span.end]
    after = text[span.end : min([span.end + _REACH, *starts])]
    return after[: _end_of_source(after)]


def _end_of_source(after: str) -> int:
    """Where the words end that follow a quotation and are still about it."""
    apart = _APART.match(after)
    if apart:
        dashed = apart["dashed"] is not None
        return _end_of_sentence(after, *apart.span("dashed")) if dashed else apart.end()
    closing = _CLOSING.match(after)
    start = closing.end() if closing else 0
    goes_on = after[start : start + 1].islower() or (closing and closing["comma"])
    if not goes_on or _ANOTHER_STATEMENT.match(after, start):
        return 0
    clause = _CLAUSE.match(after, start)
    return _end_of_sentence(after, start, clause.end() if clause else start)


def _end_of_sentence(text: str, start: int, end: int) -> int:
    """Where the first sentence of `text[start:end]` ends."""
    return next((first.end for first in sentences(text, start, end)), start)
