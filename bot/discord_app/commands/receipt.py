"""/receipt: the proof of an answer, replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.receipt import receipt_screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="receipt", description="Prove an answer: read its quotes again")
@app_commands.describe(
    receipt="The receipt below an answer", question="The question that it should be for"
)
async def receipt(
    interaction: discord.Interaction[Greffier],
    receipt: app_commands.Range[str, 1, 1_000],
    question: str | None = None,
) -> None:
    """Replay a receipt."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        asked = clean_words(question) if question else None
        replay = await service.workers.run(
            service.clerk.receipt, clean_words(receipt).strip("`"), asked, asker.filters
        )
        return receipt_screen(replay, asker.spoken)

    await service.serve(interaction, make, question=True)


COMMANDS: tuple[Any, ...] = (receipt,)
