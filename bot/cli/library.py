"""The documents that people add, and the check of those that come with Greffier."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.options import JsonOption, desk_of

__all__ = ["add", "check_corpus", "remove", "sync"]


def add(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="help-add-sources")
    ] = None,
    originals: Annotated[bool, typer.Option("--originals", help="help-originals")] = False,
    as_json: JsonOption = False,
) -> int:
    from bot.console import library

    return library.add(desk_of(context, as_json=as_json), paths or (), originals=originals)


def sync(context: typer.Context, as_json: JsonOption = False) -> int:
    from bot.console import library

    return library.sync(desk_of(context, as_json=as_json))


def remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="ID", help="help-id")],
    erase: Annotated[bool, typer.Option("--erase", help="help-erase")] = False,
) -> int:
    from bot.console import library

    return library.remove(desk_of(context), document, erase=erase)


def check_corpus(context: typer.Context, as_json: JsonOption = False) -> int:
    from bot.console import library

    return library.check_corpus(desk_of(context, as_json=as_json))
