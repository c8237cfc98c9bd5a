"""Questions for the names of those of a kind: "quels syndicats", "which hospitals".

The name must stand by the noun: after it, or before it in apposition. Any other name of the
sentence is not theirs.
"""

from __future__ import annotations

import re

from bot.answering.point_words import ROLE
from bot.answering.proper_names import NAME, names_in
from bot.corpus.models import Language
from bot.language.analysis import analyse
from bot.language.fold import fold
from bot.retrieval.query import STANDS_FOR, Query

__all__ = ["named_as", "role_in"]

_THE = r"(?:l[ea]s?|l['’]|the)"
_ASKS = re.compile(
    rf"\b(?:(?:les)?quel(?:le)?s(?: (?:sont|étaient|etaient))?(?: les)?|noms des"
    rf"|who (?:are|were) the|names of the|which) (?:[\w-]+ )??(?P<role>{ROLE})\b(?<=[sx])",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:ou|or)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:(?: (?:de |des |du |d['’]|of |for )?[a-zà-ÿ-]+)?"
    r"|[^.;]{0,45}?(?: :|,| \(| sont| are| were| est| is| was| comme| dont"
    r"| figurai\w+| such as| includ\w+))"
    rf" ?(?:(?:{_THE}|M\.|Mme|Me|Mr|Mrs|Ms) ?)?(?P<name>{NAME})"
)
_BEFORE = re.compile(
    rf"(?P<name>{NAME})(?: \([^()]{{1,40}}\))?(?:,| est| sont| était| is| are| was| were)"
    r" (?:[a-zà-ÿ]+['’ ]){0,4}$"
)
_GENERAL = re.compile(r"organisations?|organi[sz]ations?|requerante?s?|claimants?|applicants?")
"""Nouns that stand for those of any kind."""

_REACH = 60
"""Characters around the noun in which its name stands."""


def role_in(query: Query) -> frozenset[str]:
    """The terms of the kind whose names are asked for; none where no names are, or a choice is."""
    asked = _ASKS.search(query.text)
    if asked is None or _CHOICE.search(query.text):
        return frozenset()
    return frozenset(
        term
        for held in query.terms
        if held.start == asked.start("role")
        for term, share in held.terms.items()
        if share >= STANDS_FOR
    )


def named_as(sentence: str, language: Language, role: frozenset[str], question: str) -> bool:
    """Whether the sentence gives a name, which the question does not, to those of the role."""
    names = {name for name in names_in(f"– {sentence}") if name not in fold(question)}
    for token in analyse(sentence, language) if names else ():
        if token.term in role or _GENERAL.fullmatch(token.word):
            after = _AFTER.match(sentence[token.end : token.end + _REACH])
            before = _BEFORE.search(sentence[max(0, token.start - _REACH) : token.start])
            if any(found and fold(found["name"]) in names for found in (after, before)):
                return True
    return False
