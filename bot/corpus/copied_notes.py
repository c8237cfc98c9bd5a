"""The notes below the article of a copied page, and the places where its text calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.corpus.markup import unmark
from bot.corpus.models import Note
from bot.corpus.page_lines import Line, Role
from bot.corpus.text import normalise

__all__ = ["CopiedNotes", "take_notes"]

_OPENS = re.compile(r"^(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\))\s*(?P<text>\S.*)$")
_BACK = re.compile(
    r"^(?:[↑↵^]\s*(?:(?:[a-z]|et|,)\s+)*(?P<text>\S.*)|(?:\d+[.)]\s+)?(?P<above>\S.*?)\s*[↩⤴]\W*)$"
)
"""A note with an arrow back to the text, whose number is not copied."""

_NUMBERED = re.compile(r"^(?P<number>\d{1,3})(?:[.)]\s*|\s+)(?P<text>\S.*)$")
_HEADING = re.compile(
    r"(?:notes?(?: et références| de bas de page)?|références|bibliographie|footnotes|endnotes"
    r"|references)\W*",
    re.IGNORECASE,
)

_CALL = re.compile(r"(?<=[^\s(\[])[^\S\n]?(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,3})\))")
"""Where a text calls a note: its number, close to the word before it."""

_BETWEEN = re.compile(r"(?<=\d\])\s?,\s?(?=\[\d{1,3}\])")
"""Between two calls at the same place: "[1],[2]"."""

_RAISED = re.compile(
    r"(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿ][.,;:»”\"’)]))(?P<raised>\d{1,2})(?=[\s.,;:)»”]|$)"
)
"""A number that a page raises above the line, and that is copied as a part of the word."""

_FEWEST_RAISED = 2


@dataclass(frozen=True, slots=True)
class CopiedNotes:
    """The notes of a page, the lines that are theirs, and how the text calls them."""

    notes: tuple[Note, ...] = ()
    lines: frozenset[int] = frozenset()
    form: str = "square"

    def marked(self, text: str) -> tuple[str, list[tuple[str, int]]]:
        """The normalised text without the calls of these notes, and (label, offset) of each."""
        labels = {note.label for note in self.notes}

        def mark(call: re.Match[str]) -> str:
            label = call[self.form]
            return f"[^{label}]" if label in labels else call[0]

        if not labels:
            return text, []
        return unmark(_calls(self.form).sub(mark, _BETWEEN.sub("", normalise(text))))


def take_notes(lines: Sequence[Line]) -> CopiedNotes:
    """The notes among these lines: those that bear a number which the text above them calls.

    Numbers between parentheses count only if they are 1, 2, 3… without a gap, for a text may
    number its own paragraphs so; numbers that were raised, only if they are called in order.
    """
    for form in ("square", "round"):
        found = _numbered(lines, form)
        if found:
            return found
    linked = _behind_arrows(lines) or _below_numbers(lines)
    opened = linked or _under_heading(lines)
    notes = {str(number): text for number, text in enumerate(opened.values(), start=1)}
    if notes and set(_called(lines, "square")) >= set(notes):
        return _of(lines, notes, set(opened), "square")
    raised = [label for label in _called(lines, "raised") if label in notes]
    if len(notes) >= (1 if linked else _FEWEST_RAISED) and raised == list(notes):
        return _of(lines, notes, set(opened), "raised")
    return CopiedNotes()


def _calls(form: str) -> re.Pattern[str]:
    return _RAISED if form == "raised" else _CALL


def _called(lines: Sequence[Line], form: str) -> list[str]:
    """The labels that paragraphs call, in the order of their first calls."""
    found = (
        call[form]
        for line in lines
        if line.role is Role.PROSE
        for call in _calls(form).finditer(line.text)
        if call[form]
    )
    return list(dict.fromkeys(found))


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
    return _of(lines, notes, places, form)


def _behind_arrows(lines: Sequence[Line]) -> dict[int, str]:
    matches = ((n, _BACK.match(line.text)) for n, line in enumerate(lines))
    return {n: match["text"] or match["above"] for n, match in matches if match}


def _below_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """The statements below the article that stand under a number alone: 1, then 2."""
    last = max((n for n, line in enumerate(lines) if _RAISED.search(line.text)), default=len(lines))
    found: dict[int, str] = {}
    for n in range(last + 1, len(lines) - 1):
        note = lines[n + 1]
        if lines[n].text == str(len(found) + 1) and note.role in {Role.PROSE, Role.SENTENCE}:
            found[n + 1] = note.text
    return found


def _under_heading(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that are numbered from 1 on under a heading of notes, by their place."""
    heading = next((n for n, line in enumerate(lines) if _HEADING.fullmatch(line.text)), None)
    if heading is None:
        return {}
    below = enumerate(lines[heading + 1 :], start=1)
    found = takewhile(
        lambda numbered: (
            (match := _NUMBERED.match(numbered[1].text)) is not None
            and match["number"] == str(numbered[0])
        ),
        below,
    )
    return {heading + number: _NUMBERED.sub(r"\g<text>", line.text) for number, line in found}


def _of(lines: Sequence[Line], notes: dict[str, str], places: set[int], form: str) -> CopiedNotes:
    above = min(places) - 1
    headed = places | {above} if above > 0 and _HEADING.fullmatch(lines[above].text) else places
    return CopiedNotes(
        tuple(Note(label=label, text=text) for label, text in notes.items()),
        frozenset(headed),
        form,
    )
