"""Where sources differ: quotes side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bot.answering.comparison import Comparison
from bot.corpus.models import Language
from bot.discord_app.screen import Item, Line, Screen, Text
from bot.discord_app.screens.pieces import filled, quote_text, shorten
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import label, say

__all__ = ["comparison_screen"]

_LONGEST_SUBJECT = 100


def comparison_screen(comparison: Comparison, language: Language) -> Screen:
    """Each difference, named, with the quotes that differ."""
    title = Text(f"### {escape(shorten(comparison.subject, _LONGEST_SUBJECT))}")
    if not comparison.divergences:
        told = say("no-difference", language, subject=shorten(comparison.subject, _LONGEST_SUBJECT))
        return Screen((title, Text(escape(told))))
    blocks = list(_blocks(comparison, language))
    return filled(
        Screen((title,)), blocks, (), language, "comparison.txt.j2", comparison=comparison
    )


def _blocks(comparison: Comparison, language: Language) -> Iterator[tuple[Item, ...]]:
    """A block for each difference; neither its sort nor a document is named twice in a row."""
    numbers = count(1)
    sort, document = None, None
    for divergence in comparison.divergences:
        block: list[Item] = [Line()]
        if divergence.difference is not sort:
            sort = divergence.difference
            block.append(Text(f"**{escape(label(sort, language))}**"))
        for quote in divergence.quotes:
            titled = quote.document is not document
            document = quote.document
            block += quote_text(quote, next(numbers), language, titled=titled)
        yield tuple(block)
