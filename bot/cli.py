"""The commands of the terminal, as Typer declares them; `bot/console/desk.py` does the work.

Help texts are keys of `templates/help.*.yaml`, worded when the person's language is known.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.console.exit_codes import FAILURE, INTERRUPTED, SUCCESS
from bot.console.output import show_error
from bot.console.tongue import language_of_error, language_of_locale, language_spoken
from bot.console.usage import Commands, put_into_words, share_options, usage_error
from bot.corpus.models import Kind, Language
from bot.errors import GreffierError

if TYPE_CHECKING:
    from bot.console.desk import Desk

__all__ = ["app", "run"]

app = typer.Typer(
    name="greffier",
    cls=Commands,
    help="help",
    add_completion=False,
    rich_markup_mode=None,
)


def _remember(context: typer.Context, parameter: Any, value: Any) -> None:
    """Keep an option that may stand before or after the command's name: the last one given."""
    if value is not None:
        context.meta[parameter.name] = value


def _show_help(context: typer.Context, parameter: Any, value: Any) -> None:
    if value:
        typer.echo(context.get_help())
        raise typer.Exit


def _show_version(context: typer.Context, parameter: Any, value: Any) -> None:
    if value:
        from bot import __version__

        typer.echo(f"greffier {__version__}")
        raise typer.Exit


def _shared(*names: str, **more: Any) -> Any:
    return typer.Option(*names, **{"callback": _remember, "expose_value": False, **more})


JsonOption = Annotated[bool, typer.Option("--json", help="help-json")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="help-jsonl")]
Question = Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="help-question")]
Source = Annotated[str | None, typer.Option(metavar="DOCUMENT", help="help-source-option")]
KindOption = Annotated[Kind | None, typer.Option(help="help-kind")]
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="help-as-of")
]
Name = Annotated[list[str], typer.Argument(metavar="DOCUMENT", help="help-document")]


@app.callback(invoke_without_command=True)
def greffier(
    context: typer.Context,
    home: Annotated[Path | None, _shared("--home", metavar="DIR", help="help-home")] = None,
    bundle: Annotated[bool | None, _shared("--bundle/--no-bundle", help="help-bundle")] = None,
    language: Annotated[Language | None, _shared("--lang", help="help-lang")] = None,
    debug: Annotated[bool | None, _shared("--debug", help="help-debug")] = None,
    version: Annotated[
        bool | None, typer.Option("--version", callback=_show_version, help="help-version")
    ] = None,
    asked: Annotated[
        bool | None,
        _shared("-h", "--help", is_eager=True, callback=_show_help, help="help-help"),
    ] = None,
) -> int | None:
    if context.invoked_subcommand is None:
        return console(context)
    return None


@app.command(help="help-console")
def console(
    context: typer.Context,
    first_question: Annotated[
        bool, typer.Option("--first-question", help="help-first-question")
    ] = False,
) -> int:
    from bot.console.session import run_session

    return run_session(_desk(context), first_question=first_question)


@app.command(help="help-ask")
def ask(
    context: typer.Context,
    question: Question = None,
    as_json: JsonOption = False,
    jsonl: JsonLines = False,
    source: Source = None,
    kind: KindOption = None,
    as_of: Day = None,
) -> int:
    from bot.console import asking

    desk = _desk(context, as_json=as_json)
    filters = desk.filters(source, kind, as_of and as_of.date())
    if jsonl:
        return asking.ask_each(desk, sys.stdin.buffer, filters)
    return asking.ask(desk, _words(question), filters)


@app.command(help="help-search")
def search(
    context: typer.Context,
    question: Question = None,
    as_json: JsonOption = False,
    jsonl: JsonLines = False,
    top: Annotated[int, typer.Option(min=1, max=1000, metavar="K", help="help-top")] = 10,
    source: Source = None,
    kind: KindOption = None,
    as_of: Day = None,
) -> int:
    from bot.console import asking

    desk = _desk(context, as_json=as_json)
    filters = desk.filters(source, kind, as_of and as_of.date())
    if jsonl:
        return asking.search_each(desk, sys.stdin.buffer, top, filters)
    return asking.search(desk, _words(question), top, filters)


@app.command(help="help-sources")
def sources(
    context: typer.Context,
    as_json: JsonOption = False,
    kind: KindOption = None,
    as_of: Day = None,
    added: Annotated[bool, typer.Option("--added", help="help-added")] = False,
) -> int:
    from bot.console import reading

    desk = _desk(context, as_json=as_json)
    filters = desk.filters(None, kind, as_of and as_of.date())
    return reading.sources(desk, filters, added=added)


@app.command(help="help-source")
def source(context: typer.Context, document: Name, as_json: JsonOption = False) -> int:
    from bot.console import reading

    return reading.source(_desk(context, as_json=as_json), _words(document))


@app.command(help="help-summary")
def summary(
    context: typer.Context,
    document: Name,
    length: Annotated[
        str, typer.Option(metavar="short|medium|long", help="help-length")
    ] = "medium",
    as_json: JsonOption = False,
) -> int:
    from bot.answering.summaries import Length
    from bot.console import reading

    return reading.summary(_desk(context, as_json=as_json), _words(document), Length(length))


@app.command(help="help-define")
def define(
    context: typer.Context,
    term: Annotated[list[str], typer.Argument(metavar="TERM", help="help-term")],
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.define(_desk(context, as_json=as_json), _words(term))


@app.command(help="help-timeline")
def timeline(
    context: typer.Context,
    subject: Annotated[
        list[str] | None, typer.Argument(metavar="SUBJECT", help="help-subject")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="help-from")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="help-to")] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    desk = _desk(context, as_json=as_json)
    return reading.timeline(desk, " ".join(subject or ()), since, until)


@app.command(help="help-compare")
def compare(
    context: typer.Context,
    subject: Annotated[list[str], typer.Argument(metavar="SUBJECT", help="help-compare-subject")],
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.compare(_desk(context, as_json=as_json), _words(subject))


@app.command(help="help-check")
def check(
    context: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="help-text")] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import checking

    return checking.check(_desk(context, as_json=as_json), _words(text))


@app.command(help="help-receipt")
def receipt(
    context: typer.Context,
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT", help="help-receipt-word")],
    question: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="help-receipt-question")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.receipt(_desk(context, as_json=as_json), receipt, question)


@app.command(help="help-add")
def add(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="help-add-sources")
    ] = None,
    originals: Annotated[bool, typer.Option("--originals", help="help-originals")] = False,
    as_json: JsonOption = False,
) -> int:
    from bot.console import library

    return library.add(_desk(context, as_json=as_json), paths or (), originals=originals)


@app.command(help="help-sync")
def sync(context: typer.Context, as_json: JsonOption = False) -> int:
    from bot.console import library

    return library.sync(_desk(context, as_json=as_json))


@app.command(help="help-remove")
def remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="ID", help="help-id")],
    erase: Annotated[bool, typer.Option("--erase", help="help-erase")] = False,
) -> int:
    from bot.console import library

    return library.remove(_desk(context), document, erase=erase)


@app.command(help="help-discord")
def discord(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="help-discord-check")] = False,
) -> int:
    from bot.discord_app import main

    desk = _desk(context)
    if not check:
        return main.run(desk.settings)
    desk.output.show("discord", desk.language, report=main.check(desk.settings))
    return SUCCESS


@app.command(help="help-evaluate")
def evaluate(
    context: typer.Context,
    collection: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="help-evaluate-collection")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="help-evaluate-answers")
    ] = None,
    foreign: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="help-evaluate-foreign")
    ] = None,
    removed: Annotated[bool, typer.Option("--removed", help="help-evaluate-removed")] = False,
    lost: Annotated[bool, typer.Option("--lost", help="help-evaluate-lost")] = False,
    save: Annotated[Path | None, typer.Option(metavar="RUN", help="help-evaluate-save")] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="RUN", help="help-evaluate-against")
    ] = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="help-evaluate-plot")] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import evaluating
    from bot.evaluation.evaluating import Evaluation

    desk = _desk(context, as_json=as_json)
    wanted = Evaluation(desk.settings, collection, answers, foreign or (), removed)
    files = evaluating.Files(save=save, against=against, plot=plot)
    return evaluating.evaluate(desk, wanted, files, lost=lost)


corpus = typer.Typer(
    cls=Commands,
    help="help-corpus",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(corpus, name="corpus")


@corpus.command("check", help="help-corpus-check")
def check_corpus(context: typer.Context, as_json: JsonOption = False) -> int:
    from bot.console import library

    return library.check_corpus(_desk(context, as_json=as_json))


def _words(words: Sequence[str] | None) -> str:
    """The words of the command line, or what standard input holds where there are none.

    Bytes that are not UTF-8 become replacement characters.
    """
    if words is None and not sys.stdin.isatty():
        typed = sys.stdin.buffer.read()
    else:
        typed = " ".join(words or ()).encode("utf-8", "surrogateescape")
    return typed.decode("utf-8", "replace")


def _desk(context: typer.Context, *, as_json: bool = False) -> Desk:
    from bot.console.desk import Desk
    from bot.console.output import Output
    from bot.console.setting import make_settings

    options = {name: value for name, value in context.meta.items() if name != "debug"}
    return Desk(make_settings(options), Output(), language_of_locale(os.environ), as_json=as_json)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return the exit code of the process.

    Raises:
        KeyboardInterrupt: the person stopped it.
        BrokenPipeError: nobody reads the output any more.
    """
    if "--debug" in arguments:
        logging.basicConfig(level=logging.INFO)
    else:
        logging.getLogger("bot").addHandler(logging.NullHandler())
    command = typer.main.get_command(app)
    put_into_words(command, language_spoken(arguments, os.environ))
    share_options(command)
    try:
        code = command.main(args=list(arguments), prog_name="greffier", standalone_mode=False)
    except (GreffierError, typer.TyperException) as error:
        told = error if isinstance(error, GreffierError) else usage_error(error)
        show_error(told, language_of_error(arguments, os.environ))
        return told.exit_code
    except Exception as error:
        if "--debug" in arguments or isinstance(error, BrokenPipeError):
            raise
        spoken = language_of_error(arguments, os.environ)
        if isinstance(error, OSError) and error.strerror:
            show_error("system-refuses", spoken, reason=error.strerror)
        else:
            show_error("unexpected", spoken, kind=type(error).__name__)
        return FAILURE
    if code == INTERRUPTED:  # what Typer makes of Ctrl-C
        raise KeyboardInterrupt
    return code or SUCCESS
