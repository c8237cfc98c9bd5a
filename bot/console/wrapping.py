"""Lines cut to the width of a terminal, as a typographer and a person who copies them want."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

__all__ = ["wrapped"]

_WORD = re.compile("[^ ]+ *")


def wrapped(line: Text, width: int) -> Iterator[Text]:
    """The line in pieces of at most `width` columns, all set in as far as the first.

    Cuts are at plain spaces alone, since an unbreakable one keeps `»` beside its word. A word that
    is wider than the terminal (an address, a receipt) stays whole: the terminal folds it, and it
    is copied in one piece.
    """
    line.expand_tabs()
    margin = len(line.plain) - len(line.plain.lstrip(" "))
    cuts = list(_cuts(line.plain, margin, width))
    for number, piece in enumerate(line.divide(cuts)):
        held = piece[: len(piece.plain.rstrip(" "))]
        if number:
            held.pad_left(margin)
        yield held


def _cuts(plain: str, margin: int, width: int) -> Iterator[int]:
    column = margin
    for word in _WORD.finditer(plain, margin):
        if column > margin and column + cell_len(word[0].rstrip(" ")) > width:
            yield word.start()
            column = margin
        column += cell_len(word[0])
