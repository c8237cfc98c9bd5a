"""What a question asks for, and whether a sentence can hold it.

A question for a date needs a quote with a date in it, and not one that the question itself gave.
Some things documents cannot give at all: an opinion, advice. The rules are in `point_rules.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.models import Point
from bot.answering.parts import parts_of
from bot.answering.point_rules import RULES
from bot.answering.proper_names import NAME, names_in, places_in
from bot.language.fold import fold

__all__ = ["asks", "defined_subjects", "holds", "points_of"]

_BY_POINT = {rule.point: rule for rule in RULES}
_LONGEST_SUBJECT = 120
"""Characters before the verb of a definition."""

_LAST_NOUN = re.compile(
    r"(?:(?<=['’])|(?<=\ble\s)|(?<=\bla\s)|(?<=\bles\s)|(?<=\bdu\s)|(?<=\bun\s)|(?<=\bune\s)"
    r"|(?<=\bthe\s)|^)(?:[\w.-]+\s){0,3}[\w.-]+$",
    re.IGNORECASE,
)
"""The words after the last article: a noun with what belongs to it."""

_SHORT = r"(?P<short>[^\W\d_a-zà-öø-ÿœ][\w-]{1,11})"
_SPELT_OUT = re.compile(rf"\b{_SHORT} \((?P<words>[^()]{{12,120}})\)")
_SHORTENED = re.compile(rf"(?<=\w) \({_SHORT}\)")
_WORDS_SHORTENED = 20
"""Words before an abbreviation in brackets, one of which has its first letter."""

_NUMBERED = re.compile(rf"\b(?P<name>{NAME}) (?P<number>I{{1,3}}|IV|VI{{0,3}})\b")
_CHOICE = re.compile(
    r"\w or \w|\w ou (?!est\b|sont\b|se\b|ca\b)\w|\bentre .{1,80} et (?!pour)"
    r"|\bbetween .{1,80} and\b"
)
"""Two that the question names, one of which is the answer: it need not name another."""

_NAMES_NEEDED = {Point.PERSON: 1, Point.NAMES: 2, Point.PLACE: 1, Point.TOWN: 1}
"""How many names that the question did not give hold a point, whatever else does."""


def points_of(question: str) -> tuple[Point | None, ...]:
    """What each part of the question asks for; None for a part that any sentence may answer."""
    return tuple(_point_of(part) for part in parts_of(question))


def _point_of(question: str) -> Point | None:
    folded = fold(question).replace("(s)", "s")
    point = next((rule.point for rule in RULES if re.search(rule.asks, folded)), None)
    return None if point is Point.PERSON and _CHOICE.search(folded) else point


def asks(point: Point, text: str) -> bool:
    """Whether a text asks for something of that kind, be it a question or a heading."""
    return re.search(_BY_POINT[point].asks, fold(text)) is not None


def holds(point: Point | None, sentence: str, question: str = "") -> bool:
    """Whether the sentence has something of the kind asked for that the question did not give.

    True where nothing of a kind is asked for.
    """
    if point is None:
        return True
    if _is_of_another(sentence, question):
        return False
    asked = fold(question)
    if point in _NAMES_NEEDED:
        fresh = [name for name in _names(point, sentence) if name not in asked]
        if len(fresh) >= _NAMES_NEEDED[point]:
            return True
    rule = _BY_POINT[point]
    told = re.sub(rule.besides, "–", fold(sentence))
    found = {value[0].strip() for value in re.finditer(rule.holds, told)}
    return any(not rule.fresh or not _has(asked, value) for value in found)


def _is_of_another(sentence: str, question: str) -> bool:
    """Whether the sentence is of `Schrems I` alone, and the question of `Schrems II`."""
    asked = {(found["name"], found["number"]) for found in _NUMBERED.finditer(question)}
    told = {(found["name"], found["number"]) for found in _NUMBERED.finditer(sentence)}
    names = {name for name, _ in asked & told}
    return any(
        name == other and number != another and name not in names
        for name, number in asked
        for other, another in told
    )


def _names(point: Point, sentence: str) -> set[str]:
    if point in (Point.PLACE, Point.TOWN):
        return places_in(sentence, towns=point is Point.TOWN)
    return names_in(sentence)


def _has(text: str, value: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text) is not None


def defined_subjects(sentence: str) -> Iterator[str]:
    """What the sentence may define: what stands before the verb of a definition; an abbreviation.

    Of an apposition ("la Cour a annulé le Privacy Shield, un accord qui…"), the noun before it. An
    abbreviation is told by its words, in brackets after it or before it.
    """
    verb = re.search(_BY_POINT[Point.DEFINITION].holds, fold(sentence))
    if verb is not None:
        before = sentence[: verb.start()]
        noun = _LAST_NOUN.search(before) if verb[0].startswith(",") else None
        if noun is not None:
            yield noun[0]
        elif not verb[0].startswith(",") and len(before) <= _LONGEST_SUBJECT:
            yield before
    for found in _SPELT_OUT.finditer(sentence):
        initials = {word[:1].casefold() for word in re.split(r"[\s'’-]", found["words"])}
        if found["words"][0] in "«“" or found["short"][0].casefold() in initials:
            yield found["short"]
    for found in _SHORTENED.finditer(sentence):
        words = re.split(r"[\s'’-]", sentence[: found.start()].strip())[-_WORDS_SHORTENED:]
        if found["short"][0].casefold() in {word[:1].casefold() for word in words}:
            yield found["short"]
