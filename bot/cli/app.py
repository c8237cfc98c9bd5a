"""All commands, in the order of the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli import asking, evaluating, faces, library, reading
from bot.cli.options import shared
from bot.console.usage import Commands
from bot.corpus.models import Language

__all__ = ["app"]

app = typer.Typer(
    name="greffier",
    cls=Commands,
    help="help",
    add_completion=False,
    rich_markup_mode=None,
)


def _show_help(context: typer.Context, parameter: Any, value: Any) -> None:
    if value:
        typer.echo(context.get_help())
        raise typer.Exit


def _show_version(context: typer.Context, parameter: Any, value: Any) -> None:
    if value:
        from bot import __version__

        typer.echo(f"greffier {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def greffier(
    context: typer.Context,
    home: Annotated[Path | None, shared("--home", metavar="DIR", help="help-home")] = None,
    bundle: Annotated[bool | None, shared("--bundle/--no-bundle", help="help-bundle")] = None,
    language: Annotated[Language | None, shared("--lang", help="help-lang")] = None,
    debug: Annotated[bool | None, shared("--debug", help="help-debug")] = None,
    version: Annotated[
        bool | None, typer.Option("--version", callback=_show_version, help="help-version")
    ] = None,
    asked: Annotated[
        bool | None,
        shared("-h", "--help", is_eager=True, callback=_show_help, help="help-help"),
    ] = None,
) -> int | None:
    if context.invoked_subcommand is None:
        return faces.console(context)
    return None


for command in (
    faces.console,
    asking.ask,
    asking.search,
    reading.sources,
    reading.source,
    reading.summary,
    reading.define,
    reading.timeline,
    reading.compare,
    reading.check,
    reading.receipt,
    library.add,
    library.sync,
    library.remove,
    faces.discord,
    evaluating.evaluate,
):
    app.command(help=f"help-{command.__name__}")(command)

corpus = typer.Typer(
    cls=Commands,
    help="help-corpus",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(corpus, name="corpus")
corpus.command("check", help="help-corpus-check")(library.check_corpus)
