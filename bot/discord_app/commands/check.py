"""/check: each quotation and reference of a text, against the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.commands.ask import shown_as
from bot.discord_app.documents import check_text
from bot.discord_app.screen import Screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]

_LONGEST_OPTION = 6_000


@app_commands.command(
    name="check",
    description="Check the quotations and references of a text: exact, altered, unknown",
)
@app_commands.describe(
    text="The text, with its quotations between quotation marks",
    private="Whether only you see the answer",
)
async def check(
    interaction: discord.Interaction[Greffier],
    text: app_commands.Range[str, 1, _LONGEST_OPTION],
    private: bool | None = None,
) -> None:
    """Check a text."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        return await check_text(service, asker, text)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (check,)
