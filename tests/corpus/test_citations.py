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
REASONS = "1. Il résulte de l'instruction que les données sont hébergées en Europe."
OPENINGS = {
    "Conseil d'État, chambers before 2016": (
        "Conseil d'État, 10ème et 9ème sous-sections réunies, 30/12/2009, 306173\n\n"
        "N° 306173\n\nLecture du mercredi 30 décembre 2009\n\nAU NOM DU PEUPLE FRANCAIS"
    ),
    "Order of a court of the Union": (
        "ORDONNANCE DU PRÉSIDENT DU TRIBUNAL\n\n12 octobre 2023\n\nDans l’affaire T‑553/23 R,"
    ),
    "Older decision of the Commission": (
        "2000/520/CE: Décision de la Commission du 26 juillet 2000 relative à la pertinence de la"
        " protection assurée par les principes de la sphère de sécurité"
    ),
    "Conseil d'État, solemn formations": (
        "Conseil d'État\n\nN° 393099\nECLI:FR:CEASS:2021:393099.20210421\n"
        "Publié au recueil Lebon\nAssemblée\n\nLecture du mercredi 21 avril 2021\n\n"
        "Vu la procédure suivante :"
    ),
    "Administrative court of appeal": (
        "CAA de PARIS, 4ème chambre, 11/02/2022, 20PA03456, Inédit au recueil Lebon\n\n"
        "RÉPUBLIQUE FRANCAISE AU NOM DU PEUPLE FRANCAIS\n\nVu la procédure suivante :"
    ),
    "Administrative tribunal": (
        "TRIBUNAL ADMINISTRATIF DE PARIS\n\nN° 2204567\n\nLe juge des référés\n\n"
        "Ordonnance du 3 mars 2022\n\nVu la procédure suivante :"
    ),
    "Tribunal des conflits": (
        "Tribunal des Conflits\n\nN° C3931\n\nLecture du lundi 9 décembre 2013\n\n"
        "REPUBLIQUE FRANCAISE\n\nAU NOM DU PEUPLE FRANCAIS"
    ),
    "Cour de cassation": (
        "CIV. 1\n\nCOUR DE CASSATION\n\nAudience publique du 10 mars 2021\n\nRejet\n\n"
        "Arrêt n° 345 FS-P\n\nPourvoi n° A 20-15.063\n\nR É P U B L I Q U E F R A N Ç A I S E"
        "\n\nAU NOM DU PEUPLE FRANÇAIS\n\nARRÊT DE LA COUR DE CASSATION, PREMIÈRE CHAMBRE CIVILE,"
        " DU 10 MARS 2021"
    ),
    "Conseil constitutionnel": (
        "Décision n° 2020-800 DC du 11 mai 2020\n\nLE CONSEIL CONSTITUTIONNEL A ÉTÉ SAISI de la loi"
        " prorogeant l'état d'urgence sanitaire.\n\nLE CONSEIL CONSTITUTIONNEL DÉCIDE :"
    ),
    "Court of Justice, opinion of an advocate general": (
        "CONCLUSIONS DE L’AVOCAT GÉNÉRAL\n\nprésentées le 19 décembre 2019\n\nAffaire C‑311/18"
    ),
    "Court of Justice before December 2009": (
        "ARRÊT DE LA COUR\n\n6 novembre 2003\n\nDans l'affaire C-101/01,"
    ),
    "European Court of Human Rights": (
        "GRANDE CHAMBRE\n\nAFFAIRE BIG BROTHER WATCH ET AUTRES c. ROYAUME-UNI\n\n"
        "(Requêtes nos 58170/13, 62322/14 et 24960/15)\n\nARRÊT\n\nSTRASBOURG\n\n25 mai 2021\n\n"
        "La Cour européenne des droits de l’homme, siégeant en une Grande Chambre, rend l’arrêt que"
        " voici :"
    ),
    "Article of a statute": (
        "Article 8 - Loi n° 78-17 du 6 janvier 1978 relative à l'informatique\n\n"
        "Version en vigueur depuis le 1er juin 2019\n\nNOR : JUSX9700134L"
    ),
    "Regulation of the Union": (
        "RÈGLEMENT (UE) 2016/679 DU PARLEMENT EUROPÉEN ET DU CONSEIL du 27 avril 2016"
    ),
    "Regulation of the Union before 2015": (
        "RÈGLEMENT (UE) N° 910/2014 DU PARLEMENT EUROPÉEN ET DU CONSEIL du 23 juillet 2014"
    ),
    "Proposal or report of the Commission": (
        "COMMISSION EUROPÉENNE\n\nStrasbourg, le 3.5.2022\n\nCOM(2022) 197 final\n\nProposition de"
        " RÈGLEMENT DU PARLEMENT EUROPÉEN ET DU CONSEIL relatif aux registres"
    ),
    "Courts of the United Kingdom and of Ireland": (
        "Neutral Citation Number: [2023] EWHC 1092 (KB)\n\nBetween :\n\nEXAMPLE\nClaimant\n\n"
        "- and -\n\nTHE KEEPER\nDefendant\n\nApproved Judgment\n\n"
        "1. The register was kept by the river.\n\n2. The claimant asked for it."
    ),
    "Question to a minister": (
        "Question écrite n° 21345 de Mme Ana EXEMPLE (Rivage - UC) publiée dans le JO Sénat du"
        " 04/03/2021 - page 1424"
    ),
    "Report of a chamber": (
        "ASSEMBLÉE NATIONALE\n\nRAPPORT D'INFORMATION\n\nN° 4299\n\n"
        "Enregistré à la Présidence de l'Assemblée nationale le 29 juin 2021."
    ),
    "Directive of the Union": (
        "Directive 95/46/CE du Parlement européen et du Conseil, du 24 octobre 1995, relative à la"
        " protection des personnes physiques"
    ),
    "Implementing decision of the Union": (
        "DÉCISION D'EXÉCUTION (UE) 2023/1795 DE LA COMMISSION du 10 juillet 2023 constatant le"
        " niveau de protection adéquat"
    ),
    "Opinion of the European Data Protection Board": (
        "Avis 14/2019 sur le projet de clauses contractuelles types\n\nAdopté le 9 juillet 2019\n\n"
        "Le comité européen de la protection des données"
    ),
    "Guidelines of the European Data Protection Board": (
        "Lignes directrices 07/2020 concernant les notions de responsable du traitement\n\n"
        "Version 2.0\n\nAdoptées le 7 juillet 2021\n\nComité européen de la protection des données"
    ),
}
"""How documents open, by the row of the table that tells their citation."""


def cited(opening):
    (found,) = read_bytes("document.txt", f"{opening}\n\n{REASONS}".encode())
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
    "Deliberation of the CNIL": deliberation_citation("CNIL", "SAN-2020-012", date(2020, 12, 7)),
    "Press": press_citation("Egora", date(2021, 3, 8), "Marion Jort"),
} | {row: cited(opening) for row, opening in OPENINGS.items()}


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


@pytest.mark.parametrize(
    ("author", "cited"),
    [
        ("Ana Petit", "A. Petit"),
        ("Jean-Luc Grand", "J.-L. Grand"),
        ("Alexandra de la Plage", "A. de la Plage"),
        ("Dr Ana Petit", "A. Petit"),
        ("Pr. Ana Petit", "A. Petit"),
        ("Maître Ana Petit", "A. Petit"),
        ("AFP", "AFP"),
        ("Al Jazeera Staff", "Al Jazeera Staff"),
        ("La Rive avec AFP", "La Rive avec AFP"),
        ("Rive News with Reuters", "Rive News with Reuters"),
        ("La rédaction", "La rédaction"),
        ("Rédaction Rive", "Rédaction Rive"),
        ("The Editorial Board", "The Editorial Board"),
        ("Service des sports", "Service des sports"),
        ("Collectif Marées", "Collectif Marées"),
        ("Ana Petit et Léo Grand", "Ana Petit et Léo Grand"),
    ],
)
def test_first_names_of_persons_alone_are_cut_short(author, cited):
    assert press_citation("La Rive", date(2021, 3, 8), author) == f"La Rive, 8 mars 2021, {cited}"
