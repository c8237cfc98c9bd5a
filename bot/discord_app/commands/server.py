"""/settings and /gaps: for those who manage a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.screen import Screen
from bot.discord_app.server import show_gaps, show_settings
from bot.discord_app.service import Shown

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(
    name="settings", description="How Greffier behaves on this server, for those who manage it"
)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def settings(interaction: discord.Interaction[Greffier]) -> None:
    """Show the server's settings, to be changed at once."""

    async def make(asker: Asker) -> Screen:
        return show_settings(interaction, asker)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


@app_commands.command(
    name="gaps",
    description="Questions that the documents left unanswered, if the server keeps them",
)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
async def gaps(interaction: discord.Interaction[Greffier]) -> None:
    """Show the unanswered questions."""

    async def make(asker: Asker) -> Screen:
        return await show_gaps(interaction, asker)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


COMMANDS: tuple[Any, ...] = (settings, gaps)
