"""The two faces that stay: the interactive terminal, and Discord."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.options import desk_of
from bot.console.exit_codes import SUCCESS

__all__ = ["console", "discord"]


def console(
    context: typer.Context,
    first_question: Annotated[
        bool, typer.Option("--first-question", help="help-first-question")
    ] = False,
) -> int:
    from bot.console.session import run_session

    return run_session(desk_of(context), first_question=first_question)


def discord(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="help-discord-check")] = False,
) -> int:
    from bot.discord_app import main

    desk = desk_of(context)
    if not check:
        return main.run(desk.settings)
    desk.output.show("discord", desk.language, report=main.check(desk.settings))
    return SUCCESS
