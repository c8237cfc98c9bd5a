"""Kinds of papers that readers add: a question to a minister, a report, a letter, a transcript."""

from datetime import date

import pytest

from bot.corpus.models import BlockKind, Kind
from bot.corpus.places import place_of
from bot.corpus.readers import read_bytes

ASKED = (
    "Mme Ana Exemple attire l'attention de M. le ministre de la mer sur les registres de marées,"
    " que des gardiens refusent d'ouvrir à ceux qui en font la demande."
)
ANSWERED = (
    "Le Gouvernement entend publier, avant la fin de l'année, un décret qui impose aux gardiens de"
    " répondre dans le délai d'un mois à toute demande."
)
MORE = (
    "Le secret s'impose à tous ceux qui tiennent un registre, et celui qui le viole est puni d'une"
    " peine d'amende que fixe la loi."
)
SUBJECT = "Hébergement des registres"


def _read(lines, name="texte.txt"):
    (found,) = read_bytes(name, "\n\n".join(lines).encode())
    return found


def _quotable(found):
    return [block.of(found.text) for block in found.blocks if block.is_running_text]


SENATE = [
    ("Question écrite n° 21345 de Mme Ana EXEMPLE (Rivage - UC) publiée dans le JO Sénat du"
    " 04/03/2021 - page 1424"),
    SUBJECT, ASKED,
    "Réponse du Ministère de la mer publiée dans le JO Sénat du 10/06/2021 - page 3677", ANSWERED,
]  # fmt: skip
ASSEMBLY = [
    "15ème législature", ("Question N° 37012\nde Mme Ana Exemple (Groupe Exemple - Rivage )\n"
    "Question écrite"), f"Ministère interrogé > Mer\nRubrique > registres\nTitre > {SUBJECT}",
    ("Question publiée au JO le : 04/03/2021 page : 1944\nRéponse publiée au JO le : 15/06/2021"
    " page : 4877"), "Texte de la question", ASKED, "Texte de la réponse", ANSWERED,
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "chamber", "number", "cited"),
    [
        (SENATE, "Sénat", "21345", "Sénat, question écrite n° 21345, 4 mars 2021"),
        (ASSEMBLY, "Assemblée nationale", "37012", "AN, question écrite n° 37012, 4 mars 2021"),
    ],
)
def test_a_question_to_a_minister_and_its_answer(lines, chamber, number, cited):
    found = _read(lines)
    assert found.title == f"Question écrite n° {number} : {SUBJECT}"
    assert (found.publisher, found.published) == (chamber, date(2021, 3, 4))
    assert (found.citation, found.kind) == (cited, Kind.DOCUMENT)
    assert _quotable(found)[-2:] == [ASKED, ANSWERED]
    heading = place_of(found, found.text.index(ANSWERED))
    assert heading is not None
    assert "éponse" in heading


def test_a_report_of_a_chamber():
    found = _read(
        [
            "ASSEMBLÉE NATIONALE", "RAPPORT D'INFORMATION",
            ("DÉPOSÉ\nen application de l'article 145 du Règlement\nPAR LA MISSION D'INFORMATION\n"
            "sur les registres de marées"), "ET PRÉSENTÉ PAR\nMme EXEMPLE,\nDéputée.", "N° 4299",
            "Enregistré à la Présidence de l'Assemblée nationale le 29 juin 2021.",
            "I. DES REGISTRES MAL TENUS", ANSWERED, MORE,
        ]
    )  # fmt: skip
    assert found.title == "Rapport n° 4299 sur les registres de marées"
    assert (found.publisher, found.author) == ("Assemblée nationale", None)
    assert found.citation == "AN, rapport n° 4299, 29 juin 2021"
    assert _quotable(found) == [ANSWERED, MORE]
    assert place_of(found, found.text.index(MORE)) == "I. DES REGISTRES MAL TENUS"


def test_a_press_release_of_an_order():
    title = "Registres : l'Ordre appelle à la prudence"
    order = "Conseil national de l'Ordre des médecins"
    found = _read([order, "Communiqué de presse", "Paris, le 12 mars 2021", title, ANSWERED, MORE])
    assert (found.title, found.publisher) == (title, order)
    assert (found.published, found.kind) == (date(2021, 3, 12), Kind.DOCUMENT)
    assert _quotable(found)[-2:] == [ANSWERED, MORE]


def test_the_summary_of_a_report_of_the_court_of_auditors():
    found = _read(
        ["# Les registres de marées", "## Cour des comptes", "Synthèse du rapport",
         "## Une dépense mal connue", ANSWERED, "## Recommandations", f"1. {MORE}"],
        "synthese.md",
    )  # fmt: skip
    assert (found.title, found.publisher) == ("Les registres de marées", "Cour des comptes")
    assert place_of(found, found.text.index(ANSWERED)) == "Une dépense mal connue"


def test_a_letter_is_its_subjects_and_nobodys_publication():
    found = _read(
        ["Assurance maladie\n12 rue du Port", "Paris, le 12 mars 2021", "Objet : vos registres",
         "Madame, Monsieur,", ANSWERED, "Cordialement,", "Ana Exemple"]
    )  # fmt: skip
    assert (found.title, found.publisher) == ("vos registres", None)
    assert found.published == date(2021, 3, 12)
    assert ANSWERED in _quotable(found)


def test_the_page_of_an_article_of_research():
    found = _read(
        ["The keeping of tide registers\nAna Exemple 1, 2, Léo Essai 1\n1 LRP - Laboratoire",
         f"Résumé : {ANSWERED}", f"Abstract: {MORE}"]
    )  # fmt: skip
    assert (found.title, found.author) == (
        "The keeping of tide registers",
        "Ana Exemple, Léo Essai",
    )
    assert f"Résumé : {ANSWERED}" in _quotable(found)


def test_the_transcript_of_a_podcast_keeps_who_speaks():
    said = [f"Ana Exemple : {ANSWERED}", f"Journaliste : {MORE}"]
    found = _read(["Le registre en question, épisode 12\nTranscription", *said])
    assert found.title == "Le registre en question, épisode 12"
    assert _quotable(found)[-2:] == said


HOURS = ["les lundi et mercredi de 14h à 18h,", "le mardi de 14h à 20h"]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_lines_below_a_colon_are_items(name):
    lines = ["Le registre", ANSWERED, MORE, "Service ouvert :", *HOURS]
    if name == "a.html":
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        lines = [f"<html><body><article><h1>{lines[0]}</h1>{body}</article></body></html>"]
    found = _read(lines, name)
    assert [b.of(found.text) for b in found.blocks if b.kind is BlockKind.ITEM] == HOURS


@pytest.mark.parametrize(
    "below",
    [
        ["Une phrase entière suit, qui est un paragraphe.", "Une autre la suit."],
        ["« Le registre est ouvert », dit le gardien.", "Il le répète."],
        ["le seul élément"],
    ],
)
def test_paragraphs_below_a_colon_stay_paragraphs(below):
    found = _read(["Le registre", ANSWERED, "Il répond :", *below])
    assert all(block.kind is not BlockKind.ITEM for block in found.blocks)
