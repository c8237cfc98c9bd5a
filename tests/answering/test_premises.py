"""Questions built on something that the documents deny."""

import pytest

from bot.answering.excerpts import score_excerpts
from bot.answering.premises import contradicts, takes_for_granted
from bot.answering.question import understand
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document


@pytest.mark.parametrize(
    ("question", "granted"),
    [
        ("Pourquoi le juge a-t-il annulé le contrat ?", False),
        ("Pourquoi le juge a annulé le contrat ?", True),
        ("quelle amende le juge a infligée", True),
        ("Why did the court void the contract?", True),
        ("Le juge a annulé le contrat ?", False),
        ("Did the court void the contract?", False),
        ("Pourquoi le juge n'a pas annulé le contrat ?", False),
    ],
)
def test_what_takes_something_for_granted(question, granted):
    assert takes_for_granted(question) is granted


def contradicted(question, *paragraphs):
    engine = EmbeddedEngine()
    others = [
        document(f"Le règlement numéro {n} fixe une autre chose.", identifier=f"autre-{n}")
        for n in range(20)
    ]
    engine.build([document(*paragraphs), *others], {})
    understood = understand(question, engine.lexicon)
    found = engine.search(understood.query, 5)
    best = score_excerpts(understood, found)[0]
    return contradicts(best, understood, engine.lexicon, len(found.index))


def test_a_denied_premise_is_told():
    assert contradicted(
        "pour quelle raison le juge a annulé le contrat",
        "Le juge n'a pas annulé le contrat : il a refusé de le suspendre.",
    )


def test_a_denial_of_something_else_is_not():
    assert not contradicted(
        "quelle amende le juge a prononcée contre la société",
        "Le juge a prononcé une amende de 500 € contre la société ; elle ne gardera rien.",
    )


def test_an_affirmation_is_no_contradiction():
    assert not contradicted(
        "pour quelle raison le juge a annulé le contrat",
        "Le juge a annulé le contrat car il était illégal.",
    )
