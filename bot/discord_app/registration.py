"""Commands are registered with Discord only when they have changed, or are not there."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

import discord

from bot.discord_app.sending import persist
from bot.discord_app.translations import FrenchTranslator

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["digest_of", "register"]

_log = logging.getLogger(__name__)


def digest_of(payload: list[dict[str, object]]) -> str:
    """The SHA-256 digest of the commands as Discord is told of them."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def register(client: Greffier) -> None:
    """Register the commands where those that Discord has are not these."""
    tree, store = client.tree, client.service.store
    application = client.application_id
    if application is None:
        return
    await tree.set_translator(FrenchTranslator())
    payload = await tree.translated()
    digest = digest_of(payload)
    if await store.commands_digest(application) == digest and await _are_there(client, payload):
        _log.info("the %d commands are registered already", len(payload))
        return
    await persist(tree.sync)
    await store.save_commands_digest(application, digest)
    _log.info("registered %d commands", len(payload))


async def _are_there(client: Greffier, payload: list[dict[str, object]]) -> bool:
    try:
        registered = await client.tree.fetch_commands()
    except discord.HTTPException:
        return False
    return {command.name for command in registered} == {command["name"] for command in payload}
