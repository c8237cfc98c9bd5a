"""What sites print around French decisions, and what courts call the parts of theirs."""

import pytest

from bot.corpus.models import BlockKind
from bot.corpus.places import place_of
from bot.corpus.readers import read_bytes

LONG = (
    "Les registres sont tenus par le greffe de la commune, qui les garde trois mois au plus dans"
    " l'armoire du rez-de-chaussée, dont le maire et deux adjoints ont seuls la clef."
)
COPIED = f"""Conseil d'État, Juge des référés, 20/07/2018, 422124, Inédit au recueil Lebon
Conseil d'État - Juge des référés

    N° 422124
    ECLI:FR:CEORD:2018:422124.20180720

Lecture du vendredi 20 juillet 2018

Président
    Mme Camille Exemple
Rapporteur : M. Dominique Essai

Avocat(s)
    SCP ESSAI, EXEMPLE

Texte intégral
RÉPUBLIQUE FRANCAISE
AU NOM DU PEUPLE FRANCAIS

Vu la procédure suivante :

La commune demande au juge des référés du Conseil d'Etat :

1°) d'annuler cette ordonnance ;

2°) de mettre à la charge de l'Etat la somme de 1 500 euros.

Me Essai, avocat de la commune, a été entendu.

Considérant ce qui suit :

1. {LONG}

O R D O N N E :
------------------
Article 1er : La requête de la commune est rejetée.
Retourner en haut de la page"""


def kinds(found, kind):
    return [block.of(found.text) for block in found.blocks if block.kind is kind]


def test_who_sat_and_pleaded_is_told_apart():
    (found,) = read_bytes("ce.txt", COPIED.encode())
    assert kinds(found, BlockKind.PARTICULARS)[-7:] == [
        "Président",
        "Mme Camille Exemple",
        "Rapporteur : M. Dominique Essai",
        "Avocat(s)",
        "SCP ESSAI, EXEMPLE",
        "RÉPUBLIQUE FRANCAISE",
        "AU NOM DU PEUPLE FRANCAIS",
    ]
    assert "Me Essai, avocat de la commune, a été entendu." in kinds(found, BlockKind.PARAGRAPH)
    assert kinds(found, BlockKind.HEADING) == ["O R D O N N E :"]
    assert "haut de la page" not in found.text


def test_what_is_asked_for_is_an_item_and_no_paragraph_of_the_reasons():
    (found,) = read_bytes("ce.txt", COPIED.encode())
    items = [block for block in found.blocks if block.kind is BlockKind.ITEM]
    assert [(block.number, block.of(found.text)) for block in items] == [
        ("1°", "d'annuler cette ordonnance ;"),
        ("2°", "de mettre à la charge de l'Etat la somme de 1 500 euros."),
    ]
    assert place_of(found, found.text.index("d'annuler")) == "1°"


def test_a_point_of_an_article_is_named_with_its_paragraph():
    article = (
        "Article L1111-8\n\nCode de la santé publique\n\nVersion en vigueur depuis le 28 juillet"
        f" 2024\n\nI. - {LONG}\n\nII. - Un décret fixe :\n\n1° Les conditions suivantes :\n\n"
        "a) La tenue des registres ;\n\nb) Leur clef ;\n\n2° La durée.\n\nIII. - Rien."
    )
    (found,) = read_bytes("article.txt", article.encode())
    places = {
        words: place_of(found, found.text.index(words))
        for words in ("Leur clef", "La durée", "Rien", "Un décret")
    }
    assert places == {
        "Leur clef": "Article L1111-8, II, 1°, b)",
        "La durée": "Article L1111-8, II, 2°",
        "Rien": "Article L1111-8, III",
        "Un décret": "Article L1111-8, II",
    }


def test_a_collection_names_the_day_in_words():
    text = (
        "15/06/2005 | FRANCE | N°281460\n\nFrance, Conseil d'État, 15 juin 2005, 281460\n\n"
        f"Vu la requête, enregistrée le 13 juin 2005 ;\n\nConsidérant que {LONG}\n\nDECIDE :\n\n"
        "Article 1er : La requête est rejetée."
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert found.citation == "CE, 15 juin 2005, n° 281460"


@pytest.mark.parametrize(
    ("named", "cited"),
    [
        ("Cass. crim.", "Cass. crim."),
        ("Cass. soc.", "Cass. soc."),
        ("Cass. 2e civ.", "Cass. 2e civ."),
        ("Cass. ass. plén.", "Cass. ass. plén."),
    ],
)
def test_parts_and_chamber_of_a_decision_of_the_cour_de_cassation(named, cited):
    text = (
        f"{named}, 4 mars 2020, n° 19-83.446\n\nCOUR DE CASSATION\n\nArrêt\n\nRejet\n\n"
        "COMPOSITION DE LA JURIDICTION\n\nPrésident :\nM. Exemple\nAvocat :\nSCP Essai, Exemple\n\n"
        f"Faits et procédure\n\n1. {LONG}\n\nRéponse de la Cour\n\n2. {LONG}\n\n"
        "PAR CES MOTIFS, la Cour :\n\nREJETTE le pourvoi."
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert found.citation == f"{cited}, 4 mars 2020, n° 19-83.446"
    assert kinds(found, BlockKind.HEADING)[-3:] == [
        "Faits et procédure",
        "Réponse de la Cour",
        "PAR CES MOTIFS, la Cour :",
    ]
    assert "SCP Essai, Exemple" in "\n".join(kinds(found, BlockKind.PARTICULARS))


def test_a_part_of_a_code_is_cited_as_no_article_of_it():
    article = "Article R214-{}\n\nVersion en vigueur depuis le 15 décembre 2011\n\n{}"
    text = "\n\n".join(
        [
            "Code de l'environnement\n\nVersion en vigueur au 25 novembre 2025\n\nTitre Ier : Eau",
            *(article.format(number, LONG) for number in (17, 18, 19)),
        ]
    )
    (found,) = read_bytes("code.txt", text.encode())
    assert found.title == "Code de l'environnement, articles R. 214-17 à R. 214-19"
    assert found.citation == "C. envir."
    assert (found.identifiers.article, found.identifiers.code) == (None, "Code de l'environnement")
    assert place_of(found, found.text.rindex(LONG)) == "Article R214-19"
    assert "Version en vigueur au 25 novembre 2025" in kinds(found, BlockKind.PARTICULARS)


def test_what_is_ruled_is_named_by_its_article_alone():
    (found,) = read_bytes("ce.txt", COPIED.encode())
    assert place_of(found, found.text.index("La requête de la commune est rejetée")) == "art. 1er"


CASSATION = f"""Cour de cassation, civile, Chambre civile 1, 10 mars 2021, 20-15.063, Inédit
Cour de cassation - Chambre civile 1

    N° de pourvoi : 20-15.063
    ECLI:FR:CCASS:2021:C100234
    Non publié au bulletin
    Solution : Rejet

Audience publique du mercredi 10 mars 2021
Décision attaquée : Cour d'appel de Paris, du 12 décembre 2019

LA COUR DE CASSATION, PREMIÈRE CHAMBRE CIVILE, a rendu l'arrêt suivant :

CIV. 1

MY1

COUR DE CASSATION

Mme EXEMPLE, président

Arrêt n° 234 F-D

Pourvoi n° M 20-15.063

AU NOM DU PEUPLE FRANÇAIS

ARRÊT DE LA COUR DE CASSATION, PREMIÈRE CHAMBRE CIVILE, DU 10 MARS 2021

La commune, dont le siège est [Adresse 2], a formé le pourvoi n° M 20-15.063 contre l'arrêt rendu.

Faits et procédure

1. {LONG}

Mais sur le moyen, pris en sa première branche

2. {LONG}

PAR CES MOTIFS, et sans qu'il y ait lieu de statuer sur les autres griefs, la Cour :

REJETTE le pourvoi."""


def test_nothing_of_the_head_of_a_decision_can_be_quoted():
    (found,) = read_bytes("arret.txt", CASSATION.encode())
    assert found.citation == "Cass. 1re civ., 10 mars 2021, n° 20-15.063"
    kept = [block for block in found.blocks if block.kind is not BlockKind.PARTICULARS]
    assert kept[0].of(found.text).startswith("La commune, dont le siège")
    assert "Mais sur le moyen, pris en sa première branche" in kinds(found, BlockKind.HEADING)


def test_an_older_decision_has_its_number_in_its_head_alone():
    text = (
        "Cour de Cassation, Chambre sociale, du 2 octobre 2001, 99-42.942, Publié au bulletin\n\n"
        "N° de pourvoi : 99-42.942\n\nAudience publique du mardi 02 octobre 2001\n\n"
        f"AU NOM DU PEUPLE FRANCAIS\n\nSur le moyen unique :\n\nAttendu que {LONG}\n\n"
        "PAR CES MOTIFS :\n\nCASSE ET ANNULE, dans toutes ses dispositions, l'arrêt rendu."
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert found.citation == "Cass. soc., 2 oct. 2001, n° 99-42.942"


def test_what_a_court_rules_by_numbers_is_no_paragraph_of_its_reasons():
    text = (
        "CINQUIÈME SECTION\n\nAFFAIRE EXEMPLE c. FRANCE\n\n(Requête no 58170/13)\n\nARRÊT\n\n"
        "STRASBOURG\n\n25 mai 2021\n\nLa Cour européenne des droits de l'homme, siégeant en une"
        f" chambre, rend l'arrêt que voici :\n\nEN FAIT\n\n1. {LONG}\n\n1. Sur la recevabilité\n\n"
        f"2. {LONG}\n\nPAR CES MOTIFS, LA COUR, À L'UNANIMITÉ,\n\n1. Déclare la requête recevable ;"
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert "1. Sur la recevabilité" in kinds(found, BlockKind.HEADING)
    assert place_of(found, found.text.index("Déclare")) == (
        "PAR CES MOTIFS, LA COUR, À L'UNANIMITÉ, § 1"
    )


@pytest.mark.parametrize("opening", ["", "Décrets, arrêtés, circulaires\n\nTEXTES GÉNÉRAUX\n\n"])
def test_an_act_of_the_journal_names_itself_below_its_head(opening):
    text = (
        f"{opening}Décret n° 2021-848 du 29 juin 2021 relatif aux registres (1)\n\n"
        "NOR : SSAE2106281D\n\nAlias : https://www.legifrance.gouv.fr/eli/decret/2021/6/29/texte\n\n"
        "JORF n°0150 du 30 juin 2021\n\nVersion initiale\n\nLe Premier ministre,\n\n"
        f"Vu le code de la santé publique ;\n\nDécrète :\n\nArticle 1\n\n{LONG}"
    )
    (found,) = read_bytes("jorf.txt", text.encode())
    assert found.title == "Décret n° 2021-848 du 29 juin 2021 relatif aux registres"
    assert found.citation == "Décr. n° 2021-848, 29 juin 2021"
    assert found.identifiers.nor == "SSAE2106281D"
    assert "Version initiale" in kinds(found, BlockKind.PARTICULARS)


def test_what_is_written_about_an_act_is_not_the_act():
    text = f"Décret n° 2021-848 du 29 juin 2021 : ce qui change\n\nPar Camille Exemple\n\n{LONG}"
    (found,) = read_bytes("article.txt", text.encode())
    assert found.citation is None


def test_a_copied_judgment_of_the_union_keeps_its_points():
    text = (
        "ARRÊT DE LA COUR (grande chambre)\n\n16 juillet 2020\n\nDans l’affaire C‑311/18,\n\n"
        f"rend le présent\n\nArrêt\n\n1        {LONG}\n\n Le cadre juridique\n\n"
        f"2        {LONG} Voilà.\n\nPar ces motifs, la Cour (grande chambre) dit pour droit :\n\n"
        "1)      La décision est invalide."
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert found.citation == "CJUE, gde ch., 16 juill. 2020, C-311/18"
    assert place_of(found, found.text.index("Voilà")) == "Le cadre juridique, pt 2"
    assert found.text.count(LONG) == 2
    assert not any(block.of(found.text)[0].isdigit() for block in found.blocks[3:])
