"""Questions asked in messages: a mention, a reply to an answer, a direct message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import discord

from bot.discord_app.asker import Asker
from bot.discord_app.questions import answer_question
from bot.discord_app.screen import Screen
from bot.discord_app.screens.about import help_screen
from bot.discord_app.screens.answer import QUESTION_ID
from bot.discord_app.service import Service
from bot.rendering.discord_markdown import unescape

__all__ = ["answer_message", "is_for_us", "question_before", "question_in"]


def is_for_us(message: discord.Message, us: discord.ClientUser) -> bool:
    """Whether a person's message asks us something: it mentions us, or is a direct message."""
    if message.author.bot or message.type not in {
        discord.MessageType.default,
        discord.MessageType.reply,
    }:
        return False
    return isinstance(message.channel, discord.DMChannel) or us in message.mentions


async def answer_message(
    service: Service, message: discord.Message, us: discord.ClientUser
) -> None:
    """Answer a message that is for us; a mention alone is shown how to ask."""
    words = question_in(message, us)

    async def make(asker: Asker) -> Screen:
        if not words:
            return help_screen(us, asker.spoken)
        return await answer_question(service, asker, words, before=question_before(message, us))

    await service.serve_message(message, make)


def question_in(message: discord.Message, us: discord.ClientUser | None) -> str:
    """The words of a message without our mention."""
    return re.sub(rf"<@!?{us.id if us else 0}>", " ", message.content).strip()


def question_before(message: discord.Message, us: discord.ClientUser) -> str | None:
    """The question that the answer replied to shows, where the message replies to one of ours."""
    reference = message.reference.resolved if message.reference else None
    if not isinstance(reference, discord.Message) or reference.author.id != us.id:
        return None
    for component in _walk(reference.components):
        if isinstance(component, discord.TextDisplay) and component.id == QUESTION_ID:
            return unescape(component.content.removeprefix("### "))
    return None


def _walk(components: Iterable[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()))
