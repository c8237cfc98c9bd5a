"""BM25 engines side by side, then whole answers: writes docs/scale.json, its table and its plot.

Needs `pip install .[bench]` for the other engines (those absent are left out) and the public
bodies of `../shared/eval`.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import Any

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.settings import Settings
from tests.benchmarks.bodies import SHARED, articles, make_body
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.scale_page import write_page

SIZES = (10_000, 100_000, 1_000_000)
PEOPLE = (1, 8, 64)
ASKED = 128
"""Whole answers timed for each number of people."""

RESULTS = Path("docs/scale.json")


def run() -> None:
    """Measure everything, and write what docs/scale.md shows."""
    if not (SHARED / "codes").is_dir():
        print(f"skipped: {SHARED} is not there")
        return
    results: dict[str, Any] = {"engines": {}, "answers": {}}
    with tempfile.TemporaryDirectory() as scratch:
        for size in SIZES:
            body = Path(scratch, "body.npz")
            make_body(size).save(body)
            for name, engine in ENGINES.items():
                if size <= engine().largest:
                    measured = _measure(name, body, Path(scratch, "index"))
                    results["engines"].setdefault(name, {})[str(size)] = measured
                    print(size, name, measured, flush=True)
        results["large"] = {
            step: _process("tests.benchmarks.large", step, str(Path(scratch, "large")))
            for step in ("build", "ask")
        }
        print(results["large"], flush=True)
        results["answers"] = {
            "bundle": _answers(Settings(home=Path(scratch, "bundle"))),
            "codes": _answers(_home_with_articles(Path(scratch, "codes"))),
        }
    print(results["answers"])
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    write_page(results)


def _measure(name: str, body: Path, folder: Path) -> dict[str, Any] | None:
    measured: dict[str, Any] = {}
    folder.mkdir()
    try:
        for step in ("build", "ask"):
            made = _process("tests.benchmarks.engines", step, name, str(body), str(folder))
            if made is None:
                return None
            measured |= made
    finally:
        shutil.rmtree(folder)
    return measured


def _process(*arguments: str) -> dict[str, Any] | None:
    """What a module prints last, as JSON; None where it cannot run, having said why."""
    command = [sys.executable, "-m", *arguments]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        print(*arguments[:3], *made.stderr.splitlines()[-1:])
        return None
    printed: dict[str, Any] | None = json.loads(made.stdout.splitlines()[-1])
    return printed


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


def _ask(clerk: Clerk, questions: list[str], waits: list[float]) -> None:
    for question in questions:
        begun = time.perf_counter()
        clerk.ask(question)
        waits.append((time.perf_counter() - begun) * 1000)
