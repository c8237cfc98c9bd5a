"""The risk-coverage curve as a picture."""

from __future__ import annotations

from pathlib import Path

from bot.errors import MisuseError
from bot.evaluation.statistics import Curve

__all__ = ["draw"]


def draw(curve: Curve, path: Path, *, coverage: str, risk: str) -> None:
    """Write the curve to a file whose ending names its form (.png, .svg, .pdf).

    `coverage` and `risk` are the words for the axes.

    Raises:
        MisuseError: matplotlib is not installed, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MisuseError("evaluate-not-installed") from error
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    axes.step(curve.coverage, curve.risk, where="post")
    axes.set(xlabel=coverage, ylabel=risk, xlim=(0, 1), ylim=(0, None))
    axes.grid(visible=True, alpha=0.3)
    try:
        figure.savefig(path)
    except (OSError, ValueError) as error:
        raise MisuseError("evaluate-not-written", path=path, reason=str(error)) from error
