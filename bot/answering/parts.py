"""Two questions in one: "c'est quoi une AIPD et quand c'est obligatoire ?".

A part begins where the words say that something else is asked: after a question mark, or after
"et", "and" or a comma that a word of asking or a verb before its subject follows.
"""

from __future__ import annotations

import re

__all__ = ["ASKS", "INTERROGATIVE", "YES_OR_NO", "parts_of"]

INTERROGATIVE = (
    r"(?:(?:[àa]|de|d'|du|en|sur|par|pour|chez|dans|avec|depuis|jusqu'[àa]|by|in|for|from|since|until)\s?)?"
    r"(?:pourquoi|combien|quand|quel(?:le)?s?|qui|quoi|lequel|laquelle|lesquels|lesquelles|comment"
    r"|où|qu'est-ce|c'est quoi|why|when|which|who|whom|whose|where|how|what)\b"
)
"""A word of asking, with the preposition before it."""

YES_OR_NO = (
    r"(?:est[- ]ce que|faut[- ]il|[\w'-]+-(?:t-)?(?:il|elle|ils|elles|on|je|tu|nous|vous)\b"
    r"|(?:is|are|was|were|did|do|does|has|have|had|can|could|must|may|will|would|should)\b)"
)
"""How a question that is answered by yes or no begins."""

_TAIL = r"(?:c'est|c'[ée]tait|ce sont|elles? sont|ils sont|y a|y avait)\b"
"""How a question begins, after "et", that is put as a statement: "…, et c'est le même ?"."""

ASKS = re.compile(rf"(?:{INTERROGATIVE}|{YES_OR_NO})|^{_TAIL}", re.IGNORECASE)

_BREAK = re.compile(
    rf"\?\s*(?=\w)|(?:[,;:]\s*)?\b(?:et|and|puis)\s+(?={INTERROGATIVE}|{YES_OR_NO})"
    rf"|[,;:]\s*(?!qui\b[^,?]+,)(?={INTERROGATIVE}|{YES_OR_NO})"
    r"|,\s*(?=[^,?]{3,60}\b(?:quoi|combien|quand|où)\s*\??\s*$)"
    rf"|[,;]?\s+et,?\s+(?={_TAIL})",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s*qui\b[^,?]*", re.IGNORECASE)
_FEWEST_LETTERS = 3


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that one holds, in order; the question itself where it is one."""
    asked = question.replace("’", "'")
    parts = [part.strip() for part in _BREAK.split(asked)]
    told = [part for part in parts if sum(map(str.isalpha, part)) >= _FEWEST_LETTERS]
    return _with_openings(told) or (question,)


def _with_openings(parts: list[str]) -> tuple[str, ...]:
    """The parts that ask, each with what stands before it that does not."""
    found: list[str] = []
    opening = ""
    for part in parts:
        if ASKS.search(_RELATIVE.sub("", part)):
            found.append(f"{opening}, {part}" if opening else part)
            opening = ""
        elif found:
            found[-1] = f"{found[-1]} {part}"
        else:
            opening = f"{opening} {part}".strip()
    return tuple(found)
