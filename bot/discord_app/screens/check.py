"""A text checked: its quotations beside the documents' own words, and its references."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.checking import Check, Checked, Finding
from bot.corpus.models import Language
from bot.discord_app.screen import Item, Line, Screen, Text, Tone
from bot.discord_app.screens.pieces import filled, markdown, quote_text
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import say

__all__ = ["check_screen"]


def check_screen(check: Check, language: Language) -> Screen:
    """What was found of each quotation and reference; all of it in a file if it is long."""
    head = Text(f"### {escape(say('discord-check', language))}")
    if not check.quotations and not check.references:
        return Screen((head, Text(escape(say("check-nothing", language)))))
    exact = all(checked.finding is Finding.EXACT for checked in check.quotations)
    tone = Tone.ANSWERED if exact else Tone.PARTIAL
    blocks = [
        (Line(), *_quotation(check, checked, number, language))
        for number, checked in enumerate(check.quotations, start=1)
    ]
    if check.references:
        told = markdown("check-references.md.j2", language, check=check)
        blocks.append((Line(), Text(told)))
    return filled(Screen((head,), tone), blocks, (), language, "check.txt.j2", check=check)


def _quotation(check: Check, checked: Checked, number: int, language: Language) -> Iterator[Item]:
    yield Text(
        markdown("check-quotation.md.j2", language, check=check, checked=checked, number=number)
    )
    for place, quote in enumerate(checked.quotes, start=1):
        yield from quote_text(quote, "", language, file=f"{number}-{place}")
