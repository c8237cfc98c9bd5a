"""/define: what a term means, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.commands.ask import shown_as
from bot.discord_app.commands.options import LONGEST_NAME, complete_term
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.definition import definition_screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="define", description="What a term means, in French and in English")
@app_commands.describe(
    term="A word, an acronym or a name", private="Whether only you see the answer"
)
@app_commands.autocomplete(term=complete_term)
async def define(
    interaction: discord.Interaction[Greffier],
    term: app_commands.Range[str, 1, LONGEST_NAME],
    private: bool | None = None,
) -> None:
    """Define a term."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        words = clean_words(term)[:LONGEST_NAME]
        found = await service.workers.run(
            service.clerk.define, words, language=asker.spoken, filters=asker.filters
        )
        return definition_screen(found, asker.spoken)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (define,)
