"""The menu of a message: “Ask about this” and “Check the quotes”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.documents import check_text
from bot.discord_app.messages import question_in
from bot.discord_app.questions import answer_question
from bot.discord_app.screen import Screen
from bot.discord_app.service import Shown

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.context_menu(name="Ask about this")
async def ask_about(interaction: discord.Interaction[Greffier], message: discord.Message) -> None:
    """Answer the message as a question."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        return await answer_question(service, asker, question_in(message, interaction.client.user))

    await service.serve(interaction, make, question=True)


@app_commands.context_menu(name="Check the quotes")
async def check_quotes(
    interaction: discord.Interaction[Greffier], message: discord.Message
) -> None:
    """Check every quotation and reference of the message."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        return await check_text(service, asker, question_in(message, interaction.client.user))

    await service.serve(interaction, make, Shown.PRIVATE, question=True)


COMMANDS: tuple[Any, ...] = (ask_about, check_quotes)
