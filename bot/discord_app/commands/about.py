"""/about and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.screen import Screen
from bot.discord_app.screens.about import about_screen, help_screen
from bot.discord_app.service import Shown

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="about", description="What Greffier is, and what it promises")
async def about(interaction: discord.Interaction[Greffier]) -> None:
    """Say what Greffier is."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        documents = await service.workers.run(service.clerk.sources, asker.filters)
        return about_screen(documents, asker.spoken)

    await service.serve(interaction, make, Shown.PRIVATE)


@app_commands.command(name="help", description="What you can ask, and how")
async def help_(interaction: discord.Interaction[Greffier]) -> None:
    """Say what can be asked."""

    async def make(asker: Asker) -> Screen:
        return help_screen(interaction.client.user, asker.spoken)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


COMMANDS: tuple[Any, ...] = (about, help_)
