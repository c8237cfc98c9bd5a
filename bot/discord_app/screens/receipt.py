"""A receipt replayed: each quote read again, or what has become of its document."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.replay import Replay, ReplayedQuote
from bot.corpus.models import Language
from bot.discord_app.screen import Item, Line, Screen, Text, Tone
from bot.discord_app.screens.pieces import filled, quote_block
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import label, say

__all__ = ["receipt_screen"]


def receipt_screen(replay: Replay, language: Language) -> Screen:
    """What the receipt proves."""
    tone = Tone.ANSWERED if replay.proven else Tone.PARTIAL
    head = Screen((Text("\n".join(_told(replay, language))),), tone)
    blocks = [
        (Line(), *_block(quote, number, language))
        for number, quote in enumerate(replay.quotes, start=1)
    ]
    return filled(head, blocks, (), language, "receipt.txt.j2", replay=replay)


def _told(replay: Replay, language: Language) -> Iterator[str]:
    if not replay.quotes:
        yield escape(say("discord-receipt-empty", language))
    else:
        key = "discord-receipt-proven" if replay.proven else "discord-receipt-broken"
        yield escape(say(key, language, count=len(replay.quotes)))
    if replay.asked is not None:
        key = "discord-receipt-asked" if replay.asked else "discord-receipt-not-asked"
        yield escape(say(key, language))


def _block(replayed: ReplayedQuote, number: int, language: Language) -> tuple[Item, ...]:
    fate = Text(f"-# {escape(label(replayed.fate, language))}")
    if replayed.quote is None:
        return (fate,)
    return (fate, *quote_block(replayed.quote, number, language))
