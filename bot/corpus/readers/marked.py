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

    def __init__(self, text: str = "", marks: Iterable[tuple[str, int]] = ()) -> None:
        self._pieces = [text] if text else []
        self._length = len(text)
        self.marks = list(marks)

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def add(self, piece: str) -> None:
        """Append words; runs of white space become one space."""
        piece = _SPACES.sub(" ", normalise(piece))
        called = self.marks and self.marks[-1][1] == self._length - 1
        if called and self._ends_with_space() and piece[:1] in {",", "."}:
            # The space was that before the call.
            self._pieces[-1] = self._pieces[-1][:-1]
            self._length -= 1
        if piece.startswith(" ") and (not self._length or self._ends_with_space()):
            piece = piece[1:]
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def mark(self, label: str) -> None:
        """Note that the text calls a note here."""
        self.marks.append((label, len(self.text.rstrip())))

    def finished(self) -> Marked:
        """Itself, without white space at its end; no mark is kept that composing would move."""
        text = self.text.rstrip("\u00a0\u202f ")
        composed = normalise(text)
        return Marked(composed, self.marks if composed == text else ())

    def _ends_with_space(self) -> bool:
        return any(piece.endswith(" ") for piece in self._pieces[-1:])


def joined(cells: Iterable[Marked]) -> Marked:
    """The cells of a table's row in one line, and the notes that they call."""
    text, marks = "", list[tuple[str, int]]()
    for cell in cells:
        between = " | " if text and cell.text else ""
        marks += [(label, len(text) + len(between) + at) for label, at in cell.marks]
        text += between + cell.text
    return Marked(text, marks)


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
