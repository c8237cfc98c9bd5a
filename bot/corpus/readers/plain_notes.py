"""The notes of a plain text: "[1] Annexe 4" below it, and "[1]" where it calls them."""

from __future__ import annotations

import re

from bot.corpus.models import Note
from bot.corpus.readers.marked import sentinel, without_sentinels
from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["take_notes"]

_APART = re.compile(r"\n(?:[^\S\n]*\n)+")
_NOTE = re.compile(r"^\s*\[(?P<label>\d{1,3}|[a-z]{1,2})\]\s*(?P<text>\S.*)$")
_HEADINGS = {"notes", "notes et references", "notes de bas de page", "footnotes", "endnotes"}


def take_notes(text: str) -> tuple[str, list[Note]]:
    """The text without the notes at its end, its calls as sentinels, and the notes.

    They are taken only if each has a label of its own and is called above; else the text stays as
    it is.
    """
    text = without_sentinels(text)
    chunks = _APART.split(text.rstrip())
    first = len(chunks)
    while first > 0 and _NOTE.match(chunks[first - 1].split("\n")[0]):
        first -= 1
    notes = _notes("\n".join(chunks[first:]).split("\n"))
    if first > 0 and fold(chunks[first - 1]).strip(" :\n") in _HEADINGS:
        first -= 1
    body = "\n\n".join(chunks[:first])
    labels = {note.label for note in notes}
    called = {label for label in labels if f"[{label}]" in body}
    if not notes or len(labels) < len(notes) or called < labels:
        return text, []
    calls = re.compile(rf"[^\S\n]?\[({'|'.join(map(re.escape, sorted(labels)))})\]")
    return calls.sub(lambda call: sentinel(call[1]), body), notes


def _notes(lines: list[str]) -> list[Note]:
    """The notes in these lines; a line that opens none goes on with the one above it."""
    found: list[Note] = []
    for line in lines:
        opened = _NOTE.match(line)
        if opened:
            found.append(Note(label=opened["label"], text=collapse(opened["text"])))
        elif line.strip():
            longer = f"{found[-1].text} {collapse(line)}"
            found[-1] = Note(label=found[-1].label, text=longer)
    return found
