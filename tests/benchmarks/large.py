"""A whole index of a million passages: built, opened, asked. `python -m tests.benchmarks.large`.

The articles of the codes are analysed once, and their batches taken again and again in another
order: what is measured beyond the analysis is true to size, and so is what is opened.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.corpus.models import Language
from bot.retrieval.batches import Batch, analysed
from bot.retrieval.building import Builder
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.query import make_query
from bot.retrieval.storage import Store
from tests.benchmarks.bodies import SHARED, articles

PASSAGES = 1_000_000
ASKED = 100


def build(folder: Path) -> dict[str, float]:
    """Seconds of analysis for the passages there are, of the rest for a million; peak memory."""
    start = time.perf_counter()
    batches = list(analysed(articles(), parallel=True))
    read = time.perf_counter()
    before = _peak()
    draft = Store(folder).draft(new=True)
    facts = Builder(draft).run(_repeated(batches))
    draft.commit({**facts, "state": {}})
    files = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return {
        "analysed": sum(len(batch.table.document) for batch in batches),
        "analysis_s": read - start,
        "passages": facts["totals"].passages,
        "rest_s": time.perf_counter() - read,
        "added_memory_mb": _peak() - before,
        "disk_mb": sum(file.st_blocks * 512 for file in files) / 1e6,
    }


def ask(folder: Path) -> dict[str, float]:
    """Opening, memory before the first question, then both stages of a search."""
    lines = (SHARED / "service-public" / "queries.jsonl").read_text("utf-8").splitlines()
    start = time.perf_counter()
    engine = EmbeddedEngine(folder)
    opened = time.perf_counter() - start
    resident = _resident()
    times = []
    for line in lines[:ASKED]:
        start = time.perf_counter()
        engine.search(make_query(json.loads(line)["text"], Language.FRENCH, engine.lexicon), 10)
        times.append((time.perf_counter() - start) * 1000)
    return {
        "open_ms": opened * 1000,
        "resident_mb": resident,
        "first_ms": times[0],
        "median_ms": float(np.median(times)),
        "p99_ms": float(np.percentile(times, 99)),
    }


def _repeated(batches: list[Batch]) -> Iterator[Batch]:
    random = np.random.default_rng(7)
    made = 0
    while made < PASSAGES:
        for at in random.permutation(len(batches)).tolist():
            yield batches[at]
            made += len(batches[at].table.document)
            if made >= PASSAGES:
                return


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    print(json.dumps({"build": build, "ask": ask}[sys.argv[1]](Path(sys.argv[2]))))
