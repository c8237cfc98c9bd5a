"""/privacy: what is kept about a person, shown and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.screen import Screen
from bot.discord_app.screens.privacy import privacy_screen
from bot.discord_app.service import Shown

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="privacy", description="What is kept about you, to see and to erase")
async def privacy(interaction: discord.Interaction[Greffier]) -> None:
    """Show what is kept about the person who asks."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        questions, opinions = await service.store.kept_about(asker.place.person)
        return privacy_screen(questions, opinions, asker.spoken)

    await service.serve(interaction, make, Shown.PRIVATE)


COMMANDS: tuple[Any, ...] = (privacy,)
