"""/timeline: dated events in order, each quoted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answering.periods import period_of
from bot.discord_app.asker import Asker
from bot.discord_app.documents import show_timeline
from bot.discord_app.questions import clean_line, clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.timeline import LONGEST_SUBJECT
from bot.errors import QuestionError

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="timeline", description="The events in order, each quoted")
@app_commands.describe(
    subject="Only what is about this: a name, a word, a document",
    since="From this day, month or year on, such as 2021-03",
    until="Up to this day, month or year, such as 2021",
)
@app_commands.rename(since="from", until="to")
async def timeline(
    interaction: discord.Interaction[Greffier],
    subject: app_commands.Range[str, 1, LONGEST_SUBJECT] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Show dated events."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        about = clean_line(subject) if subject else ""
        if len(about) > LONGEST_SUBJECT:
            raise QuestionError("discord-subject-too-long", most=LONGEST_SUBJECT)
        return await show_timeline(service, asker, about, _first(since), _last(until), 0)

    await service.serve(interaction, make, question=True)


def _first(typed: str | None) -> date | None:
    return period_of(clean_words(typed)).first if typed else None


def _last(typed: str | None) -> date | None:
    return period_of(clean_words(typed)).last if typed else None


COMMANDS: tuple[Any, ...] = (timeline,)
