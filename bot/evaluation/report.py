"""Outcomes summed up: each measure over all questions, and over each kind and language of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.evaluation.outcome import LOWER_IS_BETTER, MEASURES, Outcome
from bot.evaluation.statistics import (
    Comparison,
    Curve,
    Mean,
    compare,
    mean_of,
    risk_coverage,
)

__all__ = ["Report", "Row", "make_report"]

Run = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """A measure over a group of questions ("" for all), and its comparison with a saved run."""

    measure: str
    group: str
    mean: Mean
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """The area under the risk-coverage curve of a group of questions ("" for all own ones)."""

    group: str
    count: int
    value: float


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found, and the milliseconds of an answer at the median."""

    rows: tuple[Row, ...]
    areas: tuple[Area, ...]
    curve: Curve
    lost: tuple[Outcome, ...]
    milliseconds: float

    def payload(self) -> dict[str, Any]:
        """The report for programs: the curve only by its area."""
        return {
            "measures": [
                {"measure": row.measure, "group": row.group, **asdict(row.mean)}
                | ({"against": asdict(row.comparison)} if row.comparison else {})
                for row in self.rows
            ],
            "risk_coverage_area": [asdict(area) for area in self.areas],
            "milliseconds": self.milliseconds,
        }


def make_report(
    outcomes: Sequence[Outcome], milliseconds: float, against: Run | None = None
) -> Report:
    """The report of one or more outcomes; `against` is a saved run."""
    own = [outcome for outcome in outcomes if not outcome.borrowed] or outcomes
    return Report(
        rows=tuple(_rows(outcomes, against)),
        areas=tuple(
            Area(group, len(members), _curve(members).area)
            for group, members in _groups(own)
            if any(outcome.right for outcome in members)
        ),
        curve=_curve(own),
        lost=tuple(outcome for outcome in outcomes if outcome.came is not None),
        milliseconds=milliseconds,
    )


def _curve(outcomes: Sequence[Outcome]) -> Curve:
    return risk_coverage(
        [outcome.confidence for outcome in outcomes], [outcome.right for outcome in outcomes]
    )


def _rows(outcomes: Sequence[Outcome], against: Run | None) -> Iterator[Row]:
    for measure in MEASURES:
        held = [outcome for outcome in outcomes if measure in outcome.values]
        for group, members in _groups(held):
            yield Row(
                measure,
                group,
                mean_of([outcome.values[measure] for outcome in members]),
                _compared(measure, members, against) if against is not None else None,
            )


def _groups(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Sequence[Outcome]]]:
    """All questions, then each language and each kind where there are several."""
    if not outcomes:
        return
    yield "", outcomes
    names: tuple[Callable[[Outcome], str], ...] = (
        lambda outcome: outcome.language,
        lambda outcome: outcome.kind,
    )
    for name in names:
        found = sorted({name(outcome) for outcome in outcomes})
        if len(found) > 1:
            for group in found:
                yield group, [outcome for outcome in outcomes if name(outcome) == group]


def _compared(measure: str, members: Sequence[Outcome], against: Run) -> Comparison | None:
    both = [outcome for outcome in members if measure in against.get(outcome.id, {})]
    if not both:
        return None
    return compare(
        [against[outcome.id][measure] for outcome in both],
        [outcome.values[measure] for outcome in both],
        lower_is_better=measure in LOWER_IS_BETTER,
    )
