"""The commands, a module each; `add_commands` puts them on the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.discord_app.commands import (
    about,
    ask,
    check,
    documents,
    library,
    menus,
    privacy,
    receipt,
    server,
    subjects,
    summary,
    timeline,
)

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["add_commands"]

_MODULES = (
    ask,
    summary,
    documents,
    timeline,
    subjects,
    check,
    receipt,
    library,
    server,
    privacy,
    about,
    menus,
)


def add_commands(tree: app_commands.CommandTree[Greffier]) -> None:
    """Put every command on the tree."""
    for module in _MODULES:
        commands: tuple[Any, ...] = module.COMMANDS
        for command in commands:
            tree.add_command(command)
