"""/library: a server's own documents, for those who manage the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app import library as shelves
from bot.discord_app.asker import Asker, language_of_locale, library_of
from bot.discord_app.commands.options import choices_of, complete
from bot.discord_app.screen import Screen
from bot.discord_app.service import Shown
from bot.retrieval.filters import Filters

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]

_LONGEST_ADDRESS = 2_000

library = app_commands.Group(
    name="library",
    description="This server's own documents, for those who manage it",
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    default_permissions=discord.Permissions(manage_guild=True),
)


async def _complete_own(
    interaction: discord.Interaction[Greffier], typed: str
) -> list[app_commands.Choice[str]]:
    """The server's own documents by what is typed of their names."""
    own = Filters(libraries=frozenset({library_of(interaction.guild_id or 0)}))
    found = await complete(interaction, typed, own)
    return choices_of(found, language_of_locale(interaction.locale))


@library.command(name="add", description="Add a file or a page to answer from")
@app_commands.describe(
    file="A text, a page, a PDF, a Word or OpenDocument file",
    address="The address of a page or a PDF",
)
async def add(
    interaction: discord.Interaction[Greffier],
    file: discord.Attachment | None = None,
    address: app_commands.Range[str, 1, _LONGEST_ADDRESS] | None = None,
) -> None:
    """Add an attachment or an address."""

    async def make(asker: Asker) -> Screen:
        return await shelves.add(interaction, asker, file, address)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


@library.command(name="list", description="The documents added on this server")
async def show(interaction: discord.Interaction[Greffier]) -> None:
    """List the server's own documents."""

    async def make(asker: Asker) -> Screen:
        return await shelves.show_library(interaction, asker)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


@library.command(name="remove", description="Remove a document added on this server")
@app_commands.describe(document="Its title, a name it goes by, or its reference")
@app_commands.autocomplete(document=_complete_own)
async def remove(interaction: discord.Interaction[Greffier], document: str) -> None:
    """Take a document out."""

    async def make(asker: Asker) -> Screen:
        return await shelves.remove(interaction, asker, document)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


@library.command(name="sync", description="Look again at the pages that were added")
async def sync(interaction: discord.Interaction[Greffier]) -> None:
    """Ask again for what came from addresses."""

    async def make(asker: Asker) -> Screen:
        return await shelves.look_again(interaction, asker)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


@library.command(name="audit", description="Who added and removed what")
async def audit(interaction: discord.Interaction[Greffier]) -> None:
    """Show who did what."""

    async def make(asker: Asker) -> Screen:
        return await shelves.show_audit(interaction, asker)

    await interaction.client.service.serve(interaction, make, Shown.PRIVATE)


COMMANDS: tuple[Any, ...] = (library,)
