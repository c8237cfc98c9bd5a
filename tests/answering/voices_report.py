"""Who speaks, as the rules tell and as people read: writes docs/voices.md.

`python -m tests.answering.voices_report > docs/voices.md`; with `--missed`, lists instead the
sentences of the first half where they differ.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.answering.models import Voice
from bot.answering.voices import voiced
from bot.corpus.bundle import read_bundle
from bot.resources import CORPUS

LABELLED = Path(__file__).with_name("voices.yaml")

HEAD = """\
# Who speaks in a quote

`bot/answering/speakers.py` and `voices.py` tell by rules who speaks in a quote, and say
"undetermined" rather than something wrong. A quote of several sentences has a voice only if all of
them share it.

Here are the rules against the sentences of `tests/answering/voices.yaml`, drawn at random from the
bundle (and more of those that name the government) and labelled by reading. The rules were improved
by the first half; the second half only judges them. Precision: of the sentences given to a voice,
the share that are. Recall: of the sentences of a voice, the share found.

Made by `python -m tests.answering.voices_report > docs/voices.md`.

| Voice | First half: sentences | precision | recall | Second half: sentences | precision | recall |
|---|---:|---:|---:|---:|---:|---:|
"""

Pair = tuple[Voice, Voice]
"""The voice read, and the voice told by the rules."""


def halves() -> tuple[list[tuple[str, Pair]], list[tuple[str, Pair]]]:
    """The labelled sentences with both voices, half by half."""
    documents = {document.id: document for document in read_bundle(CORPUS)}
    told = []
    for entry in yaml.safe_load(LABELLED.read_text(encoding="utf-8")):
        document = documents[entry["document"]]
        start = document.text.index(entry["text"])
        voice = voiced(document, start, start + len(entry["text"])).voice
        told.append((entry["text"], (Voice(entry["voice"]), voice)))
    return told[::2], told[1::2]


def measures(pairs: list[Pair], voice: Voice) -> tuple[int, str, str]:
    """How many sentences are of the voice, its precision and its recall."""
    right = Counter(pairs)[voice, voice]
    read = sum(pair[0] is voice for pair in pairs)
    found = sum(pair[1] is voice for pair in pairs)
    return read, share(right, found), share(right, read)


def share(part: int, whole: int) -> str:
    """The share, or a dash of nothing."""
    return f"{part / whole:.2f}" if whole else "–"


def rows(first: list[Pair], second: list[Pair]) -> Iterator[str]:
    """The lines of the table."""
    for voice in Voice:
        cells = (*measures(first, voice), *measures(second, voice))
        yield f"| {voice} | " + " | ".join(map(str, cells)) + " |"
    told = [
        [pair for pair in half if pair[1] is not Voice.UNDETERMINED] for half in (first, second)
    ]
    speaking = [
        [pair for pair in half if pair[0] is not Voice.UNDETERMINED] for half in (first, second)
    ]
    cells = [
        cell
        for half, heard in zip(told, speaking, strict=True)
        for right in [sum(read is voice for read, voice in half)]
        for cell in (len(heard), share(right, len(half)), share(right, len(heard)))
    ]
    yield "| **any voice** | " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    """Print the page, or the sentences of the first half that are told wrong."""
    first, second = halves()
    if "--missed" in sys.argv:
        missed = [
            f"{pair[0]} → {pair[1]}: {text}\n" for text, pair in first if pair[0] is not pair[1]
        ]
        sys.stdout.writelines(missed)
        return
    lines = rows([pair for _, pair in first], [pair for _, pair in second])
    sys.stdout.write(HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
