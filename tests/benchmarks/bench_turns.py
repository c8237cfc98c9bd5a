"""Greffier and tantivy by turns, question by question, in one process and one thread.

Whatever else the machine does slows both alike, so that their ratio says more than the times of
two runs. Writes its part of docs/scale.json. Needs tantivy (`pip install .[bench]`) and the public
bodies of `../shared/eval`.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.bodies import SHARED, make_body
from tests.benchmarks.engines import Greffier, Tantivy, available
from tests.benchmarks.scale_page import write_results

SIZES = (100_000, 1_000_000)
TOPS = (10, 200)
ROUNDS = 7
"""Rounds counted, after one that is not: the first warms caches."""

PERCENTILES = (50, 99)


def run() -> None:
    """Print Greffier's times over tantivy's, and write what docs/scale.md shows."""
    ours, theirs = Greffier(), Tantivy()
    if not (SHARED / "codes").is_dir() or not available(theirs):
        print(f"skipped: {SHARED} or tantivy is not there")
        return
    turns: dict[str, Any] = {}
    for size in SIZES:
        body = make_body(size)
        with tempfile.TemporaryDirectory() as scratch:
            for engine in (ours, theirs):
                folder = Path(scratch, type(engine).__name__)
                folder.mkdir()
                engine.build(body, folder)
                engine.open(folder)
            for top in TOPS:
                measured = _ratios(ours, theirs, body.questions, top)
                turns.setdefault(str(size), {})[str(top)] = measured
                print(size, top, measured, flush=True)
    write_results(turns=turns)


def _ratios(
    ours: Greffier, theirs: Tantivy, questions: Sequence[Sequence[str]], top: int
) -> dict[str, list[float]]:
    """For the median and the 99th percentile: the median of the rounds' ratios, least, greatest."""
    rounds = []
    for number in range(ROUNDS + 1):
        times = np.empty((len(questions), 2))
        for taken, question in zip(times, questions, strict=True):
            # Who comes second finds less in the processor's caches.
            for which, engine in list(enumerate((ours, theirs)))[:: 1 if number % 2 else -1]:
                start = time.perf_counter()
                engine.search(question, top)
                taken[which] = time.perf_counter() - start
        rounds.append(np.percentile(times, PERCENTILES, axis=0))
    ratios = np.array([mine / other for mine, other in np.moveaxis(rounds[1:], 2, 1)])
    return {
        str(percentile): [float(np.median(held)), float(held.min()), float(held.max())]
        for percentile, held in zip(PERCENTILES, ratios.T, strict=True)
    }
