"""A server's settings, each with its menu; and the questions left unanswered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.corpus.models import Language
from bot.discord_app.identifiers import Action, Press
from bot.discord_app.screen import Choice, Item, Menu, MenuKind, Row, Screen, Text
from bot.discord_app.screens.pieces import markdown
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import say
from bot.storage.models import ServerSettings, Unanswered

__all__ = [
    "DAYS",
    "MOST_GAPS",
    "PERSON_RATES",
    "SERVER_RATES",
    "Setting",
    "gaps_screen",
    "settings_screen",
]

MOST_GAPS = 20
_MOST_CHOSEN = 25
PERSON_RATES = (2, 5, 10, 20, 60)
"""The questions a minute that may be chosen for a person."""

SERVER_RATES = (30, 60, 120, 300, 1_000)
"""The questions a minute that may be chosen for a server."""

DAYS = (7, 30, 90, 365)
"""The days for which questions may be kept."""


class Setting(StrEnum):
    """What can be set."""

    LANGUAGE = "language"
    VISIBILITY = "visibility"
    CHANNELS = "channels"
    ROLES = "roles"
    PERSON_RATE = "person-rate"
    SERVER_RATE = "server-rate"
    KEEP = "keep"


def settings_screen(
    settings: ServerSettings,
    person_rate: int,
    server_rate: int,
    language: Language,
    gone: Collection[Setting] = (),
) -> Screen:
    """The settings on screen.

    Args:
        settings: The settings.
        person_rate: The default, in questions a minute.
        server_rate: The default, in questions a minute.
        language: What to speak.
        gone: Settings of which nothing that was chosen exists any more.
    """

    def told(key: str, **values: object) -> str:
        return say(f"discord-set-{key}", language, **values)

    def rates(offered: Sequence[int], default: int) -> dict[str, str]:
        first = {"0": told("rate-default", rate=default)}
        return first | {str(rate): told("rate", rate=rate) for rate in offered}

    spoken = settings.language.value if settings.language else "auto"
    visible = "private" if settings.private else "visible"
    languages = {value: told(f"language-{value}") for value in ("auto", "fr", "en")}
    visibilities = {value: told(f"visibility-{value}") for value in ("visible", "private")}
    days = {"0": told("keep-no")} | {str(n): told("keep-days", days=n) for n in DAYS}
    menus = {
        Setting.LANGUAGE: _words(languages, spoken),
        Setting.VISIBILITY: _words(visibilities, visible),
        Setting.CHANNELS: _places(MenuKind.CHANNELS, settings.channels),
        Setting.ROLES: _places(MenuKind.ROLES, settings.roles),
        Setting.PERSON_RATE: _words(rates(PERSON_RATES, person_rate), settings.person_rate or 0),
        Setting.SERVER_RATE: _words(rates(SERVER_RATES, server_rate), settings.server_rate or 0),
        Setting.KEEP: _words(days, settings.days_kept),
    }
    title = f"### {escape(say('discord-settings', language))}\n-# {escape(told('saved'))}"
    items: list[Item] = [Text(title)]
    for setting, menu in menus.items():
        empty = "gone" if setting in gone else "all"
        name = told("choose" if menu.kind is MenuKind.WORDS else empty)
        written = Press(Action.SET, (setting.value,)).write()
        items.append(Text(f"**{escape(told(setting.value))}**"))
        items.append(Row((replace(menu, custom_id=written, placeholder=name),)))
    return Screen(tuple(items))


def _words(choices: dict[str, str], chosen: object) -> Menu:
    offered = tuple(Choice(label, value, value == str(chosen)) for value, label in choices.items())
    return Menu("", "", choices=offered)


def _places(kind: MenuKind, chosen: tuple[int, ...]) -> Menu:
    return Menu("", "", kind=kind, chosen=chosen[:_MOST_CHOSEN], least=0, most=_MOST_CHOSEN)


def gaps_screen(gaps: Sequence[Unanswered], language: Language) -> Screen:
    """The unanswered questions, the most asked first."""
    return Screen((Text(markdown("gaps.md.j2", language, gaps=gaps)),))
