"""Building a document's text out of its blocks, so that offsets are right by construction."""

from __future__ import annotations

import unicodedata

from bot.corpus.models import Block, BlockKind, NoteMark

__all__ = ["TextBuilder", "normalise"]


def normalise(text: str) -> str:
    """The text in NFC with `\\n` line ends, without NUL and byte-order marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.replace("\x00", "").replace("\ufeff", ""))


class TextBuilder:
    """Collects blocks and gives the text with each block's offsets.

    Blocks are parted by a blank line, the items of one list by a line end. White space inside a
    block, other than a line end kept on purpose, becomes one space; non-breaking spaces stay.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[NoteMark] = []

    def add(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        level: int = 0,
        number: str | None = None,
        page: int | None = None,
        marks: list[tuple[str, int]] | None = None,
    ) -> None:
        """Append a block; `marks` are (label, offset in `text`) of the notes that it calls.

        `text` must already be normalised when it carries marks, or their offsets would move.
        """
        if not marks:
            text = normalise(text).strip()
        if not text:
            return
        if self._blocks:
            both_items = kind is BlockKind.ITEM and self._blocks[-1].kind is BlockKind.ITEM
            self._append("\n" if both_items else "\n\n")
        start = self._length
        self._append(text)
        self._marks += [NoteMark(label=label, offset=start + at) for label, at in marks or ()]
        self._blocks.append(
            Block(start=start, end=self._length, kind=kind, level=level, number=number, page=page)
        )

    def _append(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""
        return tuple(self._blocks)

    @property
    def note_marks(self) -> tuple[NoteMark, ...]:
        """Where the text calls notes, in order."""
        return tuple(self._marks)
