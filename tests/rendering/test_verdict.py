"""What is said of an answer above its quotes."""

from dataclasses import replace

import pytest

from bot.answering.models import Answer, Point, Status
from bot.corpus.models import Language
from bot.rendering.verdict import verdict

WHOLE = Answer(
    question="Quand le juge a-t-il statué ?",
    language=Language.FRENCH,
    status=Status.ANSWERED,
    confidence=0.9,
    quotes=(),
    missing=(),
    nearest=(),
    receipt="",
)
PART = replace(WHOLE, status=Status.PARTIAL)


def test_a_whole_answer_needs_no_word():
    assert verdict(WHOLE, Language.FRENCH) is None


def test_a_partial_one_says_what_is_not_given():
    told = verdict(replace(PART, lacking=Point.DATE, unquoted=("juge",)), Language.FRENCH)
    assert told.endswith("les citations ne disent pas quand.")
    told = verdict(replace(PART, lacking=Point.NUMBER), Language.ENGLISH)
    assert told.endswith("the quotes do not say how many.")


def test_or_which_words_no_quote_has():
    told = verdict(replace(PART, unquoted=("statué", "juge")), Language.FRENCH)
    assert told.endswith("Absent des citations\N{NO-BREAK SPACE}: statué, juge.")
    assert verdict(PART, Language.FRENCH).endswith("en partie.")


def test_a_contradicted_question_is_told_so_whatever_else():
    told = verdict(replace(PART, premise=True, lacking=Point.DATE), Language.ENGLISH)
    assert "contradict" in told


@pytest.mark.parametrize("point", Point)
@pytest.mark.parametrize("language", Language)
def test_every_point_makes_one_sentence(point, language):
    told = verdict(replace(PART, lacking=point), language)
    assert told.endswith(".")
    assert ".." not in told
    assert "{" not in told
