"""Search off the event loop: a few threads, and a bound on what waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from bot.errors import Busy

__all__ = ["Workers"]

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_YIELD = 2.0
"""Seconds for which work gives way to acknowledgements."""


class Workers:
    """Runs the clerk's work in threads.

    Python runs one thread at a time: a search could keep the event loop from acknowledging what
    has just come in. So work starts only when nothing is being acknowledged.
    """

    def __init__(self, threads: int, most_waiting: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="clerk")
        self._slots = asyncio.Semaphore(threads)
        self._most = most_waiting
        self._waiting = 0
        self._acknowledging = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `work(...)`, run in a thread.

        Raises:
            Busy: too much is waiting already.
        """
        if self._waiting >= self._most:
            raise Busy("discord-busy")
        self._waiting += 1
        try:
            async with self._slots:
                await self.give_way()
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._pool, lambda: work(*args, **kwargs))
        finally:
            self._waiting -= 1

    @contextmanager
    def acknowledging(self) -> Iterator[None]:
        """While something is being acknowledged, no further work starts."""
        self._acknowledging += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._acknowledging -= 1
            if not self._acknowledging:
                self._quiet.set()

    async def give_way(self) -> None:
        """Wait until nothing is being acknowledged, but not for ever."""
        if not self._quiet.is_set():
            try:
                await asyncio.wait_for(self._quiet.wait(), _LONGEST_YIELD)
            except TimeoutError:
                return

    def close(self) -> None:
        """Drop what waits; what runs is let finish."""
        self._pool.shutdown(wait=False, cancel_futures=True)
