"""Whole answers: over a million passages, over the codes, by many people at once.

Writes its part of docs/scale.json. Needs the public bodies of `../shared/eval`.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import Any

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.settings import Settings
from tests.benchmarks.bodies import SHARED, articles
from tests.benchmarks.scale_page import printed_by, write_results

PEOPLE = (1, 8, 64)
ASKED = 128
"""Whole answers timed for each number of people."""


def run() -> None:
    """Measure, and write what docs/scale.md shows."""
    if not (SHARED / "codes").is_dir():
        print(f"skipped: {SHARED} is not there")
        return
    with tempfile.TemporaryDirectory() as scratch:
        large = {
            step: printed_by("tests.benchmarks.large", step, str(Path(scratch, "large")))
            for step in ("build", "ask")
        }
        print(large, flush=True)
        answers = {
            "bundle": _answers(Settings(home=Path(scratch, "bundle"))),
            "codes": _answers(_home_with_articles(Path(scratch, "codes"))),
        }
        print(answers)
    write_results(large=large, answers=answers)


def _home_with_articles(home: Path) -> Settings:
    Library(home).add(articles(), own_ids=True)
    return Settings(home=home, bundle=False)


def _answers(settings: Settings) -> dict[str, Any]:
    """Whole answers, question to quotes, by several people at once in one process."""
    start = time.perf_counter()
    Clerk.open(settings)
    built = time.perf_counter() - start
    start = time.perf_counter()
    clerk = Clerk.open(settings)
    opened = time.perf_counter() - start
    questions = [
        json.loads(line)["text"]
        for line in (SHARED / "service-public" / "queries.jsonl").read_text("utf-8").splitlines()
    ]
    clerk.ask(questions[0])
    measured: dict[str, Any] = {"build_s": built, "open_ms": opened * 1000, "people": {}}
    for people in PEOPLE:
        asked = cycle(questions)
        waits: list[float] = []

        def ask(
            asked: Any = asked, waits: list[float] = waits, share: int = ASKED // people
        ) -> None:
            for _ in range(share):
                begun = time.perf_counter()
                clerk.ask(next(asked))
                waits.append((time.perf_counter() - begun) * 1000)

        threads = [threading.Thread(target=ask) for _ in range(people)]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - start
        waits.sort()
        measured["people"][str(people)] = {
            "median_ms": statistics.median(waits),
            "p99_ms": waits[int(len(waits) * 0.99)],
            "a_second": len(waits) / took,
        }
    return measured
