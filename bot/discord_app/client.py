"""The client: what comes in from Discord, handed to the service."""

from __future__ import annotations

import asyncio
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord

from bot.discord_app.buttons import answer_press
from bot.discord_app.incoming import Incoming, apologize
from bot.discord_app.messages import answer_message, is_for_us
from bot.discord_app.registration import register
from bot.discord_app.service import Service
from bot.discord_app.tree import Tree
from bot.discord_app.trouble import log_trouble
from bot.errors import MisuseError

__all__ = ["Greffier"]

_log = logging.getLogger(__name__)

_PULSE_SECONDS = 30


class Greffier(discord.AutoShardedClient):
    """Greffier in Discord. Needs no privileged intent: people call it by name."""

    def __init__(self, service: Service, *, shards: int | None, alive: Path | None = None) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_messages = True
        intents.dm_messages = True
        super().__init__(
            intents=intents,
            shard_count=shards,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        Incoming(self._apologize).guard(self._connection.parsers)
        self.service = service
        self.tree = Tree(self)
        self._alive = alive
        self._apologies: set[asyncio.Task[None]] = set()
        self._pulse: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Register the commands, once logged in and before anything comes in."""
        await register(self)
        self._pulse = asyncio.create_task(self._beat())

    async def on_ready(self) -> None:
        """Say so in the log."""
        _log.info("ready on %d servers, %s shards", len(self.guilds), self.shard_count)

    async def on_interaction(self, interaction: discord.Interaction[Greffier]) -> None:
        """Answer buttons and menus; the tree answers commands and autocompletion."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self.service.tell(interaction, MisuseError("discord-old-button"))
        elif interaction.type is discord.InteractionType.component:
            await answer_press(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for us."""
        if self.user and is_for_us(message, self.user):
            await answer_message(self.service, message, self.user)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Erase what is kept about a server that is left."""
        await self.service.gate.forget(guild.id)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what went wrong in an event, without what came with it."""
        problem = sys.exception()
        if problem is not None:
            _log.error("%s failed, reference %s", event_method, log_trouble(problem))

    async def close(self) -> None:
        """Stop the pulse and leave."""
        if self._pulse is not None:
            self._pulse.cancel()
        await super().close()

    def _apologize(self, event: dict[str, Any]) -> None:
        """Answer an interaction that could not be read."""
        task = asyncio.create_task(apologize(self.http, event))
        self._apologies.add(task)
        task.add_done_callback(self._apologies.discard)

    async def _beat(self) -> None:
        """Show a health check that we are connected; read settings anew; erase what is past."""
        while True:
            try:
                if self._alive is not None and self.is_ready():
                    self._alive.touch()
                self.service.gate.refresh()
                await self.service.store.erase_expired(datetime.now(UTC))
            except Exception as problem:  # noqa: BLE001 - the next beat tries again
                log_trouble(problem)
            await asyncio.sleep(_PULSE_SECONDS)
