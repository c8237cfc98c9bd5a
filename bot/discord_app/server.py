"""A server's settings, read and changed by those who manage the server, and by nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord

from bot.corpus.models import Language
from bot.discord_app.asker import Asker
from bot.discord_app.screen import Screen
from bot.discord_app.screens.server import (
    DAYS,
    MOST_GAPS,
    PERSON_RATES,
    SERVER_RATES,
    Setting,
    gaps_screen,
    settings_screen,
)
from bot.errors import MisuseError, NotAllowed
from bot.storage.models import ServerSettings

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

    Interaction = discord.Interaction[Greffier]

__all__ = ["change_setting", "managed_server", "show_gaps", "show_settings"]


def show_settings(interaction: Interaction, asker: Asker) -> Screen:
    """The settings with a menu for each.

    Raises:
        NotAllowed: the person does not manage the server.
    """
    managed_server(interaction)
    return _panel(interaction, asker.settings, asker.spoken)


async def change_setting(
    interaction: Interaction, asker: Asker, setting: Setting, values: Sequence[str]
) -> Screen:
    """Save what was chosen in a menu; the settings as they are then.

    Raises:
        NotAllowed: the person does not manage the server.
        ValueError: the values are not the setting's.
    """
    server = managed_server(interaction)
    gate = interaction.client.service.gate
    changed = await gate.change(server, **_chosen(setting, values))
    return _panel(interaction, changed, changed.language or asker.spoken)


async def show_gaps(interaction: Interaction, asker: Asker) -> Screen:
    """The questions left unanswered.

    Raises:
        NotAllowed: the person does not manage the server.
        MisuseError: the server does not keep questions.
    """
    server = managed_server(interaction)
    if not asker.settings.days_kept:
        raise MisuseError("discord-gaps-not-kept")
    gaps = await interaction.client.service.store.unanswered(server, MOST_GAPS)
    return gaps_screen(gaps, asker.spoken)


def managed_server(interaction: Interaction) -> int:
    """The server, where the person manages it.

    Raises:
        NotAllowed: it is no server, or the person does not manage it.
    """
    if interaction.guild_id is None:
        raise NotAllowed("discord-servers-only")
    if not interaction.permissions.manage_guild:
        raise NotAllowed("discord-managers-only")
    return interaction.guild_id


def _panel(interaction: Interaction, settings: ServerSettings, language: Language) -> Screen:
    """The panel, without channels and roles that have gone since."""
    guild = interaction.guild
    there = settings
    if guild is not None and guild.channels:
        there = replace(
            settings,
            channels=tuple(each for each in settings.channels if guild.get_channel(each)),
            roles=tuple(each for each in settings.roles if guild.get_role(each)),
        )
    gone = {
        setting
        for setting, chosen, left in (
            (Setting.CHANNELS, settings.channels, there.channels),
            (Setting.ROLES, settings.roles, there.roles),
        )
        if chosen and not left
    }
    limits = interaction.client.service.gate
    return settings_screen(there, limits.person_rate, limits.server_rate, language, gone)


def _chosen(setting: Setting, values: Sequence[str]) -> dict[str, Any]:
    """What a menu's values mean for the settings.

    Raises:
        ValueError: they are not among those that the menu offers.
    """
    value = values[0] if values else ""
    match setting:
        case Setting.LANGUAGE:
            return {"language": Language(value) if value != "auto" else None}
        case Setting.VISIBILITY:
            if value not in {"visible", "private"}:
                raise ValueError(f"{value} is not offered")
            return {"private": value == "private"}
        case Setting.CHANNELS:
            return {"channels": _snowflakes(values)}
        case Setting.ROLES:
            return {"roles": _snowflakes(values)}
        case Setting.PERSON_RATE:
            return {"person_rate": _offered(value, PERSON_RATES) or None}
        case Setting.SERVER_RATE:
            return {"server_rate": _offered(value, SERVER_RATES) or None}
        case Setting.KEEP:
            return {"days_kept": _offered(value, DAYS)}


def _offered(value: str, numbers: Sequence[int]) -> int:
    """The number that was chosen: one of those, or 0."""
    number = int(value)
    if number not in {0, *numbers}:
        raise ValueError(f"{number} is not offered")
    return number


def _snowflakes(values: Sequence[str]) -> tuple[int, ...]:
    """The ids of what was chosen: whole numbers of 63 bits."""
    ids = tuple(map(int, values))
    if not all(0 < each < 1 << 63 for each in ids):
        raise ValueError("not an id of Discord's")
    return ids
