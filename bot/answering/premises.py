"""Questions built on something that the documents deny.

"Pourquoi le Conseil d'État a-t-il annulé le partenariat ?" takes for granted that it did. Where the
best excerpt denies that very thing ("n'a pas annulé"), it is shown as what contradicts the
question, not as its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.excerpts import Excerpt
from bot.answering.models import Point
from bot.answering.parts import parts_of
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
    r"[a-z]-(?:t-)?(?:il|elle|ils|elles|on|je|tu|nous|vous)\b"
)
_DEFINES = re.compile(r"c'est quoi|qu'est-ce qu")
_DENIES = re.compile(
    r"\b(?:pas|aucune?|jamais|sans|ni|rien|not|no|never|without|none|neither|nor)\b|n't\b|"
    r"\b(?:rejet|refus|interdi|exempt|dispens|faux|dismiss|reject|forbid|prohibit|escap|fail|wrong)"
)
"""What makes a question ask for a denial: no denial contradicts it."""

_CHOICE = re.compile(r"\b(?:ou|or)\b")
_ALSO = re.compile(r"\b(?:aussi|egalement|also|as well|too)\b")
_DENIAL = re.compile(
    r"\b(?:n'|ne )[^.;:]{0,60}?\b(?:pas(?! (?:seulement|confondre))|jamais|aucune?|plus|ni"
    r"|nullement|non plus)\b|\baucune? |\bet non (?:pas )?|"
    r"\b(?:faux|inexact|a tort|en realite|refus\w+|rejet\w+|sans (?:appel|transfert|suspendre))\b|"
    r"\b(?:not(?! (?:only|be confused|to be confused))|never|no(?! later)|neither|nor|wrong"
    r"|incorrect|refused|dismissed|rejected|without|cannot)\b"
)
_SAID_FALSE = re.compile(r"\b(?:est|serait|is|would be) (?:faux|inexact|false|wrong|incorrect)\b")
_ONLY = re.compile(r"\b(?:seule?s?|only|alone)\b")
_CLAUSE_ENDS = re.compile(r"[.;:()]|,(?! (?:ni|nor)\b)")
_SCOPE = 70
"""Characters after a denial, within its clause, that it bears on."""

_COMMON = 0.08
"""Share of the passages above which a term is too common to be what is denied."""


def takes_for_granted(question: str) -> bool:
    """Whether the question asks about one thing as if it were so, in the affirmative."""
    folded = fold(question)
    asks, yes_or_no = _INTERROGATIVE.search(folded), _YES_OR_NO.search(folded)
    return (
        asks is not None
        and (yes_or_no is None or asks.start() < yes_or_no.start())
        and _is_plain(question, folded)
    )


def _is_plain(question: str, folded: str) -> bool:
    """Whether the question is one, and neither asks for a denial, a choice or a definition."""
    return (
        len(parts_of(question)) == 1
        and "?" not in question.rstrip(" ?!")
        and not any(kind.search(folded) for kind in (_DENIES, _CHOICE, _DEFINES))
    )


def contradicts(excerpt: Excerpt, question: Question, lexicon: Lexicon, passages: int) -> bool:
    """Whether the excerpt denies something that the question takes for granted.

    "Aussi" takes for granted that what it names is concerned: "did Maiia also lose" is contradicted
    where Maiia is said not to be. `passages` is the number of passages of the index that `lexicon`
    counts over.
    """
    if Point.DEFINITION in question.points:
        return False
    also = _ALSO.search(fold(question.text)) is not None and _is_plain(
        question.text, fold(question.text)
    )
    if not also and not takes_for_granted(question.text):
        return False
    asked = {
        term
        for held in question.query.terms
        for term, share in held.terms.items()
        if share * held.weight >= STANDS_FOR
        and (held.named or not also)
        and not _is_common(term, lexicon, passages)
    }
    return any(
        asked.intersection(terms_of(scope, excerpt.document.language))
        for scope in _denied(fold(excerpt.text), whole=also)
    )


def _denied(text: str, *, whole: bool) -> Iterator[str]:
    """What each denial of the text bears on: the end of its clause, or the `whole` of it."""
    for said in _SAID_FALSE.finditer(text):
        yield text[max(0, said.start() - 2 * _SCOPE) : said.start()]
    for denial in _DENIAL.finditer(text):
        opening = [end.end() for end in _CLAUSE_ENDS.finditer(text, 0, denial.start())]
        clause = text[opening[-1] if opening else 0 : denial.start()]
        if not _ONLY.search(text[: denial.start()]):
            rest = text[denial.start() : denial.end() + _SCOPE]
            bears_on = _CLAUSE_ENDS.split(rest, maxsplit=1)[0]
            yield clause + bears_on if whole else bears_on


def _is_common(term: str, lexicon: Lexicon, passages: int) -> bool:
    number = lexicon.term_number(term)
    return number is not None and int(lexicon.term_df[number]) > _COMMON * passages
