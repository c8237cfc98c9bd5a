"""Whole answers, question to quotes, by several people at once in one process.

`python -m tests.benchmarks.answers HOME (bundle|alone) PEOPLE` prints how long opening took, and
each wait. Each person asks again as soon as there is an answer; as in Discord, a few threads answer
in the order of asking (`GREFFIER_DISCORD_THREADS`).
"""

from __future__ import annotations

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from bot.clerk import Clerk
from bot.settings import Settings
from tests.benchmarks.bodies import SHARED

SECONDS = 8.0
"""For how long people ask."""

WARMED = 64
"""Questions asked before: words and pages are read once for all."""


def main(settings: Settings, people: int) -> None:
    start = time.perf_counter()
    clerk = Clerk.open(settings)
    opened = time.perf_counter() - start
    lines = (SHARED / "service-public" / "queries.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["text"] for line in lines]
    for question in questions[:WARMED]:
        clerk.ask(question)
    asked = cycle(questions)
    asking = threading.Lock()
    waits: list[float] = []
    start = time.perf_counter()

    def ask(pool: ThreadPoolExecutor) -> None:
        while (begun := time.perf_counter()) < start + SECONDS:
            with asking:
                answered = pool.submit(clerk.ask, next(asked))
            answered.result()
            waits.append((time.perf_counter() - begun) * 1000)

    with ThreadPoolExecutor(settings.discord_threads) as pool:
        threads = [threading.Thread(target=ask, args=(pool,)) for _ in range(people)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    took = time.perf_counter() - start
    print(json.dumps({"open_ms": opened * 1000, "took_s": took, "waits_ms": waits}))


if __name__ == "__main__":
    home, bundle, number = sys.argv[1:]
    main(Settings(home=Path(home), bundle=bundle == "bundle"), int(number))
