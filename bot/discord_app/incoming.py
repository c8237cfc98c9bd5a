"""Events as Discord sends them, before discord.py reads them.

In discord.py an event that cannot be read ends the connection, and the process with it. Here it
ends nothing but itself: it is logged, and an interaction is answered all the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import aiohttp
import discord

from bot.discord_app.asker import language_of_locale
from bot.discord_app.screens.notice import notice
from bot.discord_app.trouble import log_trouble
from bot.discord_app.view import view_of

__all__ = ["Incoming", "apologize"]

Event = dict[str, Any]

_REMEMBERED = 5_000


class Incoming:
    """Reads events by discord.py's parsers, each whole and once.

    Args:
        unreadable: Told of an interaction that cannot be read.
    """

    def __init__(self, unreadable: Callable[[Event], None]) -> None:
        self._unreadable = unreadable
        self._seen: OrderedDict[str, None] = OrderedDict()

    def guard(self, parsers: dict[str, Callable[[Any], Any]]) -> None:
        """Put itself before every parser."""
        for name, parse in parsers.items():
            parsers[name] = self._guarded(name, parse)

    def _guarded(self, name: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
        complete = _COMPLETED.get(name)
        once = name in _ONCE

        def read(event: Any) -> Any:
            try:
                if once and not self._is_new(str(event["id"])):
                    return None
                return parse(complete(event) if complete else event)
            except Exception as problem:  # noqa: BLE001 - the connection must outlive it
                log_trouble(problem)
                if name == "INTERACTION_CREATE" and isinstance(event, dict):
                    self._unreadable(event)
                return None

        return read

    def _is_new(self, identifier: str) -> bool:
        """Whether it comes for the first time: after a resumed connection, Discord may repeat."""
        if identifier in self._seen:
            return False
        self._seen[identifier] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True


def _complete_ready(event: Event) -> Event:
    return {"shard": [0, 1], **event}


def _complete_interaction(event: Event) -> Event:
    """With what discord.py takes for granted: who asks, and where."""
    whole = {"version": 1, "attachment_size_limit": 0, **event}
    member = whole.get("member") or {"user": whole.get("user")}
    person = whole.get("user") or member.get("user")
    if person is None:
        raise ValueError("an interaction of nobody")
    whole["user"], whole["member"] = person, {**_MEMBER, **member, "user": person}
    channel = whole.get("channel") or {}
    where = channel.get("id") or whole.get("channel_id")
    if where is not None:
        kind = _TEXT_CHANNEL if whole.get("guild_id") else _DIRECT_MESSAGE
        whole["channel"] = {**_CHANNEL, "type": kind, **channel, "id": where}
    return whole


_MEMBER: Event = {"roles": [], "joined_at": None, "flags": 0, "permissions": "0"}
"""A member of whom nothing is known: no role, and no right."""

_TEXT_CHANNEL, _DIRECT_MESSAGE = 0, 1
_CHANNEL: Event = {
    "name": "",
    "position": 0,
    "parent_id": 0,
    "owner_id": 0,
    "bitrate": 0,
    "user_limit": 0,
    "message_count": 0,
    "member_count": 0,
    "thread_metadata": {
        "archived": False,
        "auto_archive_duration": 60,
        "archive_timestamp": "2015-01-01T00:00:00+00:00",
    },
}
"""What discord.py wants to know of any channel or thread that it does not know yet."""

_COMPLETED: dict[str, Callable[[Event], Event]] = {
    "READY": _complete_ready,
    "INTERACTION_CREATE": _complete_interaction,
}
_ONCE = {"INTERACTION_CREATE", "MESSAGE_CREATE"}


async def apologize(http: discord.http.HTTPClient, event: Event) -> None:
    """Answer an interaction that could not be read: no choice, or a sentence for one person.

    One without an id or a token cannot be answered.
    """
    if not (event.get("id") and event.get("token")):
        return
    language = language_of_locale(discord.enums.try_enum(discord.Locale, event.get("locale")))
    view = view_of(notice("discord-unreadable", language))
    answer: Event = {"type": discord.InteractionResponseType.autocomplete_result.value}
    if event.get("type") == discord.InteractionType.autocomplete.value:
        answer["data"] = {"choices": []}
    else:
        answer["type"] = discord.InteractionResponseType.channel_message.value
        answer["data"] = {
            "flags": discord.MessageFlags(ephemeral=True, components_v2=True).value,
            "components": [item.to_component_dict() for item in view.children],
            "allowed_mentions": {"parse": []},
        }
    route = discord.http.Route(
        "POST",
        "/interactions/{interaction}/{webhook_token}/callback",
        interaction=event.get("id"),
        webhook_token=event.get("token"),
    )
    try:
        await http.request(route, json=answer)
    except (discord.HTTPException, aiohttp.ClientError) as problem:
        log_trouble(problem)
