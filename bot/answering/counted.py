"""Questions for a number: what they count, and whether a sentence counts that.

"Combien de requérants" is answered by "quatorze requérants", not by "24 mois".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.point_words import NO_COUNT, NUMERAL
from bot.corpus.models import Language
from bot.language.analysis import analyse
from bot.language.fold import fold
from bot.retrieval.query import STANDS_FOR, Query

__all__ = ["Counted", "counted_in", "counts"]

_COUNTS = re.compile(
    r"\b(?:(?:combien|nombre) (?:(?!d'|(?:de|pour|par|sur|dans|en) )[\w'’-]+ ){0,5}?"
    r"(?:de |d['’]|des )"
    r"|how many (?:(?:different )?(?:kinds?|types?|sorts?) of )?|(?:number|count) of )",
    re.IGNORECASE,
)
_NOUN_ENDS = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|can|could|will|must|may|of|in|on|at|for|to"
    r"|the|an?|any|from|by|with|were|there|went|go|took|take|got|get|need|work|voted?|who|that)\b",
    re.IGNORECASE,
)
_BETWEEN = (
    r"(?: (?!(?:de|des|du|of|pour|par|en|dans|sur|a|au|aux|chez|for|in|on|by|at|to|from|with"
    r"|l[ea]s?|the|an?|une?)\b)[\w-]+){0,2}"
)
"""Words that may stand between a number and what it counts."""

_NUMBER = rf"(?!(?:une?|one)\b){NUMERAL}"
_SCALE = (
    r"(?: (?:milliers?|dizaines?|douzaines?|centaines?|milliards?|millions?|billions?|dozens?"
    r"|kinds?|types?|sorte?s?|genres?|categor(?:y|ies?)))?"
)
_PEOPLE = re.compile(
    r"personnes?|gens|patients?|habitants?|citoyen(?:ne)?s?|ressortissants?|migrants?|membres?"
    r"|victimes?|deput[ée]e?s?|[\w-]+iens|people|persons?|nationals|citizens?|migrants?|members?"
    r"|residents?|victims?|children|[\w-]+ians|[\w-]+ese"
)
"""Nouns of people: who asks how many of the one is told how many of the other."""

_VOTES = re.compile(r"\bvot[a-z]*\b|\bvoix\b")
_SCORE = re.compile(rf"\b{_NUMBER} ?(?:voix )?(?:contre|to|against|votes to) {_NUMBER}\b")
_BEFORE = re.compile(rf"(?<![\w.])(?:{_NUMBER}){_SCALE}(?: d'| de| of)?{_BETWEEN} ?$")
_AFTER = re.compile(
    r"^[\w-]*[^.;]{0,30}?(?: :|\(|\bde|\bsont|\ba|\bare|\bwas|\bwere|\bat|\bnombre) "
    rf"(?:{_NUMBER})"
    r"(?! ?(?:mois|ans?|annees?|jours?|heures?|%|euros?|€|months?|years?|days?|hours?))\b"
)
_ENGLISH_NOUNS = 2
"""The words before the verb among which what is counted is: the last may be the verb itself."""

_REACH = 45
"""Characters before the noun in which its number stands."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question wants counted: the terms of its noun, whether of people, whether votes."""

    terms: frozenset[str] = frozenset()
    people: bool = False
    votes: bool = False

    def __bool__(self) -> bool:
        """Whether the question says what it wants counted."""
        return bool(self.terms)


def counted_in(query: Query) -> Counted:
    """What the question wants counted; nothing where it does not say."""
    asked = _COUNTS.search(query.text)
    if asked is None:
        return Counted()
    after = [held for held in query.terms if held.start >= asked.end() and held.weight == 1.0]
    if query.language is Language.ENGLISH:
        ends = _NOUN_ENDS.search(query.text, asked.end())
        within = [held for held in after if ends is None or held.end <= ends.start()]
        nouns = within[-_ENGLISH_NOUNS:]
    else:
        nouns = after[:1]
    return Counted(
        frozenset(
            term for noun in nouns for term, share in noun.terms.items() if share >= STANDS_FOR
        ),
        people=any(_PEOPLE.fullmatch(noun.word) for noun in nouns),
        votes=_VOTES.search(fold(query.text)) is not None,
    )


def counts(sentence: str, language: Language, counted: Counted) -> bool:
    """Whether the sentence has a number of what is counted."""
    if counted.votes and _SCORE.search(fold(sentence)):
        return True
    for token in analyse(sentence, language):
        if token.term in counted.terms or (counted.people and _PEOPLE.fullmatch(token.word)):
            before = _plain(sentence[max(0, token.start - _REACH) : token.start])
            if _BEFORE.search(before) or _AFTER.search(_plain(sentence[token.start :])):
                return True
    return False


def _plain(text: str) -> str:
    """The text folded, with a dash for each number that counts nothing."""
    return re.sub(NO_COUNT, "–", fold(text))
