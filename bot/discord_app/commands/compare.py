"""/compare: where sources differ on a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.commands.ask import shown_as
from bot.discord_app.commands.options import LONGEST_NAME
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.comparison import comparison_screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(
    name="compare", description="Where sources differ on a subject: a date, a number, a view"
)
@app_commands.describe(subject="A name, a word or a few", private="Whether only you see the answer")
async def compare(
    interaction: discord.Interaction[Greffier],
    subject: app_commands.Range[str, 1, LONGEST_NAME],
    private: bool | None = None,
) -> None:
    """Compare sources."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        words = clean_words(subject)[:LONGEST_NAME]
        found = await service.workers.run(
            service.clerk.compare, words, language=asker.spoken, filters=asker.filters
        )
        return comparison_screen(found, asker.spoken)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (compare,)
