"""The client: what comes in from Discord, handed to the service."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path

import discord

from bot.discord_app.buttons import answer_press
from bot.discord_app.messages import answer_message, is_for_us
from bot.discord_app.registration import register
from bot.discord_app.service import Service
from bot.discord_app.tree import Tree, offer_nothing
from bot.discord_app.trouble import log_trouble
from bot.errors import MisuseError

__all__ = ["Greffier"]

_log = logging.getLogger(__name__)

_REMEMBERED = 5_000
_CHOICES_DUE = 2.4
"""Seconds after which choices that nothing has offered are answered by none."""

_PULSE_SECONDS = 30
_CLEANING_PULSES = 120


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
        parse_ready = self._connection.parsers["READY"]
        self._connection.parsers["READY"] = lambda data: parse_ready({"shard": [0, 1], **data})
        self.service = service
        self.tree = Tree(self)
        self._alive = alive
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._pulse: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Register the commands, once logged in and before anything comes in."""
        await register(self)
        self._pulse = asyncio.create_task(self._beat())

    async def on_ready(self) -> None:
        """Say so in the log."""
        _log.info("ready on %d servers, %s shards", len(self.guilds), self.shard_count)

    async def on_interaction(self, interaction: discord.Interaction[Greffier]) -> None:
        """Answer buttons and menus; the tree answers commands, and mostly autocompletion."""
        kind = interaction.type
        if kind is discord.InteractionType.autocomplete:
            await asyncio.sleep(_CHOICES_DUE)
            await offer_nothing(interaction)
        elif kind is discord.InteractionType.modal_submit:
            await self.service.tell(interaction, MisuseError("discord-old-button"))
        elif kind is discord.InteractionType.component and self._is_new(interaction.id):
            await answer_press(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for us."""
        if self.user and is_for_us(message, self.user) and self._is_new(message.id):
            await answer_message(self.service, message, self.user)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Erase what is kept about a server that is left."""
        await self.service.store.erase_server(guild.id)

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

    def _is_new(self, identifier: int) -> bool:
        """Whether it comes for the first time: after a resumed connection, Discord may repeat."""
        if identifier in self._seen:
            return False
        self._seen[identifier] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True

    async def _beat(self) -> None:
        """Show a health check that we are connected, and erase what is past its time."""
        beats = 0
        while True:
            try:
                if self._alive is not None and self.is_ready():
                    self._alive.touch()
                if beats % _CLEANING_PULSES == 0:
                    await self.service.store.erase_expired(datetime.now(UTC))
            except Exception as problem:  # noqa: BLE001 - the next beat tries again
                log_trouble(problem)
            beats += 1
            await asyncio.sleep(_PULSE_SECONDS)
