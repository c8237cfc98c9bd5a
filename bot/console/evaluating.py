"""The measures of an evaluation, printed as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.console.desk import Desk
from bot.console.exit_codes import SUCCESS
from bot.console.output import progress
from bot.evaluation.evaluating import Evaluation
from bot.evaluation.evaluating import evaluate as run_evaluation
from bot.evaluation.outcome import Outcome
from bot.evaluation.plot import draw
from bot.evaluation.report import Report, Row, make_report
from bot.evaluation.runs import load_run, save_run
from bot.rendering.messages import say

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["Files", "evaluate"]


@dataclass(frozen=True, slots=True)
class Files:
    """Where to save the run, which run to compare it with, and where to draw the curve."""

    save: Path | None = None
    against: Path | None = None
    plot: Path | None = None


def evaluate(desk: Desk, wanted: Evaluation, files: Files, *, lost: bool = False) -> int:
    """Ask every question, and print what came of it."""
    before = load_run(files.against) if files.against else None
    with progress("reading-documents", desk.language) as tell:
        outcomes, milliseconds = run_evaluation(wanted, tell)
    report = make_report(outcomes, milliseconds, before)
    if files.save is not None:
        save_run(files.save, outcomes)
    if files.plot is not None:
        words = {axis: say(f"evaluate-{axis}", desk.language) for axis in ("coverage", "risk")}
        draw(report.curve, files.plot, **words)
    if desk.as_json:
        told = {"lost": [_payload(outcome) for outcome in report.lost]} if lost else {}
        desk.output.write(report.payload() | told)
        return SUCCESS
    desk.output.write_table(_table(desk, report, compared=before is not None))
    desk.output.write_line(
        say(
            "evaluate-summary",
            desk.language,
            questions=len(outcomes),
            milliseconds=f"{report.milliseconds:.1f}",
        )
    )
    if lost:
        for outcome in report.lost:
            desk.output.show("lost", desk.language, outcome=outcome)
    return SUCCESS


def _payload(outcome: Outcome) -> dict[str, str | None]:
    return {
        "id": outcome.id,
        "question": outcome.question,
        "expected": outcome.expected,
        "came": outcome.came,
    }


def _table(desk: Desk, report: Report, *, compared: bool) -> Table:
    from rich import box
    from rich.table import Table

    columns = ["measure", "group", "count", "mean", "interval"]
    table = Table(box=box.SIMPLE)
    for name in columns + ["difference", "wins", "losses", "ties", "p"] * compared:
        table.add_column(
            say(f"column-{name}", desk.language),
            justify="left" if name in {"measure", "group"} else "right",
            no_wrap=True,
        )
    for row in report.rows:
        table.add_row(*_cells(desk, row, compared=compared))
    for area in report.areas:
        name = "" if area.group else say("measure-area", desk.language)
        table.add_row(name, area.group, str(area.count), f"{area.value:.3f}")
    return table


def _cells(desk: Desk, row: Row, *, compared: bool) -> Iterator[str]:
    mean = row.mean
    yield "" if row.group else say(f"measure-{row.measure}", desk.language)
    yield row.group
    yield str(mean.count)
    yield f"{mean.value:.3f}"
    yield f"{mean.low:.3f}–{mean.high:.3f}"
    if row.comparison is not None:
        yield f"{row.comparison.difference:+.3f}"
        yield str(row.comparison.wins)
        yield str(row.comparison.losses)
        yield str(row.comparison.ties)
        yield f"{row.comparison.p:.4f}"
    elif compared:
        yield from [""] * 5
