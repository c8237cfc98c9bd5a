"""The notes below the article of a copied page, and the places where its text calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.corpus.markup import unmark
from bot.corpus.models import Note
from bot.corpus.page_lines import Line
from bot.corpus.text import normalise

__all__ = ["CopiedNotes", "take_notes"]

_OPENS = re.compile(r"^(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\))\s*(?P<text>\S.*)$")
_BACK = re.compile(r"^[↑^]\s*(?:(?:[a-z]|et|,)\s+)*(?P<text>\S.*)$")
"""Opens a note of an encyclopedia: an arrow back to the text, whose number is not copied."""

_CALL = re.compile(r"(?<=[^\s(\[])[^\S\n]?(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\))")
"""Where a text calls a note: its number, close to the word before it."""


@dataclass(frozen=True, slots=True)
class CopiedNotes:
    """The notes of a page, and the lines that are theirs."""

    notes: tuple[Note, ...] = ()
    lines: frozenset[int] = frozenset()
    _form: str = "square"

    def marked(self, text: str) -> tuple[str, list[tuple[str, int]]]:
        """The normalised text without the calls of these notes, and (label, offset) of each."""
        labels = {note.label for note in self.notes}

        def mark(call: re.Match[str]) -> str:
            label = call[self._form]
            return f"[^{label}]" if label in labels else call[0]

        return unmark(_CALL.sub(mark, normalise(text))) if labels else (text, [])


def take_notes(lines: Sequence[Line]) -> CopiedNotes:
    """The notes among these lines: those that bear a number which the text above them calls.

    Numbers between parentheses count only if they are 1, 2, 3… without a gap, for a text may
    number its own paragraphs so.
    """
    for form in ("square", "round"):
        found = _numbered(lines, form)
        if found:
            return found
    return _behind_arrows(lines)


def _numbered(lines: Sequence[Line], form: str) -> CopiedNotes | None:
    called: set[str] = set()
    notes: dict[str, str] = {}
    places: set[int] = set()
    for n, line in enumerate(lines):
        opens = _OPENS.match(line.text)
        label = opens[form] if opens else None
        if opens and label in called and label not in notes:
            notes[label] = opens["text"]
            places.add(n)
        else:
            called.update(call[form] for call in _CALL.finditer(line.text) if call[form])
    in_order = list(notes) == [str(n) for n in range(1, len(notes) + 1)]
    if not notes or (form == "round" and not in_order):
        return None
    return _of(notes, places, form)


def _behind_arrows(lines: Sequence[Line]) -> CopiedNotes:
    opened = {n: match["text"] for n, line in enumerate(lines) if (match := _BACK.match(line.text))}
    notes = {str(number): text for number, text in enumerate(opened.values(), start=1)}
    called = {call["square"] for line in lines for call in _CALL.finditer(line.text)}
    return _of(notes, set(opened), "square") if notes and called >= set(notes) else CopiedNotes()


def _of(notes: dict[str, str], places: set[int], form: str) -> CopiedNotes:
    return CopiedNotes(
        tuple(Note(label=label, text=text) for label, text in notes.items()),
        frozenset(places),
        form,
    )
