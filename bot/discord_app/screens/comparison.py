"""Where sources differ: quotes side by side."""

from __future__ import annotations

from itertools import count

from bot.answering.comparison import Comparison
from bot.corpus.models import Language
from bot.discord_app.screen import Line, Screen, Text
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
    numbers = count(1)
    blocks = [
        (
            Line(),
            Text(f"**{escape(label(divergence.difference, language))}**"),
            *(
                item
                for quote in divergence.quotes
                for item in quote_text(quote, next(numbers), language)
            ),
        )
        for divergence in comparison.divergences
    ]
    return filled(
        Screen((title,)), blocks, (), language, "comparison.txt.j2", comparison=comparison
    )
