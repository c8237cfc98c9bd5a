"""Lists whose items bear no bullet: short lines below a colon, that end with a comma or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.corpus.models import Block, BlockKind
from bot.corpus.text import TextBuilder

__all__ = ["set_items_apart"]

_LONGEST = 160
_FEWEST = 2
_GOES_ON = re.compile(r"[,;](?: (?:et|ou|and|or))?$")
_ENTRY = re.compile(r"[a-zà-ÿ]|\d|[^\W\d_][\w' ’-]{0,30} ?:")
"""How an item may begin: a small letter, a number, what is followed by a colon ("Lundi :")."""

_ENDED = re.compile(r"[:?!…»\"]$")


def set_items_apart(body: TextBuilder) -> None:
    """Make items of the lines below "Service ouvert :" and the like, which no bullet marks."""
    text, blocks = body.text, body.blocks
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and text[block.end - 1] == ":":
            items = list(_items(text, blocks, at + 1))
            if len(items) >= _FEWEST:
                body.change_kind(items, BlockKind.ITEM)


def _items(text: str, blocks: Sequence[Block], first: int) -> Iterator[int]:
    """The short lines from a block on, of which all but the last say that the list goes on."""
    for number in range(first, len(blocks)):
        block = blocks[number]
        line = block.of(text)
        plain = block.kind is BlockKind.PARAGRAPH and block.number is None
        if not plain or len(line) > _LONGEST or not _ENTRY.match(line) or _ENDED.search(line):
            return
        yield number
        if not _GOES_ON.search(line) and (line[-1] == "." or line[0].isalpha()):
            return
