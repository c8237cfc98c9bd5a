"""A screen as discord.py's components."""

from __future__ import annotations

from typing import Any, assert_never

import discord
from discord import ui

from bot.discord_app.screen import Button, File, Line, Menu, MenuKind, Row, Screen, Text

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
    match item.kind:
        case MenuKind.WORDS:
            return ui.Select(
                custom_id=item.custom_id,
                placeholder=item.placeholder,
                min_values=item.least,
                max_values=item.most,
                options=[
                    discord.SelectOption(
                        label=choice.label,
                        value=choice.value,
                        description=choice.description,
                        default=choice.chosen,
                    )
                    for choice in item.choices
                ],
            )
        case MenuKind.CHANNELS:
            return ui.ChannelSelect(
                custom_id=item.custom_id,
                placeholder=item.placeholder,
                min_values=item.least,
                max_values=item.most,
                channel_types=_CHANNELS,
                default_values=[
                    discord.SelectDefaultValue(id=i, type=discord.SelectDefaultValueType.channel)
                    for i in item.chosen
                ],
            )
        case MenuKind.ROLES:
            return ui.RoleSelect(
                custom_id=item.custom_id,
                placeholder=item.placeholder,
                min_values=item.least,
                max_values=item.most,
                default_values=[
                    discord.SelectDefaultValue(id=i, type=discord.SelectDefaultValueType.role)
                    for i in item.chosen
                ],
            )
        case _:
            assert_never(item.kind)
