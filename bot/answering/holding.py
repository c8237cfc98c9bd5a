"""Whether a sentence holds what its question asks for: a date, somebody, a definition, a reason."""

from __future__ import annotations

import re

from bot.answering.counted import counts
from bot.answering.deeds import DONE, is_met
from bot.answering.models import Point
from bot.answering.points import asks, defined_subjects, holds
from bot.answering.question import Question
from bot.answering.roles import named_as
from bot.corpus.models import Document, Language, Span
from bot.language.analysis import terms_of
from bot.retrieval.query import STANDS_FOR

__all__ = ["holds_point"]

_DEFINED = 0.5
"""Share of the words before the verb of a definition that must be those asked about, and of these
that must be there."""

_OF = re.compile(r"\b(?:du|des|de l[ae]?|d|of)\b", re.IGNORECASE)


def holds_point(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence holds what a part of the question asks for.

    A definition must be of what is asked about, and a number of what is counted. A reason has no
    form of its own: the heading above it, or the questions that it comes with, may tell it.
    """
    sentence = span.of(document.text)
    return any(
        _holds(point, question, sentence, document.language) for point in question.points
    ) or (Point.REASON in question.points and _explains(document, span))


def _holds(point: Point | None, question: Question, sentence: str, language: Language) -> bool:
    if point is Point.DEFINITION:
        return any(_defines(question, subject, language) for subject in defined_subjects(sentence))
    if point is Point.NUMBER and question.counted:
        return counts(sentence, language, question.counted)
    if point in DONE and question.deed and not question.deed.is_told(sentence, language):
        return False
    if point is Point.CONSEQUENCE:
        return is_met(question.condition, sentence, language)
    if point is Point.PERSON and question.role:
        return named_as(sentence, language, question.role, question.text)
    return holds(point, sentence, question.text)


def _explains(document: Document, span: Span) -> bool:
    """Whether a sentence stands under a heading of reasons, or comes with a question for one."""
    heading = document.heading_of(span.start) or ""
    return (
        asks(Point.REASON, heading)
        or holds(Point.REASON, heading)
        or any(asks(Point.REASON, asked) for asked in document.asked_of(*span))
    )


def _defines(question: Question, subject: str, language: Language) -> bool:
    """Whether what stands before the verb of a sentence is what a question wants defined.

    All of it must be asked about; or half of it, where most of what is asked about is in it, and it
    is not a part or a property of that ("le chapitre V du RGPD", "the aim of the GDPR").
    """
    terms = terms_of(subject, language)
    query = question.query
    asked = [held for held in query.distinct if held.weight == 1.0]
    named = [
        held for held in asked if any(held.terms.get(term, 0.0) >= STANDS_FOR for term in terms)
    ]
    loosely = len(named) > _DEFINED * len(asked) and not _OF.search(subject)
    least = _DEFINED if loosely else 1.0
    return bool(named) and sum(term in query.bag for term in terms) >= least * len(terms)
