"""Measures of ranking and of answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import JsonOption, desk_of

__all__ = ["evaluate"]


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

    desk = desk_of(context, as_json=as_json)
    wanted = Evaluation(desk.settings, collection, answers, foreign or (), removed)
    files = evaluating.Files(save=save, against=against, plot=plot)
    return evaluating.evaluate(desk, wanted, files, lost=lost)
