"""/sources and /source: what there is, and one document's card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.commands.options import KINDS, complete_document, kind_of
from bot.discord_app.documents import list_documents
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.source import card_screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]


@app_commands.command(name="sources", description="The documents that Greffier answers from")
@app_commands.describe(kind="Only in documents of this kind")
@app_commands.choices(kind=KINDS)
async def sources(interaction: discord.Interaction[Greffier], kind: str | None = None) -> None:
    """List the documents."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        return await list_documents(service, asker, kind_of(kind), 0)

    await service.serve(interaction, make, question=True)


@app_commands.command(
    name="source", description="The card of a document, with its citation to copy"
)
@app_commands.describe(document="Its title, a name it goes by, or its reference")
@app_commands.autocomplete(document=complete_document)
async def source(interaction: discord.Interaction[Greffier], document: str) -> None:
    """Show a document's card."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        found = await service.workers.run(
            service.clerk.source, clean_words(document), asker.filters, asker.language
        )
        return card_screen(found, asker.spoken)

    await service.serve(interaction, make, question=True)


COMMANDS: tuple[Any, ...] = (sources, source)
