"""Questions for who did something, when it will be done or how long it lasted.

The sentence must say that it was done, will be or lasted.
"Qui a volé les données ?" is not answered by whoever else stands beside the data, nor "quand sera
jugé l'appel ?" by the day of the fine. Nor is what happens if something does, by a sentence that
does not speak of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.models import Point
from bot.corpus.models import Language
from bot.language.analysis import analyse, terms_of
from bot.language.fold import fold
from bot.retrieval.query import STANDS_FOR, Query

__all__ = ["DONE", "Deed", "condition_in", "deed_in", "is_met"]

_ADVERBS = r"(?:(?:été|ete|bien|donc|déjà|deja|aussi|finalement|first|really|also|just) )*"
_WHO = re.compile(
    r"\bqui (?:l['’]|s['’]|(?:les?|la|lui|y|en|se|nous) )?(?:a|ont|avait|avaient|aura) "
    rf"{_ADVERBS}(?P<done>\w+)|\bqui (?:l['’]|les? |la |s['’]|se )?(?P<did>\w{{3,}}(?:ait|aient))\b"
    rf"|\bwho (?:has |have |had )?{_ADVERBS}(?P<past>\w{{3,}}ed|stole|wrote|sold|bought"
    r"|paid|led|sent|found|broke|brought|drew|chose|built|written|stolen|chosen|hid|fought)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:sera|seront|aura|auront)(?:-t-(?:il|elle|on)|-(?:ils|elles))? (?:été )?(?P<done>\w+)"
    r"|\b(?P<will>\w{3,}r(?:a|ont))-(?:t-)?(?:il|elle|on|ils|elles)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"\b(?:a|ont)(?:-t-(?:il|elle)|-(?:ils|elles))? (?P<done>dur[ée])\b"
    r"|\bdid .{1,60} (?P<last>last)\b",
    re.IGNORECASE,
)
_ASKS = {Point.PERSON: _WHO, Point.DATE: _WHEN, Point.DURATION: _HOW_LONG}
DONE = frozenset(_ASKS)
"""What is asked for of something that was done."""

_LIGHT = frozenset(
    """
    avait avaient etait etaient devait devaient pouvait pouvaient voulait sera seront aura auront
    devra pourra faudra fera fait faite mis mise pris sorti donne passe trouve nomme eu lieu dit
    started happened used wanted needed
    """.split()
)
"""Verbs that say so little that the answer has another."""

_SAME = (
    tuple("ecri sign redig auteu wrot writ autho".split()),
    tuple(
        "assig attaq train poursui saisi deman requer reque attac dragg broug sued chall".split()
    ),
)
"""How verbs begin that stand for each other: to write, and to go to court."""

_SHARED = 5
"""Letters, at most, that a verb shares with the noun of what was done: `signé`, `signature`."""


_IF = re.compile(r"\b(?:si|s['’]ils?|if)\b(?P<clause>[^,?]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: the terms that say it, and how words begin that do."""

    terms: frozenset[str]
    openings: tuple[str, ...]

    def is_told(self, sentence: str, language: Language) -> bool:
        """Whether the sentence says that it was done."""
        return any(
            token.term in self.terms or token.word.startswith(self.openings)
            for token in analyse(sentence, language)
        )


def deed_in(query: Query, points: tuple[Point | None, ...]) -> Deed | None:
    """What the question says was done; None where it does not, or asks for something else."""
    for point, asks in _ASKS.items():
        for asked in asks.finditer(query.text) if point in points else ():
            start, verb = asked.start(asked.lastgroup or 0), fold(asked[asked.lastgroup or 0])
            held = next((held for held in query.terms if held.start == start), None)
            if held is not None and held.weight == 1.0 and verb not in _LIGHT:
                terms = (term for term, share in held.terms.items() if share >= STANDS_FOR)
                return Deed(frozenset(terms), _openings(verb))
    return None


def condition_in(query: Query) -> tuple[frozenset[str], ...]:
    """The terms of each word of the question's si- or if-clause; empty where it has none."""
    clause = _IF.search(query.text)
    return tuple(
        frozenset(term for term, share in held.terms.items() if share >= STANDS_FOR)
        for held in query.terms
        if clause and held.weight == 1.0 and clause.start("clause") <= held.start < clause.end()
    )


def is_met(condition: tuple[frozenset[str], ...], sentence: str, language: Language) -> bool:
    """Whether the sentence has every word of the condition, or one that stands for it."""
    terms = set(terms_of(sentence, language))
    return all(not word.isdisjoint(terms) for word in condition)


def _openings(verb: str) -> tuple[str, ...]:
    opening = verb[: min(_SHARED, max(len(verb) - 1, 3))]
    return next((same for same in _SAME if opening.startswith(same)), (opening,))
