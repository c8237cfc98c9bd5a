"""How often a person, and a server, may ask: so many questions in any minute.

Kept in the process's memory on purpose: a restart forgives at most one minute.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable

__all__ = ["Rates"]

_WINDOW = 60.0
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
            return max(waits)
        for events, _ in queues:
            events.append(now)
        return 0.0

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
