"""Additions that are killed, or that fill the disk, while questions are asked: nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.corpus.models import Document
from bot.corpus.text import TextBuilder
from bot.retrieval.storage import Store
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
QUESTION = "Qui a fermé le café de la place ?"
ANSWER = "La mairie a fermé le café de la place en août."
TOGETHER = 3
"""Documents of one addition: all are there, or none."""

ADDER = """
import sys
from pathlib import Path
from itertools import count
from tests.test_adding_under_fire import TOGETHER, clerk_of, note
from bot.corpus.library import Library

home, worker = Path(sys.argv[1]), sys.argv[2]
library, clerk = Library(home), clerk_of(home)
for n in count():
    library.add([note(f"{worker}-{n}-{m}") for m in range(TOGETHER)], own_ids=True)
    print(n, flush=True)
    clerk.reload()
"""


def note(identifier: str, text: str = "") -> Document:
    builder = TextBuilder()
    builder.add(text or f"Le relevé {identifier} indique une hauteur de pluie ordinaire.")
    return Document(
        id=identifier, title=f"Relevé {identifier}", text=builder.text, blocks=builder.blocks
    )


def clerk_of(home: Path) -> Clerk:
    return Clerk.open(Settings(home=home, bundle=False, _env_file=None))


def start(home: Path, worker: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ADDER, str(home), worker],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_additions_killed_under_questions_lose_nothing_and_mislead_nobody(tmp_path):
    Library(tmp_path).add([note("mairie", ANSWER)], own_ids=True)
    asked = clerk_of(tmp_path)
    chance = random.Random(7)
    acknowledged = set()
    for turn in range(2):
        workers = {f"w{turn}{side}": start(tmp_path, f"w{turn}{side}") for side in "ab"}
        for worker in workers.values():
            worker.stdout.readline()
        killed_at = time.monotonic() + chance.uniform(0.1, 0.6)
        for asking in count():
            given = asked.ask(QUESTION)
            assert [quote.text for quote in given.quotes] == [ANSWER]
            if asking and time.monotonic() > killed_at:
                break
        for worker in workers.values():
            os.kill(worker.pid, signal.SIGKILL)
        for name, worker in workers.items():
            told = {0, *map(int, worker.stdout.read().split())}
            worker.stdout.close()
            worker.wait()
            acknowledged |= {f"{name}-{n}-{m}" for n in told for m in range(TOGETHER)}
        Store(tmp_path / "index-without-bundle").verify()
        asked.reload()
        held = {document.id for document in asked.sources()}
        assert acknowledged <= held
        assert (len(held) - 1) % TOGETHER == 0
        last = max(acknowledged)
        (quote, *_) = asked.ask(f"Que dit le relevé {last} ?").quotes
        assert quote.document.id == last
        assert {document.id for document in clerk_of(tmp_path).sources()} == held


@pytest.mark.parametrize("kibibytes", [4, 40, 400])
def test_a_disk_that_fills_up_leaves_what_was_there_and_says_so_once(tmp_path, kibibytes):
    resource = pytest.importorskip("resource", reason="this system has no limits of file sizes")
    home = tmp_path / "home"
    Library(home).add([note("mairie", ANSWER)], own_ids=True)
    clerk_of(home)
    lines = (
        f'{{"_id": "r{n}", "text": "Le relevé {n} est {"long " * 40}."}}' for n in range(2_000)
    )
    (tmp_path / "releves.jsonl").write_text("\n".join(lines), encoding="utf-8")
    size = kibibytes * 1024
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--no-bundle", "add", str(tmp_path / "releves.jsonl")],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "GREFFIER_HOME": str(home)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.startswith(b"greffier: ")
    assert done.stderr.count(b"\n") == 1
    Store(home / "index-without-bundle").verify()
    clerk = clerk_of(home)
    assert [document.id for document in clerk.sources()] == ["mairie"]
    assert [quote.text for quote in clerk.ask(QUESTION).quotes] == [ANSWER]
