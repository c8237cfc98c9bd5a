"""Where a passage stands, in the words of lawyers."""

import pytest

from bot.corpus.places import place_of
from tests.corpus import page_measure


@pytest.mark.parametrize(
    ("page", "words", "place"),
    [
        ("ce_ariane", "Un chercheur en droit", "Sur la demande de suspension, § 3"),
        ("ce_ariane", "Le règlement européen impose", "§ 2"),
        ("ce_ariane", "La présente ordonnance", "art. 2"),
        ("ce_ariane", "SCP DUPOND", None),
        ("arret_cassation", "Le contrat, que nous", "Faits et procédure, § 2"),
        ("arret_curia", "Le règlement européen impose", "pt 2"),
        ("arret_curia", "Un chercheur en droit", "Le cadre juridique, pt 3"),
        ("arret_eurlex", "la clé ne quitte pas", "Le cadre juridique, pt 2"),
        ("arret_hudoc", "Le règlement européen impose", "PROCÉDURE, § 2"),
        ("decision_constitutionnelle", "Du côté des patients", "§ 1"),
        ("cnil_legifrance", "Dans un courrier", "I. Faits et procédure, § 2"),
        ("code_legifrance", "L'hébergeur de données", "II"),
        ("decret_legifrance", "Le présent décret", "Article 2"),
        (
            "consolide_eurlex",
            "les données ne sont plus",
            "Article 17 – Droit à l'effacement («droit à l'oubli»), § 2, a)",
        ),
        ("quotidien_national", "Le contrat, que nous", "Des clés de chiffrement en question"),
    ],
)
def test_places(page, words, place):
    document = page_measure.read_page(page).document
    assert place_of(document, document.text.index(words)) == place


def test_recitals_and_paragraphs_of_a_regulation():
    document = page_measure.read_page("reglement_eurlex").document
    recital = place_of(
        document, document.text.index("Les données à caractère personnel concernant")
    )
    assert recital.endswith("cons. 35")
    point = place_of(document, document.text.index("la personne concernée a donné"))
    assert point == (
        "Article 9 – Traitement portant sur des catégories particulières de données à caractère"
        " personnel, § 2, a)"
    )
