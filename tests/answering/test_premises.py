"""Questions built on something that the documents deny."""

import pytest

from bot.answering.excerpts import score_excerpts
from bot.answering.premises import contradicts, takes_for_granted
from bot.answering.question import understand
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document


@pytest.mark.parametrize(
    ("question", "granted"),
    [
        ("Pourquoi le juge a-t-il annulé le contrat ?", True),
        ("Pourquoi le juge a annulé le contrat ?", True),
        ("quelle amende le juge a infligée", True),
        ("Why did the court void the contract?", True),
        ("Le juge a annulé le contrat ?", False),
        ("Pourquoi le recours a-t-il été rejeté ?", False),
        ("la clé était chez qui ? chez Amazon ?", False),
        ("Qui certifie, et est-ce que l'agence le fait ?", False),
        ("Qui a gagné, le juge ou l'association ?", False),
        ("c'est quoi le référé", False),
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
    understood = understand(question, engine.lexicon, Thesaurus.read(CORPUS / "thesaurus.yaml"))
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


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("quand la cour a-t-elle validé l'accord", "Dire que la cour a validé l'accord est faux."),
        (
            "quel plafond de capital fixe le décret",
            "Il n'exige ni immunité, ni plafond de capital.",
        ),
        ("Which statute lists the freedoms?", "The list is set by case law and not by a statute."),
        ("Maiia a-t-elle aussi perdu devant le juge", "Maiia et Keldoc n'étaient pas visées."),
    ],
)
def test_forms_of_denial(question, sentence):
    assert contradicted(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how long were appointments kept", "Appointments were deleted no later than in June."),
        ("qui peut lire les messages", "Seul le médecin lit ; le prestataire ne peut pas lire."),
        ("où siège la cour de justice", "Il ne faut pas confondre la cour de justice et l'autre."),
    ],
)
def test_what_looks_like_a_denial(question, sentence):
    assert not contradicted(question, sentence)
