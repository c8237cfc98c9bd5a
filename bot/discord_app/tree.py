"""The command tree: where commands may be used, and the one place where their errors end."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.commands import add_commands
from bot.discord_app.translations import FrenchTranslator
from bot.errors import MisuseError

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["Tree"]


class Tree(app_commands.CommandTree["Greffier"]):
    """Every command: on servers, in direct messages, and where a person has installed Greffier."""

    def __init__(self, client: Greffier) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self)

    async def _call(self, interaction: discord.Interaction[Greffier]) -> None:
        """As discord.py does, but nothing that goes wrong leaves an interaction without answer."""
        try:
            await super()._call(interaction)
        except app_commands.AppCommandError:
            raise
        except Exception as problem:  # noqa: BLE001 - this is the last place that can answer
            await self.client.service.tell(interaction, problem)
        if interaction.type is discord.InteractionType.autocomplete:
            await _offer_nothing(interaction)

    async def on_error(
        self, interaction: discord.Interaction[Greffier], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer what went wrong before a command could: it is not known, or not so any more."""
        if interaction.type is discord.InteractionType.autocomplete:
            await _offer_nothing(interaction)
            return
        problem: Exception = error
        if isinstance(error, app_commands.CommandInvokeError):
            problem = error.original
        elif isinstance(
            error,
            app_commands.CommandNotFound
            | app_commands.CommandSignatureMismatch
            | app_commands.TransformerError,
        ):
            problem = MisuseError("discord-old-command")
        await self.client.service.tell(interaction, problem)

    async def translated(self) -> list[dict[str, Any]]:
        """The commands as Discord is told of them, in both languages."""
        translator = FrenchTranslator()
        return [
            await command.get_translated_payload(self, translator)
            for command in self._get_all_commands(guild=None)
        ]


async def _offer_nothing(interaction: discord.Interaction[Greffier]) -> None:
    """Answer with no choice what is typed in an option, unless choices were offered."""
    if not interaction.response.is_done():
        with suppress(discord.HTTPException, discord.InteractionResponded):
            await interaction.response.autocomplete([])
