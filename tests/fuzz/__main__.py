"""Coverage-guided fuzzing of the readers: `python -m tests.fuzz [SECONDS]`, by `make fuzz`.

What it finds is kept in tests/fuzz/found and becomes a test.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot.corpus"]):
    from bot.corpus.readers import (  # noqa: F401
        Limits,
        markdown,
        open_document,
        page,
        pdf,
        plain,
        read_bytes,
        word,
    )
from bot.errors import RefusedSource
from tests.corpus.readers.samples import samples

NAMES = ("a.txt", "a.md", "a.html", "a.jsonl", "a.pdf", "a.docx", "a.odt")
LIMITS = Limits(bytes=1_000_000, expanded_bytes=4_000_000, pages=20)
FOUND = Path(__file__).parent / "found"


def one(data: bytes) -> None:
    """Read the bytes after the first, which chooses the format."""
    if not data:
        return
    try:
        read_bytes(NAMES[data[0] % len(NAMES)], data[1:], limits=LIMITS)
    except RefusedSource as error:
        # The last net of the readers: what falls into it should have had a message of its own.
        if error.message == "reading-failed":
            raise


def main() -> None:
    """Fuzz from the samples on, for some seconds."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "120"
    FOUND.mkdir(exist_ok=True)
    seeds = FOUND / "seeds"
    seeds.mkdir(exist_ok=True)
    for name, data in samples().items():
        (seeds / name).write_bytes(bytes([NAMES.index(name)]) + data)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-max_len=60000"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={FOUND}/", str(seeds)], one)
    atheris.Fuzz()


main()
