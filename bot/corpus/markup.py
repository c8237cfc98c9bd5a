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

from bot.corpus.models import BlockKind, Note
from bot.corpus.text import TextBuilder, normalise

__all__ = ["read_body", "unmark"]

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


def read_body(body: str) -> tuple[TextBuilder, tuple[Note, ...]]:
    """The blocks of a body, and its notes."""
    builder = TextBuilder()
    notes: list[Note] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            text, marks = unmark(" ".join(paragraph))
            builder.add(text, marks=marks)
            paragraph.clear()

    for line in normalise(body).split("\n"):
        stripped = line.strip()
        note = _NOTE.match(stripped)
        if note or not stripped or stripped.startswith(("#", "- ")):
            close()
        if note:
            notes.append(Note(label=note[1], text=note[2]))
        elif stripped.startswith("#"):
            title = stripped.lstrip("#")
            builder.add(title.strip(), BlockKind.HEADING, level=len(stripped) - len(title))
        elif stripped.startswith("- "):
            text, marks = unmark(stripped[2:].strip())
            builder.add(text, BlockKind.ITEM, marks=marks)
        elif stripped:
            paragraph.append(stripped)
    close()
    return builder, tuple(notes)
