"""Requests to Discord that must get through: tried again after a dropped connection or a limit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

__all__ = ["ALREADY_ANSWERED", "LONGEST_TRY", "TOO_LATE", "TOO_OLD", "UNREACHABLE", "persist"]

T = TypeVar("T")

ALREADY_ANSWERED = 40060
"""Discord's code for an interaction that was acknowledged before."""

TOO_LATE = 10062
"""Discord's code for an interaction whose three seconds are over."""

TOO_OLD = 50027
"""Discord's code for an interaction whose fifteen minutes are over."""

UNREACHABLE = (aiohttp.ClientError, TimeoutError, OSError)
"""What is raised where Discord cannot be reached."""

_PAUSES = (0.1, 0.4, 1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between tries: half a minute in all, in which a network comes back."""

LONGEST_TRY = 60.0
"""Seconds after which a try is given up: discord.py waits five minutes for a server that hangs.

Long enough for what only waits its turn: in discord.py for a limit, or at a server that is slow. To
ask again then would make it slower.
"""

_LONGEST_PAUSE = 5.0
_ITS_OWN_PAUSE = 1.0
"""Seconds that discord.py waits at least before it tries again itself."""


async def persist(send: Callable[[], Awaitable[T]], longest_try: float = LONGEST_TRY) -> T | None:
    """What `send()` gives, tried several times.

    Args:
        send: Makes the request.
        longest_try: The seconds after which a try has failed.

    Returns:
        None where an earlier try did reach Discord, although it seemed to fail.

    Raises:
        discord.HTTPException: Discord refuses it.
        aiohttp.ClientError, TimeoutError, OSError: Discord cannot be reached.
    """

    async def send_in_time() -> T:
        async with asyncio.timeout(longest_try):
            return await send()

    unsure = False
    for pause in _PAUSES:
        began = time.monotonic()
        try:
            return await send_in_time()
        except discord.HTTPException as problem:
            # After a failure of Discord's servers discord.py has tried again within `send`.
            unsure |= problem.status >= 500 or time.monotonic() - began >= _ITS_OWN_PAUSE
            if problem.code == ALREADY_ANSWERED and unsure:
                return None
            if problem.status != 429 and problem.status < 500:
                raise
            await asyncio.sleep(_told(problem) or pause)
        except KeyError as problem:
            if problem.args != ("retry_after",):
                raise
            await asyncio.sleep(pause)  # discord.py takes for granted that a limit says how long
        except UNREACHABLE:
            unsure = True
            await asyncio.sleep(pause)
    return await send_in_time()


def _told(problem: discord.HTTPException) -> float | None:
    """The seconds after which Discord says to try again, as far as they are to be believed."""
    try:
        return min(max(float(problem.response.headers["Retry-After"]), 0.0), _LONGEST_PAUSE)
    except (KeyError, ValueError):
        return None
