"""Texts whose title alone tells their kind, as collections of them have it."""

import json

import pytest

from bot.answering.models import Voice
from bot.answering.voices import voiced
from bot.corpus.models import Kind
from bot.corpus.readers import read

TEXT = "Toute personne qui tient le registre en donne lecture sur place à qui la demande."


def line(tmp_path, title, text=TEXT):
    file = tmp_path / "body.jsonl"
    file.write_text(json.dumps({"_id": "un", "title": title, "text": text}), encoding="utf-8")
    (found,) = read(file)
    assert (found.id, found.title, found.text) == ("un", title, text)
    return found


@pytest.mark.parametrize(
    ("title", "kind", "citation"),
    [
        ("Code civil — Article 21-4", Kind.STATUTE, "C. civ., art. 21-4"),
        ("Article L. 1111-8 du code de la santé publique", Kind.STATUTE, "CSP, art. L. 1111-8"),
        ("Code de la santé publique, article L1111-8", Kind.STATUTE, "CSP, art. L. 1111-8"),
        ("L. 1111-8 (Code de la santé publique)", Kind.STATUTE, "CSP, art. L. 1111-8"),
        ("Code de l'énergie - art. D251-1-A", Kind.STATUTE, "C. énergie, art. D. 251-1-A"),
        ("Code électoral — Article LO227-5", Kind.STATUTE, "C. élect., art. LO. 227-5"),
        (
            "Code général des impôts — Article 49 septies YQ",
            Kind.STATUTE,
            "CGI, art. 49 septies YQ",
        ),
        ("Article R. 1111-9", Kind.STATUTE, None),
        (
            "Loi n° 78-17 du 6 janvier 1978, article 8",
            Kind.STATUTE,
            "L. n° 78-17, 6 janv. 1978, art. 8",
        ),
        ("Article 3 de l'arrêté du 11 juin 2018", Kind.STATUTE, "Arr. 11 juin 2018, art. 3"),
        (
            "Décret n° 2018-137 du 26 février 2018 relatif à l'hébergement",
            Kind.STATUTE,
            "Décr. n° 2018-137, 26 févr. 2018",
        ),
        ("Article 9 du RGPD", Kind.REGULATION, "art. 9, RGPD"),
        ("GDPR, Article 9", Kind.REGULATION, "art. 9, RGPD"),
        ("CE, ord. réf., 12 mars 2021, n° 450163", Kind.DECISION, None),
        ("Cour de cassation, civile, 10 mars 2021, n° 20-15.063", Kind.DECISION, None),
        ("CJUE, gde ch., 16 juill. 2020, C-311/18", Kind.DECISION, None),
        ("CNIL, délibération n° SAN-2020-012", Kind.DECISION, "CNIL, délib. n° SAN-2020-012"),
    ],
)
def test_a_title_that_is_a_reference(tmp_path, title, kind, citation):
    found = line(tmp_path, title)
    assert (found.kind, found.citation) == (kind, citation)
    law = kind in {Kind.STATUTE, Kind.REGULATION}
    voice = Voice.LAW if law else Voice.AUTHORITY if "CNIL" in title else Voice.UNDETERMINED
    assert voiced(found, 0, len(TEXT)).voice is voice


@pytest.mark.parametrize(
    "title",
    [
        "Article L. 1111-8 du code de la santé publique : ce qui change",
        "Faut-il réformer l'article 9 du RGPD ?",
        "Le code de la route a 100 ans",
        "Règlement européen sur la protection des données : que faut-il savoir ?",
        "CNIL : 3 sanctions en mars",
        "Article 5",
        "L'arrêté du maire",
        "winston-churchill",
        "",
    ],
)
def test_a_title_that_says_more_is_a_document(tmp_path, title):
    text = "Le texte du règlement (UE) 2016/679 du Parlement européen est publié, dit la mairie."
    found = line(tmp_path, title or "Note", text)
    assert (found.kind, found.citation) == (Kind.DOCUMENT, None)
    assert voiced(found, 0, len(text)).voice is Voice.UNDETERMINED


def test_a_decision_on_one_line_is_told_by_its_own_words(tmp_path):
    text = (
        "Conseil d'État\nN° 450163\nECLI:FR:CEORD:2021:450163.20210312\n"
        "Lecture du vendredi 12 mars 2021\nVu la procédure suivante :\n" + TEXT
    )
    found = line(tmp_path, "Doctolib au Conseil d'État", text.replace("\n", "\n\n"))
    assert found.kind is Kind.DECISION
    assert found.citation == "CE, ord. réf., 12 mars 2021, n° 450163"
