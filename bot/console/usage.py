"""Typer's help pages and usage errors in the person's language."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from typer import TyperException
from typer.core import TyperGroup

from bot.corpus.models import Language
from bot.errors import GreffierError, MisuseError
from bot.rendering.messages import say

__all__ = ["Commands", "put_into_words", "share_options", "usage_error"]


class Commands(TyperGroup):
    """The commands; a question in place of a command's name is asked."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name.

        Raises:
            MisuseError: no command has that name; with the nearest names.
        """
        name = args[0]
        if " " in name.strip():
            return super().resolve_command(ctx, ["ask", *args])
        if name not in self.commands and not name.startswith("-"):
            near = get_close_matches(name, self.commands) or ["ask"]
            raise MisuseError("usage-no-such-command", name=name, near=", ".join(near))
        return super().resolve_command(ctx, args)


def share_options(group: Any) -> None:
    """Let the options of the group stand after the name of any command too."""
    shared = [option for option in group.params if not option.expose_value]
    for command in group.commands.values():
        command.params += shared
        if hasattr(command, "commands"):
            share_options(command)


def put_into_words(command: Any, language: Language) -> None:
    """Replace the keys of help texts by their words, down through all commands."""
    for part in _parts(command):
        if part.help is not None:
            part.help = say(part.help, language)
        if getattr(part, "param_type_name", "") == "argument":
            part.display_type_rich = _no_type  # "QUESTION", not "QUESTION <list[str]>"


def _no_type(**_: Any) -> None:
    """Typer's name of the type of an argument: left out."""


def _parts(command: Any) -> Iterator[Any]:
    yield command
    yield from command.params
    for inner in getattr(command, "commands", {}).values():
        yield from _parts(inner)


def usage_error(error: TyperException) -> GreffierError:
    """The error of Greffier that says the same as one of Typer's."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (parameter and _name(parameter))
    match type(error).__name__:
        case "NoSuchOption":
            return MisuseError("usage-no-such-option", name=name)
        case "BadOptionUsage":
            return MisuseError("usage-bad-option", name=name)
        case "NoArgsIsHelpError":
            return MisuseError("usage-missing", name="COMMAND")
        case "MissingParameter":
            return MisuseError("usage-missing", name=name)
        case "BadParameter":
            return MisuseError("usage-bad-value", name=name)
        case _:
            return MisuseError("usage-unexpected")


def _name(parameter: Any) -> str:
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar)
