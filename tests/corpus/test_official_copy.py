"""Official texts copied from their site lose what the site says, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.official_copy import OfficialCopy, official_copy
from bot.corpus.readers import read_bytes

PROSE = "Le greffier tient le registre des passages, sans rature ni blanc, et en répond au conseil."
LINES = [
    "CONSEIL D'ÉTAT",
    "N° 450163",
    "Me Martin, avocat",
    "Vu la procédure suivante :",
    PROSE,
    "",
    "Article 1er : La requête est rejetée.",
    "L 119/1",
    "4.5.2016",
    "Signé : la greffière",
    "Références",
    "Commentaires",
]


@given(st.lists(st.sampled_from(LINES)))
def test_a_text_without_any_word_of_a_site_stays_as_it_is(lines):
    text = "\n".join(lines)
    assert official_copy(text) == OfficialCopy(text)


@pytest.mark.parametrize(
    "name",
    [
        "CAA de PARIS, 4ème chambre, 11/02/2022, 20PA03456, Inédit au recueil Lebon",
        "Conseil d'État, 10ème - 9ème chambres réunies, 19/11/2024, 491644",
        "Délibération SAN-2020-012 du 7 décembre 2020",
        "Décision n° 2020-800 DC du 11 mai 2020",
        "LOI n° 2024-449 du 21 mai 2024 visant à sécuriser l'espace numérique",
        "Avis 14/2019 sur le projet de clauses contractuelles types",
    ],
)
def test_the_name_that_a_site_gives_a_text_is_apart(name):
    assert official_copy(f"Imprimer\n{name}\n\n{PROSE}") == OfficialCopy(f"\n{PROSE}", title=name)


@pytest.mark.parametrize(
    "first",
    ["CONSEIL D'ÉTAT", "ARRÊT DE LA COUR (grande chambre)", "N° 20PA03456", "Loi du moulin"],
)
def test_the_first_line_of_a_text_stays_in_it(first):
    found = official_copy(f"Imprimer\n{first}\n\n{PROSE}")
    assert found.title is None
    assert first in found.text


def test_the_head_of_the_official_journal_is_apart():
    head = "4.5.2016\nFR\nJournal officiel de l'Union européenne\nL 119/1"
    found = official_copy(f"Accueil > Droit\n{head}\n\nRÈGLEMENT (UE) 2016/679\n{PROSE}")
    assert found.head == "Journal officiel de l'Union européenne\nL 119/1"
    assert found.text.strip() == f"RÈGLEMENT (UE) 2016/679\n{PROSE}"


def test_the_notes_of_an_act_lie_beside_it():
    text = (
        "RÈGLEMENT (UE) 2016/679 DU PARLEMENT EUROPÉEN ET DU CONSEIL\n\n"
        "(Texte présentant de l'intérêt pour l'EEE)\n\n"
        "vu l'avis du Comité (1),\n\nconsidérant ce qui suit:\n\n(1) "
        f"{PROSE}\n\n(2) {PROSE} Il suit un avis (2).\n\nONT ADOPTÉ LE PRÉSENT RÈGLEMENT:\n\n"
        "(1) JO C 229 du 31.7.2012, p. 90.\n\n(2) JO C 391 du 18.12.2012, p. 127.\n"
    )
    (found,) = read_bytes("acte.txt", text.encode())
    assert [(note.label, note.text) for note in found.notes] == [
        ("1", "JO C 229 du 31.7.2012, p. 90."),
        ("2", "JO C 391 du 18.12.2012, p. 127."),
    ]
    assert [block.number for block in found.blocks if block.number] == ["1", "2"]
    assert "vu l'avis du Comité," in found.text
