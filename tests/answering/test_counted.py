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
        ("combien y a-t-il de requérants", "Six requérants ont saisi le juge."),
        ("le tribunal a vu combien d'hébergeurs", "Trois hébergeurs ont été entendus."),
        ("combien de personnes ont fui", "Plus de 3 000 Syriens dorment dehors."),
        ("combien d'habitants sont partis", "Un bateau a ramené 260 ressortissants."),
        ("combien de sénateurs ont voté", "Le texte passe par 200 voix contre 140."),
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
        ("combien de requérants", "En mars 2021 requérants et ministre se sont vus."),
        ("combien de requérants", "Il a entendu le 12 mars les requérants."),
        ("combien d'hébergeurs", "L'article 28 oblige les hébergeurs."),
        ("combien d'hébergeurs", "Trois villes ont été choisies en 2021 pour les hébergeurs."),
        ("combien de personnes ont fui", "Plus de 3 000 dossiers ont été ouverts."),
        ("combien de sénateurs sont malades", "Le texte passe par 200 voix contre 140."),
    ],
)
def test_a_number_of_something_else(lexicon, question, sentence):
    assert not counts(sentence, FRENCH, counted(question, FRENCH, lexicon))


def test_english_counts_the_last_noun_before_the_verb(lexicon):
    terms = counted("How many US government requests did AWS receive?", ENGLISH, lexicon)
    assert counts("AWS received 12 requests.", ENGLISH, terms)
    assert not counts("The government has 12 ministers.", ENGLISH, terms)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how many people were there", "About 40 residents came."),
        ("how many hosts were there in 2020", "It lists 12 hosts."),
        ("how many kinds of host does the law know", "The law knows two kinds of host."),
        ("how many hosts went bankrupt", "Three hosts failed."),
        ("how many deputies voted", "The bill passed by 300 votes to 45."),
    ],
)
def test_what_english_counts(lexicon, question, sentence):
    assert counts(sentence, ENGLISH, counted(question, ENGLISH, lexicon))
    assert not counts(
        "In May 2020 hosts and people met.", ENGLISH, counted(question, ENGLISH, lexicon)
    )


@pytest.mark.parametrize("question", ["ils sont combien", "combien pour le rachat de la firme"])
def test_nothing_is_counted_where_the_question_does_not_say_what(lexicon, question):
    assert not counted(question, FRENCH, lexicon)
