"""A question for a number wants a number of what it counts."""

import pytest

from bot.answering.counted import counted_in, counts
from bot.corpus.models import Language
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.query import make_query
from tests.answering.making import document

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture(scope="module")
def lexicon():
    engine = EmbeddedEngine()
    engine.build([document("Des requérants et des hébergeurs.", identifier="mots")], {})
    return engine.lexicon


def counted(question, language, lexicon):
    return counted_in(make_query(question, language, lexicon))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("combien de requérants", "Quatorze requérants ont signé."),
        ("combien de requérants", "Ils étaient 14 associations requérantes."),
        ("combien d'hébergeurs certifiés", "On compte 302 hébergeurs certifiés."),
        ("combien d'hébergeurs", "Le nombre d'hébergeurs était de 302 en juin."),
        ("combien de rendez-vous", "Plus de 5 millions de rendez-vous ont été pris."),
    ],
)
def test_a_number_of_what_is_counted(lexicon, question, sentence):
    assert counts(sentence, FRENCH, counted(question, FRENCH, lexicon))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("combien d'hébergeurs en 2026", "Les hébergeurs avaient 24 mois pour se conformer."),
        ("combien de requérants", "Un requérant a saisi le juge le 26 février 2021."),
        ("combien de clients", "Elle a 14 salariés."),
        ("combien d'hébergeurs", "Deux associations d'hébergeurs sont citées."),
    ],
)
def test_a_number_of_something_else(lexicon, question, sentence):
    assert not counts(sentence, FRENCH, counted(question, FRENCH, lexicon))


def test_english_counts_the_last_noun_before_the_verb(lexicon):
    terms = counted("How many US government requests did AWS receive?", ENGLISH, lexicon)
    assert counts("AWS received 12 requests.", ENGLISH, terms)
    assert not counts("The government has 12 ministers.", ENGLISH, terms)


def test_nothing_is_counted_where_the_question_does_not_say_what(lexicon):
    assert not counted("ils sont combien", FRENCH, lexicon)
