"""Words gathered piece by piece, with the places where they call notes."""

from __future__ import annotations

import re

from bot.corpus.text import normalise

__all__ = ["Marked"]

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


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
        if piece.startswith(" ") and (not self.text or self.text.endswith(" ")):
            piece = piece[1:]
        self.text += piece

    def mark(self, label: str) -> None:
        """Note that the text calls a note here."""
        self.marks.append((label, len(self.text.rstrip())))

    def finished(self) -> Marked:
        """Itself, without white space at its end; no mark is kept that composing would move."""
        self.text = self.text.rstrip()
        composed = normalise(self.text)
        if composed != self.text:
            self.text, self.marks = composed, []
        return self
