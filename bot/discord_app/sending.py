"""Requests to Discord that must get through: tried again after a dropped connection or a limit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

__all__ = ["ALREADY_ANSWERED", "TOO_LATE", "persist"]

T = TypeVar("T")

ALREADY_ANSWERED = 40060
"""Discord's code for an interaction that was acknowledged before."""

TOO_LATE = 10062
"""Discord's code for an interaction whose three seconds are over."""

_PAUSES = (0.1, 0.4, 1.0)
_LONGEST_PAUSE = 5.0


async def persist(send: Callable[[], Awaitable[T]]) -> T | None:
    """What `send()` gives, tried up to four times.

    Returns:
        None where a first try did reach Discord although its connection broke.

    Raises:
        discord.HTTPException: Discord refuses it.
        aiohttp.ClientError: Discord cannot be reached.
    """
    broken = False
    for pause in _PAUSES:
        try:
            return await send()
        except discord.HTTPException as problem:
            if problem.code == ALREADY_ANSWERED and broken:
                return None
            if problem.status != 429:
                raise
            told = problem.response.headers.get("Retry-After", pause)
            await asyncio.sleep(min(float(told), _LONGEST_PAUSE))
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError):
            broken = True
            await asyncio.sleep(pause)
    return await send()
