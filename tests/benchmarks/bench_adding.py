"""One document more in a library of 100,000 passages, against building its index again.

Needs the articles of the codes in `../shared/eval`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.corpus.models import Document
from bot.corpus.passages import passages
from bot.corpus.text import TextBuilder
from bot.settings import Settings
from tests.benchmarks.bodies import SHARED, articles

PASSAGES = 100_000
TIMES = 5


def run() -> None:
    """Print seconds: the whole index built, one document added in a process and by the command."""
    if not (SHARED / "codes").is_dir():
        print(f"skipped: {SHARED} is not there")
        return
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(home=Path(scratch, "home"), bundle=False)
        library = Library(settings.home)
        library.add(_body(), own_ids=True)
        rebuilt = _seconds(lambda: Clerk.open(settings))
        clerk = Clerk.open(settings)

        def add(number: int) -> None:
            library.add([_document(f"note-{number}", [f"La note {number} parle du moulin."])])
            clerk.reload()

        within = [_seconds(lambda number=number: add(number)) for number in range(TIMES)]
        by_command = [
            _seconds(lambda number=number: _command(settings.home, scratch, number))
            for number in range(TIMES)
        ]
    print(f"index built again: {rebuilt:.1f} s")
    for what, times in (("in an open process", within), ("by the command", by_command)):
        middle = statistics.median(times)
        print(
            f"one document added {what}: median {middle:.2f} s, slowest {max(times):.2f} s,"
            f" {rebuilt / middle:.0f} times as quick as building again"
        )


def _body() -> Iterator[Document]:
    """Articles, then halves of two put together, up to so many passages."""
    count = 0
    for document in _endless():
        count += len(list(passages(document)))
        yield document
        if count >= PASSAGES:
            return


def _endless() -> Iterator[Document]:
    yield from articles()
    for number, (left, right) in enumerate(pairwise(islice(articles(), None, None, 2))):
        halves = (left.text[: len(left.text) // 2], right.text[len(right.text) // 2 :])
        yield _document(f"halves-{number}", halves)


def _document(identifier: str, paragraphs: tuple[str, ...] | list[str]) -> Document:
    body = TextBuilder()
    for paragraph in paragraphs:
        body.add(paragraph or identifier)
    return Document(id=identifier, title=identifier, text=body.text, blocks=body.blocks)


def _command(home: Path, scratch: str, number: int) -> None:
    note = Path(scratch, f"note {number}.txt")
    note.write_text(f"Une note\n\nLa note du jour {number} parle du pont.", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "bot", "--no-bundle", "add", str(note)],
        check=True,
        env={**os.environ, "GREFFIER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
