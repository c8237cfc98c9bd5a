"""The notes of a plain text: "[1] Annexe 4" below it, and "[1]" where it calls them."""

from __future__ import annotations

import re

from bot.corpus.models import Note
from bot.corpus.readers.marked import sentinel, without_sentinels
from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["APART", "take_notes"]

APART = re.compile(r"\n(?:[^\S\n]*\n)+")
"""Between the paragraphs of a plain text."""

_NOTE = re.compile(
    r"^\s*(?P<sign>\[(?:\d{1,3}|[a-z]{1,2})\]|\(\s?\d{1,3}\s?\)|\(?\*\)?)\s*(?P<text>\S.*)$"
)
_HEADINGS = {"notes", "notes et references", "notes de bas de page", "footnotes", "endnotes"}


def take_notes(text: str) -> tuple[str, list[Note]]:
    """The text without the notes at its end, its calls as sentinels, and the notes.

    They are taken only if each has a label of its own and is called above, and if those between
    parentheses are 1, 2, 3… without a gap; else the text stays as it is.
    """
    text = without_sentinels(text)
    chunks = APART.split(text.rstrip())
    first = len(chunks)
    while first > 0 and _NOTE.match(chunks[first - 1].split("\n")[0]):
        first -= 1
    signs, notes = _notes("\n".join(chunks[first:]).split("\n"))
    if first > 0 and fold(chunks[first - 1]).strip(" :\n") in _HEADINGS:
        first -= 1
    body = "\n\n".join(chunks[:first])
    labels = {note.label for note in notes}
    calls = {sign: _calls(sign) for sign in signs}
    called = all(call.search(body) for call in calls.values())
    if not notes or len(labels) < len(notes) or not called or _has_gap(signs):
        return text, []
    for sign, call in calls.items():
        body = call.sub(sentinel(_label(sign)), body)
    return body, notes


def _notes(lines: list[str]) -> tuple[list[str], list[Note]]:
    """The signs and the notes of these lines; a line that opens none goes on with that above."""
    signs: list[str] = []
    found: list[Note] = []
    for line in lines:
        opened = _NOTE.match(line)
        if opened:
            signs.append(opened["sign"])
            found.append(Note(label=_label(opened["sign"]), text=collapse(opened["text"])))
        elif line.strip():
            longer = f"{found[-1].text} {collapse(line)}"
            found[-1] = Note(label=found[-1].label, text=longer)
    return signs, found


def _label(sign: str) -> str:
    return sign.strip("[]( )")


def _calls(sign: str) -> re.Pattern[str]:
    """Where a text calls the note: its sign, which opens no line if it is between parentheses."""
    label = re.escape(_label(sign))
    if sign.startswith("["):
        return re.compile(rf"[^\S\n]?\[{label}\]")
    return re.compile(rf"(?<=\S)[^\S\n]?\(\s?{label}\s?\)")


def _has_gap(signs: list[str]) -> bool:
    numbers = [_label(sign) for sign in signs if sign.startswith("(") and "*" not in sign]
    return numbers != [str(number) for number in range(1, len(numbers) + 1)]
