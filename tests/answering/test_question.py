from __future__ import annotations

import pytest

from bot.answering.question import LONGEST_QUESTION, understand
from bot.corpus.models import Language
from bot.errors import QuestionError
from bot.retrieval.building import build
from bot.retrieval.lexicon import Lexicon
from tests.retrieval.documents import document


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build([document("un", "Le juge des référés de l'État rejette la requête.")]).lexicon


@pytest.mark.parametrize("empty", ["", "   ", "?!", "🙂", "…"])
def test_a_question_holds_a_word(lexicon, empty):
    with pytest.raises(QuestionError):
        understand(empty, lexicon)


def test_a_question_has_a_length(lexicon):
    with pytest.raises(QuestionError):
        understand("mot " * LONGEST_QUESTION, lexicon)


def test_letters_and_accents_typed_apart_are_one(lexicon):
    apart = understand("le juge des re\u0301fe\u0301re\u0301s", lexicon)
    assert apart == understand("le juge des référés", lexicon)


def test_capitals_and_spaces_change_nothing(lexicon):
    asked = understand("QUI  REJETTE\nLA REQUETE", lexicon)
    assert asked.query.bag == understand("qui rejette la requete", lexicon).query.bag
    assert asked.language is Language.FRENCH
