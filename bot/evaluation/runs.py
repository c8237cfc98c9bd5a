"""Saving the measures of a run, to compare a later one with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.errors import MisuseError
from bot.evaluation.outcome import Outcome

__all__ = ["load_run", "save_run"]


def save_run(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the measures of each question.

    Raises:
        MisuseError: the file cannot be written.
    """
    run = {outcome.id: dict(outcome.values) for outcome in outcomes}
    try:
        path.write_text(json.dumps(run, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise MisuseError("evaluate-not-written", path=path, reason=error.strerror) from error


def load_run(path: Path) -> Mapping[str, Mapping[str, float]]:
    """The measures of each question of a saved run.

    Raises:
        MisuseError: the file is missing, or is no saved run.
    """
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(name): {str(measure): float(value) for measure, value in values.items()}
            for name, values in run.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise MisuseError("evaluate-unreadable", path=path) from error
