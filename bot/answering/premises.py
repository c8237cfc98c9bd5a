"""Questions built on something that the documents deny.

"Pourquoi le Conseil d'État a-t-il annulé le partenariat ?" takes for granted that it did. Where the
best excerpt denies that very thing ("n'a pas annulé"), it is shown as what contradicts the
question, not as its answer.
"""

from __future__ import annotations

import re

from bot.answering.excerpts import Excerpt
from bot.answering.question import Question
from bot.language.analysis import terms_of
from bot.language.fold import fold
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.query import STANDS_FOR

__all__ = ["contradicts", "takes_for_granted"]

_INTERROGATIVE = re.compile(
    r"\b(?:pourquoi|combien|quand|quel(?:le)?s?|qui|lequel|laquelle|comment|jusqu'a|"
    r"why|when|which|who|whom|whose|where|how|what)\b|^ou\b"
)
_YES_OR_NO = re.compile(
    r"^(?:est[- ]ce que|is|are|was|were|did|do|does|has|have|had|can|could|must|may|will|should)\b|"
    r"[a-z]-(?:t-)?(?:il|elle|ils|elles|on|je|tu|nous|vous)\b|c'est quoi|qu'est-ce qu"
)
_NEGATIVE = re.compile(
    r"\b(?:pas|aucune?|jamais|sans|ni|rien|not|no|never|without|none|neither|nor)\b|n't\b"
)
_DENIAL = re.compile(
    r"\b(?:n'|ne )[^.;:]{0,60}?\b(?:pas|jamais|aucune?|plus|ni|nullement|non plus)\b|\baucune? |"
    r"\b(?:faux|inexact|a tort|en realite|refus\w+|rejet\w+|sans (?:appel|transfert|suspendre))\b|"
    r"\b(?:not|never|no|neither|nor|wrong|incorrect|refused|dismissed|rejected|without|cannot)\b"
)
_SCOPE = 70
"""Characters after a denial, within its clause, that it bears on."""

_COMMON = 0.08
"""Share of the passages above which a term is too common to be what is denied."""


def takes_for_granted(question: str) -> bool:
    """Whether the question asks about something as if it were so, in the affirmative."""
    folded = fold(question)
    return (
        _INTERROGATIVE.search(folded) is not None
        and _YES_OR_NO.search(folded) is None
        and _NEGATIVE.search(folded) is None
    )


def contradicts(excerpt: Excerpt, question: Question, lexicon: Lexicon, passages: int) -> bool:
    """Whether the excerpt denies something that the question takes for granted.

    `passages` is the number of passages of the index that `lexicon` counts over.
    """
    if not takes_for_granted(question.text):
        return False
    asked = {
        term
        for term, share in question.query.bag.items()
        if share >= STANDS_FOR and not _is_common(term, lexicon, passages)
    }
    text = fold(excerpt.text)
    return any(
        asked.intersection(terms_of(scope, excerpt.document.language))
        for denial in _DENIAL.finditer(text)
        for scope in [_scope(text, denial)]
    )


def _is_common(term: str, lexicon: Lexicon, passages: int) -> bool:
    number = lexicon.term_number(term)
    return number is not None and int(lexicon.term_df[number]) > _COMMON * passages


def _scope(text: str, denial: re.Match[str]) -> str:
    """The denial and what follows it in its clause."""
    return re.split(r"[.;:,()]", text[denial.start() : denial.end() + _SCOPE], maxsplit=1)[0]
