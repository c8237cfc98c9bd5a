"""Lines that say who wrote a page and when, and lines that only look as if they did."""

from datetime import date

import pytest

from bot.corpus.byline import Byline, byline
from bot.corpus.models import Language

DAY = date(2021, 3, 8)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("08/03/2021 Par Marion Jort", Byline("Marion Jort", None, DAY)),
        ("Par Marion Jort, le 8 mars 2021 à 18h30", Byline("Marion Jort", None, DAY)),
        ("Publié le lundi 8 mars 2021 par Marion Jort", Byline("Marion Jort", None, DAY)),
        (
            "Article rédigé le 8 mars 2021 par Me Laurence Huin",
            Byline("Me Laurence Huin", None, DAY),
        ),
        ("Publié le 8 mars 20219 mars 2021 par Marion Jort", Byline("Marion Jort", None, DAY)),
        ("Par Marion Jort Le lundi 08 mars à 17h30 5 min Droit", Byline("Marion Jort")),
        ("Par Décision le 8 mars, le juge des référés a suspendu le contrat.", None),
        ("Marion Jort · Follow", Byline("Marion Jort")),
        ("par Thalia Creac’h", Byline("Thalia Creac’h")),
        ("Le 8 mars 2021 à 09h47", Byline(published=DAY)),
        ("Publié le 8 mars 2021, mis à jour le 9 mars 2021", Byline(published=DAY)),
        ("Mis à jour le 09/03/2021 - Publié le 08/03/2021", Byline(published=DAY)),
        ("Par Le Monde avec AFP, publié le 8 mars 2021", Byline("AFP", "Le Monde", DAY)),
        ("Sophie Arnaud | 8 mars 2021", Byline("Sophie Arnaud", None, DAY)),
        ("Propos recueillis par Ana de la Tour", Byline("Ana de la Tour")),
        ("By Anna Whitfield, Health correspondent", Byline("Anna Whitfield")),
        ("Published: March 8, 2021 by Anna Whitfield", Byline("Anna Whitfield", None, DAY)),
        ("Published 8th March 2021 at 10:30 GMT", Byline(published=DAY)),
        ("Paris, le 8 mars 2021", Byline(published=DAY)),
        ("2021-03-08", Byline(published=DAY)),
        ("Posted at 2021-03-08T14:42:01-0700", Byline(published=DAY)),
        ("Updated 4:48 PM EST, Mon March 8, 2021", Byline(published=DAY, changed=True)),
        ("March 8, 2021 -- Updated 0203 GMT (1003 HKT)", Byline(published=DAY)),
        ("Last modified on Mon 8 Mar 2021 09.12 GMT", Byline(published=DAY, changed=True)),
        ("March 8, 2021, 5:00 a.m. ET", Byline(published=DAY)),
        (
            "Posted at 2:42 PM, Mar 8, 2021 and last updated 4:42 PM, Mar 9, 2021",
            Byline(published=DAY),
        ),
        ("AFP 8 mars 2021 à 07:19 (Mis à jour : 8 mars 2021 à 07:38)", Byline("AFP", None, DAY)),
        (
            "Le Courrier | 08.03.2021 à 13h36 • Mis à jour le 09.03.2021 à 20h13 | Par M. J. Jort",
            Byline("M. J. Jort", "Le Courrier", DAY),
        ),
        (
            "By Anna Whitfield , Ana C. Roe, and Jo Le Goff, RVN",
            Byline("Anna Whitfield, Ana C. Roe, and Jo Le Goff", "RVN"),
        ),
        ("Analysis by Anna Whitfield, RVN Senior Court Analyst", Byline("Anna Whitfield", "RVN")),
        ("Anna Whitfield Health correspondent", Byline("Anna Whitfield")),
        ("Anna Whitfield, freelance journalist", Byline("Anna Whitfield")),
        ("Par Marion Jort, Avocate au barreau de Paris", Byline("Marion Jort")),
        ("Droit des eaux 8 mars 2021 registre, moulin 0 Comment", Byline(published=DAY)),
        (
            "par Marion Jort | 8 mars 2021 | Actualités | 0 commentaire",
            Byline("Marion Jort", None, DAY),
        ),
        ("Marion Jort Par Marion Jort", Byline("Marion Jort")),
        ('By Anna "Ann Wh" Whitfield March 8, 2021 7:18 pm', Byline("Anna Whitfield", None, DAY)),
        ("Marion Jort Journaliste RivesTV", Byline("Marion Jort")),
        ("Article rédigé par Marion Jort", Byline("Marion Jort")),
        ("Le Courrier.fr | 8 mars 2021 | Par M. Jort", Byline("M. Jort", "Le Courrier.fr", DAY)),
        ("8 mars 2021 \\ 10h30", Byline(published=DAY)),
        ("8 mars 2021 par vallee", Byline(published=DAY)),
        (
            "Mills 2021; 373 doi: https://doi.org/10.1 (Published 08 March 2021) Cite as: 373:n1",
            Byline(published=DAY),
        ),
        ("— Anna Whitfield, City Hall, March 8, 2021", None),
        ("Le 8 mars 2021, le Conseil d'État a rejeté la requête.", None),
        ("Par ces motifs", None),
        ("Par Ces Motifs, le tribunal décide que la demande est rejetée", None),
        ("By law, patients must be told.", None),
        ("12 rue des Lilas", None),
        ("32/13/2021", None),
    ],
)
def test_bylines(line, said):
    assert byline(line) == said


def test_a_number_that_may_be_either_month_is_no_date_in_english():
    assert byline("03/08/2021", Language.ENGLISH) is None
    assert byline("03/25/2021", Language.ENGLISH) == Byline(published=date(2021, 3, 25))


@pytest.mark.parametrize(
    "line",
    [
        "publié le : 05.06.23 - mise à jour : 12.06.23",
        "Vérifié le 05 juin 2023 - Direction de l'information",
        "Parution : 5 juin 2023",
    ],
)
def test_a_line_that_says_first_of_all_when(line):
    assert byline(line) == Byline(published=date(2023, 6, 5))


@pytest.mark.parametrize(
    "line",
    [
        "Modifié par LOI n°2024-449 du 21 mai 2024 - art. 32",
        "— Camille Exemple, Paris, 5 juin 2023",
        "Publié le 5 juin 2023, le décret entre en vigueur au 1er janvier.",
    ],
)
def test_a_line_that_says_more_than_who_and_when(line):
    assert byline(line) is None
