"""Where sentences end in French and English legal prose.

A sentence ends at `.`, `!`, `?` or `…`, with the marks that close after it, when what follows can
open another. It does not end after an abbreviation (`art. L. 1111-8`, `n°`, `M.`, `Inc.`), an
initial, an enumerator (`5.`), inside quoted speech, or before a lower-case letter or a weaker mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.corpus.models import Span
from bot.language.fold import fold

__all__ = ["LONGEST_SENTENCE", "sentences"]

LONGEST_SENTENCE = 1_500
"""Characters beyond which a sentence without an end is cut at its weaker marks."""

_END = re.compile(r"(?:[!?…]|\.{1,3})+[\"'’”»)\]]*(?:[ \u00a0\u202f]»)?(?=\s|$)")
_BEFORE = re.compile(r"([^\W_]+(?:[.’'][^\W_]+)*)$")
_PARTS = re.compile(r"[.'’]")
_OPENER = re.compile(r"[\s\"'“«(\[–—-]*([^\W_]+)")
_GOES_ON = re.compile(r"\s*[;,:](?=\s|$)")
_ENUMERATOR = re.compile(r"^[\s\"«(\[]*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)°]+$")
_PAIRS = {"«": "»", "“": "”"}

_NEVER_ENDS = frozenset(
    """
    adm al alin anc approx arr art arts ass assoc av bd bull c ca cass cf ch chap circ civ col com
    concl const cons corr crim d dec decr delib dir dr eds ed ex exec fasc fig fr gde ibid id infra
    janv fevr avr juill sept oct nov jur l lect lib loc m mlle mm mme mmes mr mrs ms n nb no nos
    obs op ord p par parag part pb pen pl plen pp prec pref pr prof pt r rec ref regl req s sect
    soc somm spec st ste suppl t tel tit tr trib v vol vs
    """.split()
)
"""Folded abbreviations after which a sentence goes on, whatever follows."""

_MAY_END = frozenset("co corp etc inc ltd llc sarl sq suiv us usa ue eu cit jr sr approx".split())
"""Folded abbreviations that end a sentence only before a word that opens one."""

_OPENING_WORDS = frozenset(
    """
    a afin ainsi apres au aucun aucune aussi aux avant avec c ce ceci cela celle celui ces cet cette
    ceux chaque comme d dans de depuis des donc du elle elles en enfin et il ils j je l la le les
    leur lorsque mais n ni nous on or ou par parmi pour pourtant puis qu quand que qui s sa sans
    selon ses si son sous sur tous tout toute toutefois un une vous y
    an and as at before but by first for from he her his however if in it its no on she since so
    some such that the their then there these they this those to under unless we when where while
    with you
    """.split()
)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of `text[start:end]` as spans of `text`, in order.

    They hold every character of the text that is not white space, and never overlap.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    for left, right in _cuts(text, start, end):
        found += _pieces(text, left, right)
    return tuple(found)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    quoted = _quoted(text, start, end)
    left = start
    for match in _END.finditer(text, start, end):
        right = match.end()
        if _ends_here(text, left, match, end) and not _inside(quoted, right):
            yield left, right
            left = right
    yield left, end


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of quoted speech that are short enough to be kept whole."""
    found = []
    for opening, closing in _PAIRS.items():
        at = text.find(opening, start, end)
        while at != -1:
            close = text.find(closing, at, end)
            if close == -1:
                break
            if close - at <= LONGEST_SENTENCE // 2:
                found.append((at, close + 1))
            at = text.find(opening, close, end)
    return sorted(found)


def _inside(stretches: list[tuple[int, int]], offset: int) -> bool:
    """Whether `offset` lies strictly within the last stretch that opens before it."""
    at = bisect_left(stretches, (offset,)) - 1
    return at >= 0 and offset < stretches[at][1]


def _ends_here(text: str, left: int, match: re.Match[str], end: int) -> bool:
    if _ENUMERATOR.match(text[left : match.end()]) or _GOES_ON.match(text, match.end(), end):
        return False
    opener = _OPENER.match(text, match.end(), end)
    if opener is None:
        return True
    following = opener[1]
    if following[0].islower():
        return False
    if not match[0].startswith(".") or "!" in match[0] or "?" in match[0]:
        return True
    before = _BEFORE.search(text, max(left, match.start() - 24), match.start())
    if before is None:
        return True
    word = before[1]
    if len(word) == 1 and word.isupper():
        return False
    if match[0].startswith(".."):
        return True
    last = fold(_PARTS.split(word)[-1])
    if last in _MAY_END or ("." in word and len(last) == 1):
        return fold(following) in _OPENING_WORDS
    return last not in _NEVER_ENDS


def _pieces(text: str, left: int, right: int) -> Iterator[Span]:
    """The span without its outer white space, cut where it is longer than a sentence can be."""
    while left < right:
        cut = right if right - left <= LONGEST_SENTENCE else _weak_cut(text, left)
        first, last = left, cut
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
        left = cut


def _weak_cut(text: str, left: int) -> int:
    """The strongest weak mark in the last half of the longest sentence that fits."""
    window = text[left : left + LONGEST_SENTENCE]
    for mark in ("\n", "; ", " : ", ", ", " "):
        at = window.rfind(mark, LONGEST_SENTENCE // 2)
        if at != -1:
            return left + at + len(mark)
    return left + LONGEST_SENTENCE
