"""Where documents differ: what the guides say, then pairs that are sure."""

import pytest

from bot.answering.comparison import GUIDES, Difference, compare
from bot.corpus.models import Language
from bot.errors import QuestionError
from bot.language.thesaurus import Thesaurus
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

BLAZE = "L'incendie de l'entrepôt de Lille a touché {} salariés et détruit les archives le {}."


def compared(subject, *texts):
    engine = EmbeddedEngine()
    engine.build([document(text, identifier=f"d{n}") for n, text in enumerate(texts)], {})
    found = compare(subject, Language.FRENCH, engine=engine, thesaurus=Thesaurus(), guides=[])
    return found.divergences


@pytest.mark.parametrize(
    ("subject", "word"),
    [
        ("EHDS", "26 mars 2025"),
        ("date de dépôt du référé", "25 février 2021"),
        ("incident 2020", "6 158"),
        ("Maiia", "11 janvier 2021"),
        ("trois mois", "prise de rendez-vous"),
    ],
)
def test_the_guides_are_quoted_first(clerk, subject, word):
    divergences = clerk.compare(subject).divergences
    assert divergences[0].difference is Difference.TOLD
    assert divergences[0].quotes[0].document.work in GUIDES
    assert any(word in quote.text for told in divergences for quote in told.quotes)


def test_the_guides_are_in_the_language_of_the_person(clerk):
    divergences = clerk.compare("EHDS", language=Language.ENGLISH).divergences
    assert divergences[0].quotes[0].document.language is Language.ENGLISH


def test_the_bundle_does_not_contradict_itself_beyond_what_it_tells(clerk):
    for subject in ("Doctolib", "HDS", "Health Data Hub", "Privacy Shield", "RGPD", "référé"):
        for divergence in clerk.compare(subject).divergences:
            assert divergence.difference in {Difference.TOLD, Difference.VIEW}


def test_one_date_that_differs_is_told():
    (divergence,) = compared(
        "incendie", BLAZE.format(12, "3 mai 2024"), BLAZE.format(12, "4 mai 2024")
    )
    assert divergence.difference is Difference.DATE
    assert {quote.document.id for quote in divergence.quotes} == {"d0", "d1"}


def test_one_number_that_differs_is_told():
    (divergence,) = compared(
        "incendie", BLAZE.format(12, "3 mai 2024"), BLAZE.format(15, "3 mai 2024")
    )
    assert divergence.difference is Difference.NUMBER


@pytest.mark.parametrize(
    "other",
    [
        BLAZE.format(12, "3 mai 2024"),
        BLAZE.format(15, "4 mai 2024"),
        "L'incendie du 4 mai 2024 a été éteint par les pompiers de Douai en moins de deux heures.",
        "L'inondation de l'entrepôt de Brest a touché 9 salariés et détruit les machines hier.",
    ],
)
def test_what_may_be_another_thing_is_not_set_against_it(other):
    assert compared("incendie", BLAZE.format(12, "3 mai 2024"), other) == ()


def test_opposed_views_stand_side_by_side():
    (divergence,) = compared(
        "hébergement",
        "Les requérants soutiennent que l'hébergement expose les données des patients.",
        "Doctolib affirme que l'hébergement protège les données des patients.",
    )
    assert divergence.difference is Difference.VIEW
    assert len(divergence.quotes) == 2


def test_a_subject_of_nothing_has_no_divergence(clerk):
    assert clerk.compare("recette de cuisine").divergences == ()


@pytest.mark.parametrize("subject", ["", "?", "\N{SNOWMAN}"])
def test_no_subject_is_refused(clerk, subject):
    with pytest.raises(QuestionError):
        clerk.compare(subject)
