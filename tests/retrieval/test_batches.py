from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from bot.retrieval import batches
from bot.retrieval.batches import Batch, analysed
from bot.retrieval.parts import arrays_of
from tests.retrieval.documents import document

DOCUMENTS = [
    document(f"d{n}", f"Le juge numéro {n} statue.", "Il rejette la requête.") for n in range(7)
]


def content(batch: Batch) -> dict[str, object]:
    arrays = [*arrays_of(batch.catalogue, "catalogue"), *arrays_of(batch.table, "table")]
    return {"words": batch.words} | {name: array.tolist() for name, array in arrays}


def test_several_processes_give_the_same_batches_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_DOCUMENTS", 2)
    monkeypatch.setattr(batches, "_ALONE", 1)
    monkeypatch.setattr(batches, "_processors", lambda: 2)
    alone = [content(batch) for batch in analysed(DOCUMENTS)]
    together = [content(batch) for batch in analysed(DOCUMENTS, parallel=True)]
    assert len(alone) == 4
    assert together == alone


def test_an_empty_batch_has_arrays_of_the_same_types() -> None:
    empty = batches.analyse_batch(())
    full = batches.analyse_batch(DOCUMENTS)
    for part in ("catalogue", "table"):
        pairs = zip(
            arrays_of(getattr(empty, part), part), arrays_of(getattr(full, part), part), strict=True
        )
        for (name, without), (_, array) in pairs:
            assert np.dtype(without.dtype) == array.dtype, name
            assert without.ndim == array.ndim, name


WORKER = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from bot.retrieval.batches import end_with_parent

if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells what runs")
def test_no_worker_outlives_a_process_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "worker.py"
    script.write_text(WORKER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert _runs(worker)
        parent.send_signal(signal.SIGKILL)
    for _ in range(600):
        if not _runs(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker still runs a minute later")


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
