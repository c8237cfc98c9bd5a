"""The names of those of a kind stand by the noun."""

import pytest

from bot.answering.roles import named_as, role_in
from bot.corpus.models import Language
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.query import make_query
from tests.answering.making import document

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture(scope="module")
def lexicon():
    engine = EmbeddedEngine()
    engine.build([document("Des associations et des banques.", identifier="mots")], {})
    return engine.lexicon


def role(question, language, lexicon):
    return role_in(make_query(question, language, lexicon))


@pytest.mark.parametrize(
    "sentence",
    [
        "Deux associations ont saisi la cour : Vivre Mieux et Aides.",
        "Les associations sont Aides et le Secours rural.",
        "L'association Aides a saisi la cour.",
        "Aides, l'une des associations, a saisi la cour.",
        "Parmi les requérants figuraient Aides et trois riverains.",
    ],
)
def test_names_by_the_noun(lexicon, sentence):
    question = "Quelles associations ont attaqué Vertbois ?"
    assert named_as(sentence, FRENCH, role(question, FRENCH, lexicon), question)


@pytest.mark.parametrize(
    "sentence",
    [
        "Des associations ont saisi la cour de Paris.",
        "Les associations attaquent Vertbois.",
        "Grandval a répondu aux dossiers de quatre associations.",
        "Les associations citent le Code civil.",
    ],
)
def test_names_of_others(lexicon, sentence):
    question = "Quelles associations ont attaqué Vertbois ?"
    assert not named_as(sentence, FRENCH, role(question, FRENCH, lexicon), question)


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        (
            "Which hospitals joined the trial?",
            "Three hospitals joined: Guy's, Addenbrooke's and Leeds.",
            "Three hospitals joined the trial that Pfizer pays for.",
        ),
        (
            "Who were the competitors of Vertbois?",
            "Its competitors were Grandval and Solis.",
            "Solis says that the competitors had lower prices.",
        ),
    ],
)
def test_names_in_english(lexicon, question, sentence, other):
    wanted = role(question, ENGLISH, lexicon)
    assert named_as(sentence, ENGLISH, wanted, question)
    assert not named_as(other, ENGLISH, wanted, question)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Qui a attaqué Vertbois ?", FRENCH),
        ("quelles associations, Aides ou Vivre Mieux ?", FRENCH),
        ("quelle association a attaqué Vertbois", FRENCH),
        ("Which law applies?", ENGLISH),
    ],
)
def test_no_names_of_a_kind_are_asked_for(lexicon, question, language):
    assert not role(question, language, lexicon)
