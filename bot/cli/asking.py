"""Questions, and the passages nearest to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from bot.cli.options import (
    Day,
    JsonLines,
    JsonOption,
    KindOption,
    Question,
    Source,
    desk_of,
    words_of,
)
from bot.errors import MisuseError

__all__ = ["ask", "search"]


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

    desk = desk_of(context, as_json=as_json)
    filters = desk.filters(source, kind, as_of and as_of.date())
    if jsonl:
        return asking.ask_each(desk, _lines(question), filters)
    return asking.ask(desk, words_of(question), filters)


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

    desk = desk_of(context, as_json=as_json)
    filters = desk.filters(source, kind, as_of and as_of.date())
    if jsonl:
        return asking.search_each(desk, _lines(question), top, filters)
    return asking.search(desk, words_of(question), top, filters)


def _lines(question: Sequence[str] | None) -> Iterable[bytes]:
    """The lines of standard input: a question on the command line would never be answered."""
    if question is not None:
        raise MisuseError("usage-unexpected")
    return sys.stdin.buffer
