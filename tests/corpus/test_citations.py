"""Citations as lawyers write them; the table of docs/citations.md is what the code gives."""

from datetime import date
from pathlib import Path

import pytest

from bot.corpus.citations import (
    act_citation,
    article_citation,
    decision_citation,
    deliberation_citation,
    press_citation,
    short_date,
)
from bot.corpus.readers import read_bytes

DOCS = Path(__file__).parents[2] / "docs" / "citations.md"
REGULATION = (
    "RÈGLEMENT (UE) 2016/679 DU PARLEMENT EUROPÉEN ET DU CONSEIL du 27 avril 2016\n\nUn texte."
)


def regulation():
    (found,) = read_bytes("reglement.txt", REGULATION.encode())
    return found.citation


def ce(formation, day, *numbers):
    return decision_citation("CE", day, numbers, formation=formation)


MADE = {
    "Conseil d'État, urgent matters": ce("ord. réf.", date(2021, 3, 12), "450163"),
    "Conseil d'État, chambers sitting together": ce(
        "10e-9e ch. réunies", date(2024, 11, 19), "491644"
    ),
    "Conseil d'État, one chamber": ce("10e ch.", date(2025, 6, 25), "495606"),
    "Conseil d'État, several cases": ce("ord. réf.", date(2020, 5, 18), "440442", "440445"),
    "Court of Justice, Grand Chamber": decision_citation(
        "CJUE", date(2020, 7, 16), ["C-311/18"], formation="gde ch.", sign=""
    ),
    "General Court": decision_citation(
        "Trib. UE", date(2025, 9, 3), ["T-553/23"], formation="10e ch. élargie", sign=""
    ),
    "Article of a code": article_citation("L. 1111-8", "Code de la santé publique"),
    "Article of another act": article_citation("9", "RGPD"),
    "Decree, statute, order": act_citation("Décret", "2018-137", date(2018, 2, 26)),
    "Order without a number": act_citation("Arrêté", None, date(2018, 6, 11)),
    "Regulation of the Union": regulation(),
    "Deliberation of the CNIL": deliberation_citation("CNIL", "SAN-2020-012", date(2020, 12, 7)),
    "Press": press_citation("Egora", date(2021, 3, 8), "Marion Jort"),
}


def test_the_table_of_forms_is_true():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCS.read_text("utf-8").splitlines()
        if line.startswith("| ") and "Form" not in line
    ]
    assert {source: example for source, _, example in rows} == MADE


@pytest.mark.parametrize(
    ("author", "cited"),
    [
        ("Marion Jort", "M. Jort"),
        ("Jean-Paul Le Goff", "J.-P. Le Goff"),
        ("AFP", "AFP"),
        ("Ana Petit et Luc Grand", "Ana Petit et Luc Grand"),
        (None, None),
    ],
)
def test_authors(author, cited):
    expected = ", ".join(filter(None, ("Egora", "8 mars 2021", cited)))
    assert press_citation("Egora", date(2021, 3, 8), author) == expected


def test_what_is_not_identified_has_no_citation():
    assert decision_citation("CE", None, ["450163"]) is None
    assert press_citation(None, date(2021, 3, 8), "Ana") is None
    assert act_citation("Loi", None, None) is None
    assert short_date(date(2021, 8, 1)) == "1er août 2021"
