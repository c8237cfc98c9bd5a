"""Greffier and tantivy by turns, question by question, in one process and one thread.

Whatever else the machine does slows both alike, so that their ratio says more than the times of
two runs. Each run is a process that opens what another one built, as any program does. Writes its
part of docs/scale.json. Needs tantivy (`pip install .[bench]`) and the public bodies of
`../shared/eval`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.bodies import SHARED, make_body
from tests.benchmarks.engines import Greffier, Tantivy, available
from tests.benchmarks.scale_page import printed_by, write_results

SIZES = (100_000, 1_000_000)
TOPS = (10, 200)
RUNS = 5
ROUNDS = 7
"""Times that each question of a run is asked, after one that only warms: the median counts."""

PERCENTILES = (50, 99)


def run() -> None:
    """Print Greffier's times over tantivy's, and write what docs/scale.md shows."""
    if not (SHARED / "codes").is_dir() or not available(Tantivy()):
        print(f"skipped: {SHARED} or tantivy is not there")
        return
    turns: dict[str, Any] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            _build(size, Path(scratch))
            for top in TOPS:
                runs = [
                    printed_by("tests.benchmarks.bench_turns", scratch, str(top))
                    for _ in range(RUNS)
                ]
                turns.setdefault(str(size), {})[str(top)] = runs
                print(size, top, runs, flush=True)
    write_results(turns=turns)


def _build(size: int, folder: Path) -> None:
    body = make_body(size)
    for name, engine in (("ours", Greffier()), ("theirs", Tantivy())):
        (folder / name).mkdir()
        engine.build(body, folder / name)
    (folder / "questions.json").write_text(json.dumps(body.questions), encoding="utf-8")


def main(folder: Path, top: int) -> None:
    """Print both engines' times at each percentile of the questions, in ms, and their ratio."""
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    engines = (Greffier(), Tantivy())
    for name, engine in zip(("ours", "theirs"), engines, strict=True):
        engine.open(folder / name)
    times = np.empty((ROUNDS + 1, len(questions), 2))
    for number, taken in enumerate(times):
        # Who comes second finds less in the processor's caches.
        order = list(enumerate(engines))[:: 1 if number % 2 else -1]
        for question, both in zip(questions, taken, strict=True):
            for which, engine in order:
                start = time.perf_counter()
                engine.search(question, top)
                both[which] = (time.perf_counter() - start) * 1000
    reached = np.percentile(np.median(times[1:], axis=0), PERCENTILES, axis=0)
    print(
        json.dumps(
            {
                str(percentile): {"ours_ms": ours, "theirs_ms": theirs, "ratio": ours / theirs}
                for percentile, (ours, theirs) in zip(PERCENTILES, reached.tolist(), strict=True)
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
