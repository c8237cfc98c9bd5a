"""A document in short, and the buttons to its other lengths."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.summaries import Length, Summary
from bot.corpus.models import Language
from bot.discord_app.identifiers import Action, Press, document_key
from bot.discord_app.screen import Button, Item, Line, Row, Screen, Text, Tone
from bot.discord_app.screens.pieces import filled, markdown, quote_block, quote_text, web_button
from bot.rendering.messages import label, say

__all__ = ["summary_screen"]


def summary_screen(summary: Summary, language: Language) -> Screen:
    """A summary in our own words, said to be so; or the sentences that carry the document."""
    head = Screen((Text(markdown("summary.md.j2", language, summary=summary)),), Tone.ANSWERED)
    foot = (Line(), Row(tuple(_buttons(summary, language))))
    blocks = list(_quotes(summary, language))
    return filled(head, blocks, foot, language, "summary.txt.j2", summary=summary)


def _quotes(summary: Summary, language: Language) -> Iterator[tuple[Item, ...]]:
    """The quotes; only the first ones have buttons, so that the rest find room."""
    for number, quote in enumerate(summary.quotes, start=1):
        block = quote_block if len(summary.quotes) <= 3 else quote_text
        yield (Line(), *block(quote, number, language))


def _buttons(summary: Summary, language: Language) -> Iterator[Button]:
    key = document_key(summary.document)
    for length in Length:
        yield Button(
            label(length, language).capitalize(),
            Press(Action.SUMMARY, (key, length.value)).write(),
            disabled=length is summary.length,
        )
    yield Button(say("discord-button-open-card", language), Press(Action.OPEN, (key,)).write())
    yield from web_button([summary.document.url], language)
