"""Joining printed lines into a paragraph: which hyphens at line ends belong to their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.language.fold import fold

__all__ = ["SOFT_HYPHEN", "Joiner"]

SOFT_HYPHEN = "\u00ad"
"""Shows at a line's end, and says that the word goes on."""

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_JOINED_BEFORE = frozenset(
    """
    a anti arriere apres au auto avant celle celles celui ceux chef ci co contre cross demi dix elle
    eux ex extra inter la lui meme mi moi non nous peut pro quasi refere sans self semi soi sous sur
    vice vous well
    """.split()
)
_JOINED_AFTER = frozenset(
    """
    a ce ci dessous dessus elle elles en etre il ils je la le les leur lui meme memes moi nous on t
    toi tu vous y
    """.split()
)
"""Folded words that keep their hyphen: before it ("sous-"), after it ("-même")."""


class Joiner:
    """Joins lines by what the rest of the document shows of its words."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words of the document's lines."""
        self._known: set[str] = set()
        for line in lines:
            self._known.update(fold(word) for word in _WORDS.findall(line))

    def join(
        self, lines: Iterable[tuple[str, tuple[tuple[str, int], ...]]]
    ) -> tuple[str, list[tuple[str, int]]]:
        """The lines as one text, and their marks (label, offset) moved to it."""
        text = ""
        marks: list[tuple[str, int]] = []
        for line, called in lines:
            text = self._before(text, line)
            marks += [(label, len(text) + at) for label, at in called]
            text += line
        return text.rstrip(SOFT_HYPHEN), marks

    def _before(self, text: str, line: str) -> str:
        """The text, with what must stand between it and the line that follows."""
        if text.endswith(SOFT_HYPHEN):
            return text[:-1]
        broken, follows = _BROKEN.search(text), _NEXT.match(line)
        if broken is None or follows is None:
            return f"{text} " if text else text
        first, second = fold(broken[1]), fold(follows[0])
        if not line[0].islower() or self._keeps_hyphen(first, second):
            return text
        return text[:-1]

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        if f"{first}{second}" in self._known:
            return False
        if f"{first}-{second}" in self._known or "-" in first:
            return True
        return first in _JOINED_BEFORE or second.partition("-")[0] in _JOINED_AFTER
