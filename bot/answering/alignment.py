"""Words set beside the words of a document: where they stand exactly, or what was changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from bot.answering.quotations import Word, plain, words
from bot.corpus.models import Span

__all__ = ["Alignment", "Change", "align", "find_exact"]

_SLACK = 12
"""Words that a change may add or leave out before the alignment is no longer looked for."""

_CLOSING = ".,;:!?…"

_GAP = r"[\s*_~`>|\\]"
"""What `words` leaves out."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were changed: `written` is a span of the checked text, `original` of the document.

    Either may be empty: words were left out, or put in.
    """

    written: Span
    original: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stretch of a document that words were taken from, and what was changed in them.

    `likeness` is Dice's coefficient of the words of both that stand in each as they are.
    """

    span: Span
    changes: tuple[Change, ...]
    likeness: float


def find_exact(wanted: Sequence[Word], text: str) -> Span | None:
    """Where the words stand in the text, white space and typography aside; None if nowhere.

    The first letter may be a capital or not, and the closing mark be missing: quotations are
    fitted so into the sentence that holds them.
    """
    held = _unclosed(wanted)
    if not held:
        return None
    pieces = [re.escape(word.text) for word in held]
    gaps = [
        _GAP + ("+" if before.text[-1].isalnum() and after.text[0].isalnum() else "*")
        for before, after in pairwise(held)
    ]
    rest = "".join(gap + piece for gap, piece in zip(gaps, pieces[1:], strict=True))
    there = plain(text)
    for first in (held[0].text, held[0].text[0].swapcase() + held[0].text[1:]):
        found = re.search(rf"(?<![^\W_]){re.escape(first)}{rest}(?![^\W_])", there)
        if found:
            return Span(*found.span())
    return None


def _unclosed(wanted: Sequence[Word]) -> Sequence[Word]:
    last = len(wanted)
    while last and wanted[last - 1].text in _CLOSING:
        last -= 1
    return wanted[:last]


def align(wanted: Sequence[Word], text: str, start: int, end: int) -> Alignment | None:
    """The stretch of `text[start:end]` that the words come from; None where they share nothing."""
    held = _unclosed(wanted)
    there = words(text, start, end)
    longest = _match(held, there).find_longest_match()
    if not longest.size:
        return None
    first = max(0, longest.b - longest.a - _SLACK)
    near = there[first : longest.b + len(held) - longest.a + _SLACK]
    operations = _trimmed(_match(held, near).get_opcodes(), len(held))
    changes = []
    kept = 0
    for kind, a, b, c, d in operations:
        if kind == "equal":
            kept += _count(held[a:b])
        else:
            changes.append(Change(_span(held, a, b), _span(near, c, d)))
    span = Span(near[operations[0][3]].start, near[operations[-1][4] - 1].end)
    written = _count(held)
    original = _count(near[operations[0][3] : operations[-1][4]])
    return Alignment(span, tuple(changes), 2 * kept / max(written + original, 1))


def _count(held: Sequence[Word]) -> int:
    return sum(word.text[0].isalnum() for word in held)


def _match(held: Sequence[Word], there: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [word.text for word in held], [word.text for word in there], autojunk=False
    )


Operation = tuple[str, int, int, int, int]


def _trimmed(operations: Sequence[Operation], length: int) -> list[Operation]:
    """The operations without the document's words before the first and after the last one written.

    Where the first or the last words written are not the document's, they stand for as many of its
    words there.
    """
    equal = [n for n, operation in enumerate(operations) if operation[0] == "equal"]
    _, a, _, c, _ = operations[equal[0]]
    _, _, b, _, d = operations[equal[-1]]
    inner = list(operations[equal[0] : equal[-1] + 1])
    if a:
        before = min(a, c)
        inner.insert(0, ("replace", 0, a, c - before, c))
    if b < length:
        available = operations[-1][4] - d
        inner.append(("replace", b, length, d, d + min(length - b, available)))
    return inner


def _span(held: Sequence[Word], first: int, last: int) -> Span:
    """From the first word to the last; where there is none, an empty span after the one before."""
    if first < last:
        return Span(held[first].start, held[last - 1].end)
    at = held[first - 1].end if first else held[0].start if held else 0
    return Span(at, at)
