"""A question put in order: its language, its point, the words to look for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.counted import Counted, counted_in
from bot.answering.deeds import Deed, condition_in, deed_in
from bot.answering.models import Point
from bot.answering.parts import parts_of
from bot.answering.points import points_of
from bot.answering.roles import role_in
from bot.corpus.models import Language
from bot.corpus.text import normalise
from bot.errors import QuestionError
from bot.language.chat import spell_out
from bot.language.courtesy import bare_question, without_apposition
from bot.language.detect import language_of
from bot.language.thesaurus import Thesaurus
from bot.retrieval.asked_names import Name
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.query import Query, make_query

__all__ = ["LONGEST_QUESTION", "Question", "names_of_parts", "understand"]

LONGEST_QUESTION = 2_000
"""Characters of the longest question: a Discord message's."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked (`text`), the language it is in, and its query.

    `points` is what each of its parts asks for; `counted` what it wants
    counted, `deed` what it says was done, `role` the terms of those whose names it
    asks for, `condition` those of each word of its si- or if-clause.
    """

    text: str
    language: Language
    points: tuple[Point | None, ...]
    counted: Counted
    deed: Deed | None
    role: frozenset[str]
    condition: tuple[frozenset[str], ...]
    query: Query

    @property
    def point(self) -> Point | None:
        """What it asks for first."""
        return self.points[0]


def understand(
    text: str,
    lexicon: Lexicon,
    thesaurus: Thesaurus | None = None,
    language: Language | None = None,
) -> Question:
    """The question in order.

    Raises:
        QuestionError: it is empty, or longer than `LONGEST_QUESTION`.
    """
    asked = " ".join(normalise(text).split())
    if not any(letter.isalnum() for letter in asked):
        raise QuestionError("question-empty")
    if len(asked) > LONGEST_QUESTION:
        raise QuestionError("question-too-long", length=len(asked), most=LONGEST_QUESTION)
    spoken = language or language_of(asked)
    said = spell_out(asked.lower() if asked.isupper() else asked, spoken)
    spelt = without_apposition(bare_question(said))
    query = make_query(spelt, spoken, lexicon, thesaurus)
    points = points_of(spelt)
    return Question(
        text=asked,
        language=spoken,
        points=points,
        counted=counted_in(query),
        deed=deed_in(query, points),
        role=role_in(query),
        condition=condition_in(query),
        query=query,
    )


def names_of_parts(query: Query) -> tuple[tuple[Name, ...], ...]:
    """The names in each part of a question: it is enough to have those of one."""
    asked = query.text.replace("’", "'")
    return tuple(
        tuple(name for name in query.names if name.typed.replace("’", "'") in part)
        for part in parts_of(asked)
    )
