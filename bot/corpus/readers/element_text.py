"""The words of an element of a page: in one line, or in the lines that the page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.corpus.numbering import opens_paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BLOCKS", "UNSEEN", "broken_lines", "flowing", "words_of"]

BLOCKS = frozenset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figure footer form
    header hr main nav ol p pre quote section summary table tbody td tfoot th thead tr ul list item
    row cell head h1 h2 h3 h4 h5 h6 li html figcaption
    """.split()
)
"""Elements that begin and end a line, of HTML and of trafilatura's trees."""

UNSEEN = frozenset(
    """
    script style noscript template head_ nav button select option textarea iframe svg video audio
    canvas object embed figcaption graphic del s strike
    """.split()
)
_INDENTS = " \t\r"
_GOES_ON = re.compile(r"[^.!?:;»”)\]\s]\s*$")


def flowing(text: str | None, kept: bool) -> str:
    """The text as browsers show it: a line end is a space, but where lines are kept."""
    if not text or kept or "\n" not in text:
        return text or ""
    first, *between, last = text.split("\n")
    lines = (line.strip(_INDENTS) for line in between)
    return " ".join([first.rstrip(_INDENTS), *filter(None, lines), last.lstrip(_INDENTS)])


def broken_lines(text: str) -> Iterator[str]:
    """The lines that the page breaks; one that goes on in lower case is one with the next."""
    held = ""
    for line in (piece.strip("\n\t ") for piece in text.split("\n")):
        if held and line and _goes_on(held, line):
            held = f"{held} {line}"
        elif line:
            if held:
                yield held
            held = line
    if held:
        yield held


def _goes_on(above: str, line: str) -> bool:
    """Whether the line goes on with the one above, that ends within a sentence."""
    begins = line[0].islower() or line[0].isdigit()
    return begins and not opens_paragraph(line) and bool(_GOES_ON.search(above))


def words_of(
    element: _Element,
    skip: frozenset[str] | set[str] = frozenset(),
    seen: frozenset[str] = frozenset(),
) -> str:
    """All words of the element in one line, but for elements that are skipped or not seen.

    `seen` names elements that are, though pages mostly hold no text in them.
    """
    pieces = [element.text or ""]
    unseen = UNSEEN - seen
    for child in element:
        if isinstance(child.tag, str) and child.tag not in skip and child.tag not in unseen:
            pieces.append(" " if child.tag in {"br", "lb", *BLOCKS} else "")
            pieces.append(words_of(child, skip, seen))
            pieces.append(" " if child.tag in BLOCKS or child.get("class") == "num" else "")
        pieces.append(child.tail or "")
    return "".join(pieces)
