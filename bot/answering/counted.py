"""Questions for a number: what they count, and whether a sentence counts that.

"Combien de requérants" is answered by "quatorze requérants", not by "24 mois".
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from bot.answering.point_words import NUMERAL
from bot.corpus.models import Language
from bot.language.analysis import analyse
from bot.language.fold import fold
from bot.retrieval.query import STANDS_FOR, Query

__all__ = ["counted_in", "counts"]

_COUNTS = re.compile(
    r"\b(?:(?:combien|nombre) (?:de |d'|des )|how many |(?:number|count) of )", re.IGNORECASE
)
_NOUN_ENDS = re.compile(
    r"\b(?:did|do|does|is|are|was|were|has|have|had|can|could|will|must|may|of|in|on|at|for|to"
    r"|the|an?|any)\b",
    re.IGNORECASE,
)
_BETWEEN = r"(?: (?!de\b|des\b|of\b)[\w-]+){0,2}"
_NUMBER = rf"(?!(?:une?|one)\b){NUMERAL}"
_SCALE = (
    r"(?: (?:milliers?|dizaines?|douzaines?|centaines?|milliards?|millions?|billions?|dozens?))?"
)
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


def counted_in(query: Query) -> frozenset[str]:
    """The terms of what the question wants counted; empty where it does not say."""
    asked = _COUNTS.search(query.text)
    if asked is None:
        return frozenset()
    after = [held for held in query.terms if held.start >= asked.end() and held.weight == 1.0]
    if query.language is Language.ENGLISH:
        ends = _NOUN_ENDS.search(query.text, asked.end())
        within = [held for held in after if ends is None or held.end <= ends.start()]
        nouns = within[-_ENGLISH_NOUNS:]
    else:
        nouns = after[:1]
    return frozenset(
        term for noun in nouns for term, share in noun.terms.items() if share >= STANDS_FOR
    )


def counts(sentence: str, language: Language, counted: AbstractSet[str]) -> bool:
    """Whether the sentence has a number of what is counted."""
    for token in analyse(sentence, language):
        if token.term in counted:
            before = fold(sentence[max(0, token.start - _REACH) : token.start])
            if _BEFORE.search(before) or _AFTER.search(fold(sentence[token.start :])):
                return True
    return False
