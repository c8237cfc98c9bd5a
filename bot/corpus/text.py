"""Building a document's text out of its blocks, so that offsets are right by construction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from bot.corpus.models import Block, BlockKind, NoteMark

__all__ = ["TextBuilder", "collapse", "normalise"]


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Control characters, soft hyphens, and others that no reader sees."""

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def normalise(text: str) -> str:
    """The text in NFC, every line end as a line feed, without control characters."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))


def collapse(text: str) -> str:
    """The text in one line: white space becomes one space, non-breaking spaces stay."""
    return _SPACES.sub(" ", text).strip()


class TextBuilder:
    """Collects blocks and gives the text with each block's offsets.

    Blocks are parted by a blank line, the items of one list by a line end. What stands inside a
    block stays as it is given.
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
        self._marks += [
            NoteMark(label=label, offset=start + at)
            for label, at in marks or ()
            if start + at > 0  # else no sentence calls it
        ]
        self._blocks.append(
            Block(start=start, end=self._length, kind=kind, level=level, number=number, page=page)
        )

    def keep(self, numbers: Iterable[int]) -> None:
        """Drop all blocks but those, by their number from 0, and the marks in what is dropped."""
        text, blocks, marks = self.text, self._blocks, self._marks
        self.__init__()  # type: ignore[misc]
        for block in (blocks[number] for number in numbers):
            called = [
                (mark.label, mark.offset - block.start)
                for mark in marks
                if block.start < mark.offset <= block.end
            ]
            card = block.model_dump(include={"kind", "level", "number", "page"})
            self.add(block.of(text), **card, marks=called)

    def change_kind(self, numbers: Iterable[int], kind: BlockKind, *, level: int = 0) -> None:
        """Make blocks, by their number from 0, of another kind; the text stays as it is."""
        changed = {"kind": kind, "level": level}
        for number in numbers:
            self._blocks[number] = self._blocks[number].model_copy(update=changed)

    def relabel(self, labels: Mapping[str, str]) -> None:
        """Give the notes that the text calls other labels."""
        self._marks = [
            mark.model_copy(update={"label": labels[mark.label]}) for mark in self._marks
        ]

    def _append(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The text of the last block so far, or none."""
        return self._parts[-1] if self._parts else ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""
        return tuple(self._blocks)

    @property
    def note_marks(self) -> tuple[NoteMark, ...]:
        """Where the text calls notes, in order."""
        return tuple(self._marks)
