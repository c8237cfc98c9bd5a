"""How often a person, and a server, may ask: so many questions in any minute.

They are counted in memory, so that no one waits for the database, and written to it at once after:
the lease lets one process count at a time, and the next one goes on from what was written.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from datetime import UTC, datetime

from bot.discord_app.trouble import log_trouble
from bot.errors import StorageUnavailable
from bot.storage.models import RATE_WINDOW, Asked
from bot.storage.store import Store

__all__ = ["Journal", "Rates"]

_WINDOW = RATE_WINDOW.total_seconds()
_MOST_KEYS = 10_000


class Rates:
    """Counts events by key over a sliding minute. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._events: dict[Hashable, deque[float]] = {}

    def wait(self, *limits: tuple[Hashable, int]) -> float:
        """Count one event under each key if all allow it.

        Args:
            limits: Keys, each with how many events a minute it allows.

        Returns:
            0, or the seconds after which to try again; then nothing is counted.
        """
        now = self._clock()
        if len(self._events) > _MOST_KEYS:
            self._forget(now)
        queues = [(self._recent(key, now), most) for key, most in limits]
        waits = [events[-most] + _WINDOW - now for events, most in queues if len(events) >= most]
        if waits:
            return min(max(waits), _WINDOW)  # a clock that was put back must shut nobody out
        for events, _ in queues:
            events.append(now)
        return 0.0

    def recall(self, key: Hashable, at: float) -> None:
        """Count an event of the past; the oldest must come first."""
        self._events.setdefault(key, deque()).append(at)

    def _recent(self, key: Hashable, now: float) -> deque[float]:
        events = self._events.setdefault(key, deque())
        while events and events[0] <= now - _WINDOW:
            events.popleft()
        return events

    def _forget(self, now: float) -> None:
        recent = now - _WINDOW
        self._events = {
            key: events for key, events in self._events.items() if events and events[-1] > recent
        }


class Journal:
    """Writes down what was counted, all that has come in meanwhile at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pending: list[Asked] = []
        self._writing: asyncio.Task[None] | None = None

    def note(self, asked: Asked) -> None:
        """Have it written soon."""
        self._pending.append(asked)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    async def close(self) -> None:
        """Return when all is written."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        while self._pending:
            batch, self._pending = self._pending, []
            try:
                await self._store.save_asked(batch)
            except StorageUnavailable as problem:
                log_trouble(problem)
                recent = datetime.now(UTC) - RATE_WINDOW
                self._pending = [each for each in batch if each.at > recent] + self._pending
                return  # the next question tries again
