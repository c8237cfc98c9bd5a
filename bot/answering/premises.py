"""Questions built on something that the documents deny.

"Pourquoi le Conseil d'État a-t-il annulé le partenariat ?" takes for granted that it did. Where an
excerpt denies that very thing ("n'a pas annulé"), it is shown as what contradicts the question, not
as its answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.answering.denials import denied_in, not_the_one
from bot.answering.excerpts import Excerpt
from bot.answering.models import Point
from bot.answering.parts import parts_of
from bot.answering.point_words import NUMERAL
from bot.answering.question import Question
from bot.language.analysis import terms_of
from bot.language.fold import fold
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.query import STANDS_FOR

__all__ = ["denial_first", "denies", "is_how_to", "takes_for_granted"]

_INTERROGATIVE = re.compile(
    r"\b(?:pourquoi|combien|quand|quel(?:le)?s?|qui|quoi|lequel|laquelle|comment|jusqu'a|"
    r"why|when|which|who|whom|whose|where|how|what)\b|^ou\b"
)
_RELATIVE = re.compile(
    r"(?<!\ba )(?<!\bde )(?<!\bpar )(?<!\bchez )(?<!\bpour )(?<!\bavec )(?<!\bcontre )(?<!\bsur )"
    r"(?<!\best )(?<!\bet )(?<!\band )(?<!\bby )(?<!\bto )(?<!\bwith )(?<!\bfor )(?<!\bof )"
    r"(?<=\w )(?:qui|who|which|whose|where)\b"
)
"""What follows a noun and tells which one is meant: "un médecin qui a changé de logiciel"."""

_YES_OR_NO = re.compile(
    r"(?:^|, )(?:est[- ]ce que|is|are|was|were|did|do|does|has|have|had|can|could|must|may|will"
    r"|should)\b|"
    r"[a-z]-(?:t-)?(?:il|elle|ils|elles|on|je|tu|nous|vous)\b|"
    r"^c'est (?!(?:\w+ )?(?:qui|quoi|quand|quel\w*|ou|combien|comment|pourquoi)\b)[\w' -]+ qui\b"
)
_HOW_TO = re.compile(
    r"\bcomment (?:(?:est-ce que )?(?:je|on) (?:fai[st]|peu[xt]|doi[st]|puis)|puis-je|dois-je"
    r"|peut-on|doit-on|faut-il|\w+(?:er|ir|re)\b)"
    r"|\bhow (?:to|(?:do|can|could|should) (?:i|we|you|one))\b"
)
_DEFINES = re.compile(r"c'est quoi|qu'est-ce qu")
_DENIES = re.compile(
    r"\b(?:pas|aucune?|jamais|sans|ni|rien|not|no|never|without|none|neither|nor)\b|n't\b|"
    r"\b(?:rejet|refus|interdi|exempt|dispens|faux|dismiss|reject|forbid|prohibit|escap|fail|wrong)"
)
"""What makes a question ask for a denial: no denial contradicts it."""

_CHOICE = re.compile(
    r"\b(?:ou|or)\b|(?:^|[,:;] )(?:entre|between) |\blequel\b|\blaquelle\b"
    r"|\b(?:which|difference|choisir|choose)\b[^?]{0,60}\b(?:entre|between)\b"
)
_ALSO = re.compile(r"\b(?:aussi|egalement|also|as well|too)\b")
_GRANTED = re.compile(
    r"\b(?:annul|suspen|invalid|censur|gagn|obten|obtin|accept|donn\w+ raison|interdi"
    r"|strike|struck|void|quash|overturn|won\b|win\b|grant)"
)
"""What makes a question take for granted that somebody was given what they asked for."""

_COURT = re.compile(r"\b(?:conseil d'etat|juges?|cours?|tribuna(?:l|ux)|justice|courts?|judges?)\b")
"""Courts are as often called by what they are as by their names."""

_NUMBER = re.compile(rf"month-[\d-]+|\d[\d-]*|{NUMERAL}")
_ABOUT_AS_LIKELY = 0.5
"""Share of the likeliest excerpt's probability that a denial needs to come before it."""

_COMMON = 0.08
"""Share of the passages above which a term is too common to be what is denied."""


def takes_for_granted(question: str) -> bool:
    """Whether the question asks about one thing as if it were so, in the affirmative."""
    return _affirms(question) and not is_how_to(question)


def is_how_to(question: str) -> bool:
    """Whether the question asks how one does something, which takes nothing for granted."""
    return _HOW_TO.search(fold(question)) is not None


def _affirms(question: str) -> bool:
    folded = fold(question)
    relatives = {found.start() for found in _RELATIVE.finditer(folded)}
    yes_or_no = _YES_OR_NO.search(folded)
    asks = [
        found.start()
        for found in _INTERROGATIVE.finditer(folded)
        if yes_or_no is None or found.start() not in relatives
    ]
    return (
        bool(asks)
        and (yes_or_no is None or asks[0] < yes_or_no.start())
        and _is_plain(question, folded)
    )


def _is_plain(question: str, folded: str) -> bool:
    """Whether the question is one, and neither asks for a denial, a choice or a definition."""
    return (
        len(parts_of(question)) == 1
        and "?" not in question.rstrip(" ?!")
        and not any(kind.search(folded) for kind in (_DENIES, _CHOICE, _DEFINES))
    )


def denial_first(
    chosen: Sequence[Excerpt], question: Question, lexicon: Lexicon, passages: int
) -> list[Excerpt]:
    """The excerpts, one that denies what the question takes for granted first.

    Where there is one, about as likely as the likeliest. The rest is as for `denies`.
    """
    if takes_for_granted(question.query.text):
        for excerpt in chosen:
            if excerpt.score < _ABOUT_AS_LIKELY * chosen[0].score:
                break
            if denies(excerpt, question, lexicon, passages):
                return [excerpt, *(other for other in chosen if other is not excerpt)]
    return list(chosen)


def denies(excerpt: Excerpt, question: Question, lexicon: Lexicon, passages: int) -> bool:
    """Whether the excerpt denies something that the question takes for granted, or wants to do.

    "Aussi" takes for granted that what it names is concerned: "did Maiia also lose" is contradicted
    where Maiia is said not to be. A denial that is said of something else than the question is
    about contradicts nothing. `passages` is the number of passages of the index that `lexicon`
    counts over.
    """
    if Point.DEFINITION in question.points:
        return False
    asked, language = question.query.text, excerpt.document.language
    also = _ALSO.search(fold(asked)) is not None and _is_plain(asked, fold(asked))
    if not also and not _affirms(asked):
        return False
    text = fold(excerpt.text)
    about = {
        term: held.named
        for held in question.query.terms
        for term, share in held.terms.items()
        if share * held.weight >= STANDS_FOR
    }
    if any(_is_all_of(about, terms_of(one, language)) for one in not_the_one(text)):
        return True
    telling = {
        term
        for term, named in about.items()
        if (named or not also)
        and not _NUMBER.fullmatch(term)
        and not _is_common(term, lexicon, passages)
    }
    granted = _GRANTED.search(fold(asked)) is not None
    return any(
        not telling.isdisjoint(terms_of(denied.thing, language))
        and (
            is_how_to(asked)
            or _is_about(about, terms_of(denied.subject, language))
            or (_COURT.search(denied.subject) and _COURT.search(fold(asked)))
        )
        for denied in denied_in(text, whole=also, rejections=granted or also)
    )


def _is_all_of(about: Mapping[str, bool], terms: Sequence[str]) -> bool:
    return bool(terms) and all(term in about for term in terms)


def _is_about(about: Mapping[str, bool], terms: Sequence[str]) -> bool:
    return not terms or any(term in about for term in terms)


def _is_common(term: str, lexicon: Lexicon, passages: int) -> bool:
    number = lexicon.term_number(term)
    return number is not None and int(lexicon.term_df[number]) > _COMMON * passages
