"""kill -9 in the middle of additions: what was acknowledged is there, and nothing is half there."""

import os
import signal
import subprocess
import sys
import time

from bot.corpus.library import Library

ADDER = """
import sys
from pathlib import Path
from bot.corpus.additions import Origin
from bot.corpus.library import Library
from bot.corpus.readers import read_bytes

library, worker = Library(Path(sys.argv[1])), sys.argv[2]
for n in range(100_000):
    lines = "\\n".join(
        f'{{"_id": "{worker}-{n}-{m}", "text": "Texte {n} {m}."}}' for m in range(5)
    )
    results = library.add(
        read_bytes("a.jsonl", lines.encode()), origin=Origin(f"{worker}-{n}"), own_ids=True
    )
    print(n, flush=True)
"""


def start(home, worker):
    return subprocess.Popen(
        [sys.executable, "-c", ADDER, str(home), worker],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_killed_additions_lose_nothing_and_leave_nothing_half_done(tmp_path):
    acknowledged = set()
    for turn in range(3):
        workers = {f"w{turn}-{n}": start(tmp_path, f"w{turn}-{n}") for n in range(2)}
        for worker in workers.values():
            worker.stdout.readline()
        time.sleep(0.1 + 0.07 * turn)
        for worker in workers.values():
            os.kill(worker.pid, signal.SIGKILL)
        for name, worker in workers.items():
            numbers = worker.stdout.read().split()
            worker.stdout.close()
            worker.wait()
            acknowledged |= {f"{name}-{int(n)}" for n in [0, *numbers]}
        kept = {}
        library = Library(tmp_path)
        for document in library.documents():
            addition = document.id.rpartition("-")[0]
            kept[addition] = kept.get(addition, 0) + 1
        assert acknowledged <= kept.keys()
        assert set(kept.values()) == {5}
        assert library.generation >= len(acknowledged)
