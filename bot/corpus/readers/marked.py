"""Words gathered piece by piece, with the places where they call notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.corpus.text import normalise

__all__ = ["Marked", "joined", "sentinel", "unmark", "without_sentinels"]

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_OPEN, _CLOSE = "\ue000", "\ue001"
_SENTINEL = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


class Marked:
    """A paragraph in the making: its text, and (label, offset) of each note that it calls.

    Pieces are normalised each on its own, so that a mark's offset stays where it was put.
    """

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[tuple[str, int]] = []

    def add(self, piece: str) -> None:
        """Append words; runs of white space become one space."""
        piece = _SPACES.sub(" ", normalise(piece))
        called = self.marks and self.marks[-1][1] == len(self.text) - 1
        if called and self.text.endswith(" ") and piece[:1] in {",", "."}:
            # The space was that before the call.
            self.text = self.text[:-1]
        if piece.startswith(" ") and (not self.text or self.text.endswith(" ")):
            piece = piece[1:]
        self.text += piece

    def mark(self, label: str) -> None:
        """Note that the text calls a note here."""
        self.marks.append((label, len(self.text.rstrip())))

    def finished(self) -> Marked:
        """Itself, without white space at its end; no mark is kept that composing would move."""
        self.text = self.text.rstrip("\u00a0\u202f ")
        composed = normalise(self.text)
        if composed != self.text:
            self.text, self.marks = composed, []
        return self


def joined(cells: Iterable[Marked]) -> Marked:
    """The cells of a table's row in one line, and the notes that they call."""
    row = Marked()
    for cell in cells:
        if not cell.text:
            continue
        row.text += " | " if row.text else ""
        row.marks += [(label, len(row.text) + at) for label, at in cell.marks]
        row.text += cell.text
    return row


def sentinel(label: str) -> str:
    """A mark as characters that no text has, to travel through a parser that knows no marks."""
    return f"{_OPEN}{label}{_CLOSE}"


def without_sentinels(text: str) -> str:
    """The text without the characters of sentinels, which a hostile page might bring."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def unmark(text: str) -> Marked:
    """The text without its sentinels, and the marks that they stood for."""
    words = Marked()
    for n, piece in enumerate(_SENTINEL.split(text.lstrip("\u00a0\u202f "))):
        if n % 2:
            words.mark(piece)
        else:
            words.add(piece)
    return words.finished()
