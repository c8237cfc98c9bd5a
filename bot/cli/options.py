"""What several commands take, and what they are given to work with."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.console.tongue import language_of_locale
from bot.corpus.models import Kind

if TYPE_CHECKING:
    from bot.console.desk import Desk

__all__ = [
    "Day",
    "JsonLines",
    "JsonOption",
    "KindOption",
    "Name",
    "Question",
    "Source",
    "desk_of",
    "shared",
    "words_of",
]

JsonOption = Annotated[bool, typer.Option("--json", help="help-json")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="help-jsonl")]
Question = Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="help-question")]
Source = Annotated[str | None, typer.Option(metavar="DOCUMENT", help="help-source-option")]
KindOption = Annotated[Kind | None, typer.Option(help="help-kind")]
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="help-as-of")
]
Name = Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="help-document")]


def shared(*names: str, **more: Any) -> Any:
    """An option that may stand before or after the command's name: the last one given counts."""
    return typer.Option(*names, **{"callback": _remember, "expose_value": False, **more})


def _remember(context: typer.Context, parameter: Any, value: Any) -> None:
    if value is not None:
        context.meta[parameter.name] = value


def words_of(words: Sequence[str] | None) -> str:
    """The words of the command line, or what standard input holds where there are none.

    Bytes that are not UTF-8 become replacement characters.
    """
    if words is None and not sys.stdin.isatty():
        typed = sys.stdin.buffer.read()
    else:
        typed = " ".join(words or ()).encode("utf-8", "surrogateescape")
    return typed.decode("utf-8", "replace")


def desk_of(context: typer.Context, *, as_json: bool = False) -> Desk:
    """The desk that the shared options of a command line ask for.

    Raises:
        SettingsError: a variable of the environment does not make sense.
    """
    from bot.console.desk import Desk
    from bot.console.output import Output
    from bot.console.setting import make_settings

    options = {name: value for name, value in context.meta.items() if name != "debug"}
    return Desk(make_settings(options), Output(), language_of_locale(os.environ), as_json=as_json)
