"""What filters cost: the 200 best of 100,000 passages, of which fewer and fewer are let through.

Needs the public bodies of `../shared/eval`.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from bot.retrieval.bm25 import Weighted
from bot.retrieval.pruning import Admitted
from bot.retrieval.topk import best
from tests.benchmarks.bodies import SHARED, make_body
from tests.benchmarks.engines import Greffier

SIZE = 100_000
MOST = 200
SHARES = (0.9, 0.5, 0.1, 0.01, 0.001)
ROUNDS = 5


def run() -> None:
    """Print the median time of a question for each share, and how many times that of no filter."""
    if not (SHARED / "codes").is_dir():
        print(f"skipped: {SHARED} is not there")
        return
    engine = Greffier()
    body = make_body(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        engine.build(body, Path(folder))
        engine.open(Path(folder))
        random = np.random.default_rng(7)
        filters: dict[float, Admitted | None] = {1.0: None}
        filters |= {share: Admitted.of(random.random(SIZE) < share) for share in SHARES}
        least = {share: np.full(len(body.questions), np.inf) for share in filters}
        for _ in range(ROUNDS):
            for share, admitted in filters.items():
                for number, question in enumerate(body.questions):
                    asked = [
                        Weighted(term, float(engine.idf[term]))
                        for word in question
                        for term in engine.terms.numbers_of(word)
                    ]
                    start = time.perf_counter()
                    best(engine.postings, asked, MOST, engine.mean_length, admitted)
                    took = time.perf_counter() - start
                    least[share][number] = min(least[share][number], took)
    whole = np.median(least[1.0])
    for share, times in least.items():
        median = np.median(times)
        print(f"{share:g} let through: {median * 1000:.3f} ms, {median / whole:.2f} times")
