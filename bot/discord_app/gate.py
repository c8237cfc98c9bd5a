"""The rules of a server, enforced: which channels, which roles, how often."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from async_lru import alru_cache

from bot.discord_app.asker import Place
from bot.discord_app.rates import Journal, Rates
from bot.errors import NotAllowed
from bot.settings import Settings
from bot.storage.models import RATE_WINDOW, Asked, ServerSettings
from bot.storage.store import Store

__all__ = ["Gate"]

_PATIENCE = 1.0
"""Seconds to wait for the settings of a server: an acknowledgement is due after three."""

_MOST_REMEMBERED = 2_500
"""Servers whose settings are remembered, so that a rush of questions reads them once."""


class Gate:
    """Lets in those whom a server's settings allow."""

    def __init__(
        self, store: Store, settings: Settings, clock: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._read = alru_cache(maxsize=_MOST_REMEMBERED)(store.server)
        self.person_rate = settings.discord_person_rate
        self.server_rate = settings.discord_server_rate
        self._clock = clock
        self._rates = Rates(clock)
        self._journal = Journal(store)

    def refresh(self) -> None:
        """Read settings anew, in case another program has changed them."""
        self._read.cache_clear()

    async def recall(self) -> None:
        """Count what was asked within the last minute, here or of the process before this one.

        Raises:
            StorageUnavailable: the database cannot be read.
        """
        since = datetime.fromtimestamp(self._clock(), UTC) - RATE_WINDOW
        for asked in await self._store.asked_since(since):
            for key in _keys(asked.person, asked.server):
                self._rates.recall(key, asked.at.timestamp())

    async def close(self) -> None:
        """Return when all that was counted is written."""
        await self._journal.close()

    async def settings_of(self, server: int | None) -> ServerSettings:
        """The settings of a server; the defaults in a direct message.

        Raises:
            TimeoutError: the database is too slow for an acknowledgement in time.
            StorageUnavailable: the database cannot be read.
        """
        if server is None:
            return ServerSettings()
        return await asyncio.wait_for(self._read(server), _PATIENCE)

    async def change(self, server: int, **changes: Any) -> ServerSettings:
        """Change those of a server's settings that are named, at once; all as they are then.

        Raises:
            StorageUnavailable: the database cannot be read or written.
        """
        await self._store.change_server(server, **changes)
        self._read.cache_invalidate(server)
        return await self._read(server)

    async def forget(self, server: int) -> None:
        """Erase all that is kept about a server that Greffier has left.

        Raises:
            StorageUnavailable: the database cannot be written.
        """
        await self._store.erase_server(server)
        self._read.cache_invalidate(server)

    def check_place(self, place: Place, settings: ServerSettings) -> None:
        """Whether questions are taken here and from this person.

        Raises:
            NotAllowed: they are not, and why.
        """
        if settings.channels and not set(settings.channels) & set(place.channels):
            raise NotAllowed("discord-not-here")
        if settings.roles and not set(settings.roles) & set(place.roles):
            raise NotAllowed("discord-not-you")

    def count(self, place: Place, settings: ServerSettings) -> None:
        """Count one question.

        Raises:
            NotAllowed: the person or the server asks too often; with the seconds to wait.
        """
        rates = (
            settings.person_rate or self.person_rate,
            settings.server_rate or self.server_rate,
        )
        wait = self._rates.wait(*zip(_keys(place.person, place.server), rates, strict=False))
        if wait:
            raise NotAllowed("discord-too-often", seconds=math.ceil(wait))
        at = datetime.fromtimestamp(self._clock(), UTC)
        self._journal.note(Asked(at, place.person, place.server))


def _keys(person: int, server: int | None) -> tuple[tuple[str, int], ...]:
    """Under which a question counts: its person, and its server if it was asked on one."""
    whose = ("person", person)
    return (whose,) if server is None else (whose, ("server", server))
