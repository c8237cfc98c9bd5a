"""/summary: a document in short, in three lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answering.summaries import Length
from bot.discord_app.asker import Asker
from bot.discord_app.commands.ask import shown_as
from bot.discord_app.commands.options import complete_document
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.summary import summary_screen
from bot.errors import MisuseError

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="summary", description="A document in short")
@app_commands.describe(
    document="Its title, a name it goes by, or its reference",
    length="One sentence, a few, or a paragraph",
    private="Whether only you see the answer",
)
@app_commands.choices(
    length=[
        app_commands.Choice(name="short: one sentence", value=Length.SHORT.value),
        app_commands.Choice(name="medium: a few sentences", value=Length.MEDIUM.value),
        app_commands.Choice(name="long: a paragraph", value=Length.LONG.value),
    ]
)
@app_commands.autocomplete(document=complete_document)
async def summary(
    interaction: discord.Interaction[Greffier],
    document: str,
    length: str = Length.MEDIUM.value,
    private: bool | None = None,
) -> None:
    """Summarize a document."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        if length not in set(Length):
            raise MisuseError("discord-old-command")
        found = await service.workers.run(
            service.clerk.summarize,
            clean_words(document),
            Length(length),
            language=asker.spoken,
            filters=asker.filters,
        )
        return summary_screen(found, asker.spoken)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (summary,)
