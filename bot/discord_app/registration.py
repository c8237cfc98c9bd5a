"""Commands are registered with Discord only when they have changed, or are not there."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

import discord

from bot.discord_app.sending import persist

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["digest_of", "register"]

_log = logging.getLogger(__name__)

_LONGEST_TRY = 300.0
"""Seconds that Discord may take to register every command."""


def digest_of(payload: list[dict[str, Any]]) -> str:
    """The SHA-256 digest of the commands as Discord is told of them."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def register(client: Greffier) -> None:
    """Register the commands where those that Discord has are not these."""
    store = client.service.store
    application = client.application_id
    if application is None:
        return
    payload = await client.tree.translated()
    digest = digest_of(payload)
    if await store.commands_digest(application) == digest and await _are_there(
        client, application, payload
    ):
        _log.info("the %d commands are registered already", len(payload))
        return
    await persist(
        lambda: client.http.bulk_upsert_global_commands(application, payload=payload),
        _LONGEST_TRY,
    )
    await store.save_commands_digest(application, digest)
    _log.info("registered %d commands", len(payload))


async def _are_there(client: Greffier, application: int, payload: list[dict[str, Any]]) -> bool:
    try:
        registered = await client.http.get_global_commands(application)
    except discord.HTTPException:
        return False
    return {command["name"] for command in registered} == {command["name"] for command in payload}
