"""Whole answers: over a million passages, over the codes, by many people at once.

Writes its part of docs/scale.json. Needs the public bodies of `../shared/eval`.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.settings import Settings
from tests.benchmarks.bodies import SHARED, articles
from tests.benchmarks.scale_page import printed_by, write_results

PEOPLE = ((1, 1), (1, 8), (1, 64), (2, 64))
"""Processes over the same folder, and people in all."""


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
    start = time.perf_counter()
    Clerk.open(settings)
    built = time.perf_counter() - start
    measured = [_asked(settings, processes, people) for processes, people in PEOPLE]
    return {"build_s": built, "people": measured}


def _asked(settings: Settings, processes: int, people: int) -> dict[str, float]:
    """The waits of as many people, shared out among as many processes that begin together."""
    share = str(people // processes)
    bundle = "bundle" if settings.bundle else "alone"
    with ThreadPoolExecutor(processes) as pool:
        arguments = ("tests.benchmarks.answers", str(settings.home), bundle, share)
        begun = [pool.submit(printed_by, *arguments) for _ in range(processes)]
        printed = [held for one in begun if (held := one.result()) is not None]
    waits = sorted(wait for held in printed for wait in held["waits_ms"])
    return {
        "processes": processes,
        "people": people,
        "open_ms": statistics.median(held["open_ms"] for held in printed),
        "median_ms": statistics.median(waits),
        "p99_ms": waits[int(len(waits) * 0.99)],
        "a_second": sum(len(held["waits_ms"]) / held["took_s"] for held in printed),
    }
