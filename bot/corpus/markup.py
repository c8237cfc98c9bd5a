"""The body of a bundled document: headings, paragraphs, lists and notes, and nothing else.

    ## A section

    A paragraph, each sentence with the notes of its sources.[^002-11]

    An opening :

    - an item[^002-12]

    [^002-11]: the source of the note

A note's mark is taken out of the text, and remembered by its offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.corpus.models import BlockKind, Note
from bot.corpus.text import TextBuilder, normalise

__all__ = ["Piece", "pieces", "read_body", "unmark"]

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]+(.+)$")


def unmark(text: str) -> tuple[str, list[tuple[str, int]]]:
    """The text without its note marks, and (label, offset) of each mark."""
    marks: list[tuple[str, int]] = []
    pieces: list[str] = []
    length = reached = 0
    for match in _MARK.finditer(text):
        piece = text[reached : match.start()]
        pieces.append(piece)
        length += len(piece)
        marks.append((match[1], length))
        reached = match.end()
    pieces.append(text[reached:])
    return "".join(pieces), marks


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph, a list item or a note of a body, its note marks still in it.

    `line` is the number of its first line, `level` a heading's depth, `label` a note's.
    """

    kind: BlockKind | None
    text: str
    line: int
    level: int = 0
    label: str | None = None


def pieces(body: str, first_line: int = 1) -> Iterator[Piece]:
    """The pieces of a body whose first line bears the number `first_line`, in order."""
    paragraph: list[str] = []
    opened = first_line
    for number, line in enumerate((*normalise(body).split("\n"), ""), first_line):
        stripped = line.strip()
        note = _NOTE.match(stripped)
        if paragraph and (note or not stripped or stripped.startswith(("#", "- "))):
            yield Piece(BlockKind.PARAGRAPH, " ".join(paragraph), opened)
            paragraph = []
        if note:
            yield Piece(None, note[2], number, label=note[1])
        elif stripped.startswith("#"):
            title = stripped.lstrip("#")
            level = len(stripped) - len(title)
            yield Piece(BlockKind.HEADING, title.strip(), number, level=level)
        elif stripped.startswith("- "):
            yield Piece(BlockKind.ITEM, stripped[2:].strip(), number)
        elif stripped:
            opened = opened if paragraph else number
            paragraph.append(stripped)


def read_body(body: str) -> tuple[TextBuilder, tuple[Note, ...]]:
    """The blocks of a body, and its notes."""
    builder = TextBuilder()
    notes: list[Note] = []
    for piece in pieces(body):
        if piece.label is not None:
            notes.append(Note(label=piece.label, text=piece.text))
        elif piece.kind is BlockKind.HEADING:
            builder.add(piece.text, BlockKind.HEADING, level=piece.level)
        elif piece.kind is not None:
            text, marks = unmark(piece.text)
            builder.add(text, piece.kind, marks=marks)
    return builder, tuple(notes)
