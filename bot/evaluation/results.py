"""Writes the page of results: `python -m bot.evaluation.results FOLDER PAGE [FILE…]`.

The folder holds `eval/`, whose folders are BEIR collections, and `dossier/questions-dev.yaml`,
questions about the bundled documents; the files hold more of these. Each body is asked the
questions of the others too.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.corpus.models import Language
from bot.evaluation.evaluating import Evaluation, evaluate
from bot.evaluation.report import Report, make_report
from bot.rendering.messages import say
from bot.settings import Settings

__all__ = ["main"]

_OPENING = """\
# Results

Written by `make results`; how each measure is taken is in [evaluation.md](evaluation.md). Intervals
are of 95 %, by bootstrap over the questions.
"""


def main(folder: Path, page: Path, files: Sequence[Path] = ()) -> None:
    """Measure everything that the folder and the files have, and write the page."""
    collections = sorted(path.parent for path in folder.glob("eval/*/qrels.tsv"))
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        wanted = [
            (
                "The bundled documents",
                Evaluation(
                    settings,
                    questions=folder / "dossier" / "questions-dev.yaml",
                    foreign=collections,
                    removed=True,
                ),
            )
        ]
        wanted += [
            (f"The bundled documents, {path.name}", Evaluation(settings, questions=path))
            for path in files
        ]
        for collection in collections:
            others = [other for other in collections if other != collection]
            wanted.append((collection.name, Evaluation(settings, collection, foreign=others)))
        sections = [_section(title, evaluation) for title, evaluation in wanted]
    page.write_text("\n".join([_OPENING, *sections]), encoding="utf-8")


def _section(title: str, evaluation: Evaluation) -> str:
    outcomes, milliseconds = evaluate(evaluation)
    return "\n".join([f"## {title}", "", *_table(make_report(outcomes, milliseconds)), ""])


def _table(report: Report) -> Iterator[str]:
    yield _line(["Measure", "Questions", "Number", "Mean", "95 %"])
    yield _line(["---", "---", "---:", "---:", "---:"])
    for row in report.rows:
        mean = row.mean
        interval = f"{mean.low:.3f}–{mean.high:.3f}"
        yield _line([_name(row.measure), row.group, str(mean.count), f"{mean.value:.3f}", interval])
    for area in report.areas:
        yield _line([_name("area"), area.group, str(area.count), f"{area.value:.3f}", ""])
    yield ""
    yield f"An answer takes {report.milliseconds:.0f} ms at the median."


def _name(measure: str) -> str:
    return say(f"measure-{measure}", Language.ENGLISH)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _run(arguments: Sequence[str]) -> None:
    folder, page, *files = map(Path, arguments)
    main(folder, page, files)


if __name__ == "__main__":
    _run(sys.argv[1:])
