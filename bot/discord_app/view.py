"""A screen as discord.py's components."""

from __future__ import annotations

from typing import Any, assert_never

import discord
from discord import ui

from bot.discord_app.screen import Button, Choice, File, Line, Menu, MenuKind, Row, Screen, Text

__all__ = ["files_of", "view_of"]

_CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
]


def view_of(screen: Screen) -> ui.LayoutView:
    """The components of a screen that fits.

    The view is stopped: its buttons carry their state in their ids and are answered by
    `bot.discord_app.buttons`, so that discord.py need not remember every message for ever.

    Raises:
        ValueError: the screen is beyond Discord's limits.
    """
    if not screen.fits:
        raise ValueError(
            f"a screen of {screen.characters} characters, {screen.components} components"
        )
    frame: ui.Container[Any] = ui.Container(accent_colour=screen.tone.value)
    for item in screen.items:
        match item:
            case Text(content, number):
                frame.add_item(ui.TextDisplay(content, id=number))
            case Row(items):
                frame.add_item(ui.ActionRow(*map(_control, items)))
            case Line():
                frame.add_item(ui.Separator())
            case File(name):
                frame.add_item(ui.File(f"attachment://{name}"))
            case _:
                assert_never(item)
    view = ui.LayoutView(timeout=None)
    view.add_item(frame)
    view.stop()
    return view


def files_of(screen: Screen) -> list[discord.File]:
    """The files of a screen, to send beside its view."""
    from io import BytesIO

    return [discord.File(BytesIO(f.text.encode()), filename=f.name) for f in screen.files]


def _control(item: Button | Menu) -> ui.Item[Any]:
    if isinstance(item, Button):
        style = discord.ButtonStyle.danger if item.danger else discord.ButtonStyle.secondary
        return ui.Button(
            label=item.label,
            custom_id=item.custom_id,
            url=item.url,
            disabled=item.disabled,
            style=discord.ButtonStyle.link if item.url else style,
        )
    shared: dict[str, Any] = {
        "custom_id": item.custom_id,
        "placeholder": item.placeholder,
        "min_values": item.least,
        "max_values": item.most,
    }
    match item.kind:
        case MenuKind.WORDS:
            return ui.Select(options=[_option(choice) for choice in item.choices], **shared)
        case MenuKind.CHANNELS:
            chosen = _chosen(item, discord.SelectDefaultValueType.channel)
            return ui.ChannelSelect(channel_types=_CHANNELS, default_values=chosen, **shared)
        case MenuKind.ROLES:
            chosen = _chosen(item, discord.SelectDefaultValueType.role)
            return ui.RoleSelect(default_values=chosen, **shared)
        case _:
            assert_never(item.kind)


def _option(choice: Choice) -> discord.SelectOption:
    return discord.SelectOption(
        label=choice.label,
        value=choice.value,
        description=choice.description,
        default=choice.chosen,
    )


def _chosen(menu: Menu, kind: discord.SelectDefaultValueType) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=number, type=kind) for number in menu.chosen]
