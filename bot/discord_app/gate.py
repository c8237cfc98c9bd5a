"""The rules of a server, enforced: which channels, which roles, how often."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.discord_app.asker import Place
from bot.discord_app.rates import Rates
from bot.errors import NotAllowed
from bot.settings import Settings
from bot.storage.models import ServerSettings
from bot.storage.store import Store

__all__ = ["Gate"]

_PATIENCE = 1.0
"""Seconds to wait for the settings of a server: an acknowledgement is due after three."""


class Gate:
    """Lets in those whom a server's settings allow."""

    def __init__(
        self, store: Store, settings: Settings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self.person_rate = settings.discord_person_rate
        self.server_rate = settings.discord_server_rate
        self._rates = Rates(clock)

    async def settings_of(self, server: int | None) -> ServerSettings:
        """The settings of a server; the defaults in a direct message.

        Raises:
            TimeoutError: the database is too slow for an acknowledgement in time.
        """
        if server is None:
            return ServerSettings()
        return await asyncio.wait_for(self._store.server(server), _PATIENCE)

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
        limits = [(("person", place.person), settings.person_rate or self.person_rate)]
        if place.server is not None:
            limits.append((("server", place.server), settings.server_rate or self.server_rate))
        wait = self._rates.wait(*limits)
        if wait:
            raise NotAllowed("discord-too-often", seconds=int(wait) + 1)
