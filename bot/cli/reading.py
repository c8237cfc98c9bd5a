"""What the documents are, hold, and prove."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.options import Day, JsonOption, KindOption, Name, desk_of, words_of

__all__ = ["check", "compare", "define", "receipt", "source", "sources", "summary", "timeline"]


def sources(
    context: typer.Context,
    as_json: JsonOption = False,
    kind: KindOption = None,
    as_of: Day = None,
    added: Annotated[bool, typer.Option("--added", help="help-added")] = False,
) -> int:
    from bot.console import reading

    desk = desk_of(context, as_json=as_json)
    filters = desk.filters(None, kind, as_of and as_of.date())
    return reading.sources(desk, filters, added=added)


def source(context: typer.Context, document: Name, as_json: JsonOption = False) -> int:
    from bot.console import reading

    return reading.source(desk_of(context, as_json=as_json), words_of(document))


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

    return reading.summary(desk_of(context, as_json=as_json), words_of(document), Length(length))


def define(
    context: typer.Context,
    term: Annotated[list[str], typer.Argument(metavar="TERM", help="help-term")],
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.define(desk_of(context, as_json=as_json), words_of(term))


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

    desk = desk_of(context, as_json=as_json)
    return reading.timeline(desk, " ".join(subject or ()), since, until)


def compare(
    context: typer.Context,
    subject: Annotated[list[str], typer.Argument(metavar="SUBJECT", help="help-compare-subject")],
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.compare(desk_of(context, as_json=as_json), words_of(subject))


def check(
    context: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="help-text")] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import checking

    return checking.check(desk_of(context, as_json=as_json), words_of(text))


def receipt(
    context: typer.Context,
    receipt: Annotated[str, typer.Argument(metavar="RECEIPT", help="help-receipt-word")],
    question: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="help-receipt-question")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    from bot.console import reading

    return reading.receipt(desk_of(context, as_json=as_json), receipt, question)
