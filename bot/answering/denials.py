"""What a text denies: "n'a pas annulé le partenariat", "it was not the CNIL that ruled".

The rules are regular expressions over folded text, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Denied", "denied_in", "not_the_one"]

_DENIAL = re.compile(
    r"\b(?:n'|ne )[^.;:]{0,60}?\b(?:pas(?! (?:seulement|confondre))|jamais|aucune?|plus|ni"
    r"|nullement|non plus)\b|\baucune? |\bet non (?:pas )?|"
    r"\b(?:faux|inexact|a tort|en realite|refus\w+|sans (?:appel|transfert|suspendre))\b|"
    r"\b(?:not(?! (?:only|be confused|to be confused))|never|no(?! later)|neither|nor|wrong"
    r"|incorrect|refused|without|cannot)\b"
)
_REJECTION = re.compile(r"\b(?:rejet\w+|dismissed|rejected)\b")
_SAID_FALSE = re.compile(r"\b(?:est|serait|is|would be) (?:faux|inexact|false|wrong|incorrect)\b")
_NOT_THE_ONE = re.compile(
    r"\b(?:n'est|n'etait|ne sont|n'etaient) pas (?P<fr>[^.,;:]{2,60}?),? (?:qui|que|qu')"
    r"|\bet non (?:pas )?(?P<but>[^.,;:]{2,60}?),? (?:qui|que|qu')"
    r"|\bit (?:is|was)(?: not|n't) (?P<en>[^.,;:]{2,60}?),? (?:that|who|which)\b"
    r"|\band not (?P<and>[^.,;:]{2,60}?),? (?:that|who|which)\b"
)
"""Who is said not to be the one that did something."""

_ONLY = re.compile(r"\b(?:seule?s?|only|alone)\b")
_NOT_ALWAYS = re.compile(
    r"\b(?:toujours|forcement|necessairement|dans tous les cas|always|necessarily|in every case"
    r"|in all cases|until|unless|avant|tant que|a moins de|should|shall|devrai\w+)\b"
    r"|\b(?:cet|cette|ce|ces) \w+-la\b|\bthat (?:day|night|time|year)\b"
)
"""What makes a denial a limit, a condition or a rule: what is not so always, or was not that night,
may be so.
"""

_SAYS_NOTHING = re.compile(
    r"\b(?:gives?|says?|names?|mentions?|tells?|states?) (?:neither|no|nothing)\b"
    r"|\b(?:do|does|did) not (?:give|say|name|mention|tell|state)\b"
    r"|\b(?:ne |n')(?:donn|di|nomm|precis|mentionn|indiqu)\w{0,4} (?:pas|ni|aucun|rien)"
)
"""What a document leaves unsaid is not denied by it."""

_OF_SOME = re.compile(
    r"(?<!,) (?:qui|who|that|which)(?: (?:do|does|did|is|are|was|were|has|have))? ?$"
    r"|\b(?:la|le|les)quel(?:le)?s? [^,]{0,60}$|\b(?:by|in|under) which [^,]{0,60}$"
)
"""Before a denial that only tells which ones are meant: "anyone who does not hold the key", "the
decision by which the prefect refused".
"""

_TAKEN_UP = re.compile(
    r"\b(?:il|elle|ils|elles|on|cela|ceci|celui|celle|ceux|ce(?:t|tte|s)?|it|they|he|she|there|this"
    r"|that|these|those|l'affaire|the case)\b"
)
"""A subject that is told elsewhere."""

_CLAUSE_ENDS = re.compile(r"[.;:()]|,(?! (?:ni|nor)\b)")
_SENTENCE_ENDS = re.compile(r"[.;:()]")
_SCOPE = 70
"""Characters after a denial, within its clause, that it bears on."""


class Denied(NamedTuple):
    """What a denial bears on, and what it is said of.

    That is all that stands before where it is taken up, and empty where it is not told.
    """

    thing: str
    subject: str


def not_the_one(text: str) -> Iterator[str]:
    """Those whom the text says not to be the ones that did something."""
    for found in _NOT_THE_ONE.finditer(text):
        yield found[found.lastgroup or 0]


def denied_in(text: str, *, whole: bool, rejections: bool) -> Iterator[Denied]:
    """What each denial of the text bears on: the end of its clause, or the `whole` of it.

    With `rejections`, those of a claim too, which bear on the whole of their sentence.
    """
    for said in _SAID_FALSE.finditer(text):
        yield Denied(text[max(0, said.start() - 2 * _SCOPE) : said.start()], "")
    for denial in _DENIAL.finditer(text):
        clause = _before(text, denial.start(), _CLAUSE_ENDS)
        rest = text[denial.start() : denial.end() + _SCOPE]
        bears_on = _CLAUSE_ENDS.split(rest, maxsplit=1)[0]
        whole_clause = _CLAUSE_ENDS.split(text[denial.start() :], maxsplit=1)[0]
        around = clause + whole_clause
        limited = _ONLY.search(text[: denial.start()]) or _NOT_ALWAYS.search(around)
        if not limited and not _SAYS_NOTHING.search(around) and not _OF_SOME.search(clause):
            subject = _before(text, denial.start(), _SENTENCE_ENDS)
            if _TAKEN_UP.search(clause):
                subject = text[: denial.start() - len(clause)]
            yield Denied(clause + bears_on if whole else bears_on, subject)
    for rejection in _REJECTION.finditer(text) if rejections else ():
        before = _before(text, rejection.start(), _SENTENCE_ENDS)
        after = _SENTENCE_ENDS.split(text[rejection.start() :], maxsplit=1)[0]
        yield Denied(before + after, "")


def _before(text: str, end: int, ends: re.Pattern[str]) -> str:
    """What stands before a place, from the last mark on."""
    opening = [mark.end() for mark in ends.finditer(text, 0, end)]
    return text[opening[-1] if opening else 0 : end]
