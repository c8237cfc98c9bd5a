"""To which documents a text attributes what it quotes: those that it names close by."""

from __future__ import annotations

import re

from bot.answering.naming import Names
from bot.corpus.models import Kind, Span
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["attributed"]

_REACH = 200
"""Characters around a quotation in which its source is looked for."""

_SOURCE_AFTER = re.compile(
    r"""[\s»”"'.]{0,6}(?:
      \((?P<bracketed>[^()\n]*)\)
      |[—–-]\s?(?P<dashed>[^\n]*)
    )|[\s»”"']{0,3},?(?P<told>[^.;:\n«»“”"]*)""",
    re.VERBOSE,
)
"""What follows a quotation and is about it: in brackets, after a dash, or in the same clause."""

_SOURCES = frozenset({Kind.ARTICLE, Kind.DECISION, Kind.STATUTE, Kind.REGULATION, Kind.GUIDELINE})
"""Documents that are quoted by name; an actor, a term or a guide is spoken of."""


def attributed(
    text: str, span: Span, others: list[Span], names: Names, filters: Filters = EVERYTHING
) -> frozenset[str]:
    """The works named around the span, up to the neighbouring quotations; empty where none is."""
    first = max([span.start - _REACH, 0, *(held.end for held in others if held.end <= span.start)])
    last = min([span.end + _REACH, *(held.start for held in others if held.start >= span.end)])
    before = text[first : span.start].rstrip('> \t\n«“"')
    if first in {held.end for held in others}:
        before = before[_end_of_source(before) :]
    after = text[span.end : last]
    return frozenset(
        document.work
        for place in (before.rpartition("\n")[2], after[: _end_of_source(after)])
        for document in names.named_in(place, filters)
        if document.kind in _SOURCES
    )


def _end_of_source(after: str) -> int:
    """Where the words end that follow a quotation and are still about it."""
    match = _SOURCE_AFTER.match(after)
    return match.end() if match else 0
