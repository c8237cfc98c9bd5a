"""Plain texts lose no line, whatever words of a page they hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.furniture import furniture
from bot.corpus.readers import read_bytes

PROSE = (
    "Le registre des passages sera tenu par la greffière, qui en répond devant le conseil,"
    " et chaque page en sera numérotée avant la fin du mois."
)
LETTER = f"""Dr Jeanne Martin
12, rue des Lilas
75012 Paris

Le 8 mars 2021

Objet : registre des passages

Cher confrère,

{PROSE}

Merci de me dire ce que vous en pensez.

Bien confraternellement,
Dr Martin"""
MESSAGE = f"""De : Jeanne Martin
À : Paul Le Goff
Objet : registre

Bonjour Paul,

{PROSE}
Je joins le projet de délibération.

Cordialement,
Jeanne"""
MINUTES = f"""Compte rendu de la réunion du 3 mai 2021
Présents : Mme Roux, M. Petit
Excusé : M. Grand
Ordre du jour
Le registre
{PROSE}
Décision : adopté à l'unanimité
La séance est levée à 18h30."""
LECTURE = f"""Cours 4
Section 1 - Le registre
{PROSE}
définition
tenue
Section 2 - La preuve
Qui doit prouver ?
Section 3 - Les délais
trois mois en principe"""
CONTRACT = f"""Contrat de garde
Entre les soussignés
Article 1 - Objet
{PROSE}
Article 2 - Durée
trois ans
Article 3 - Prix
Le prix est fixé à douze mille euros."""
CONVERSATION = f"""[12:03] Jeanne : tu as lu le registre ?
[12:04] Paul : pas encore
[12:05] Jeanne : {PROSE}
ah oui
[12:09] Paul : ok"""
TABLE = f"""Service;Cartons;Mois
Chirurgie;112;mai
Greffe;12;juin
{PROSE}
Total;124;"""
LIST = f"""À faire avant la réunion
- relire le registre
- appeler la greffière
- {PROSE}
- réserver la salle
et prévenir Paul"""
COURSE = f"""La preuve par le registre
Introduction
{PROSE}
Qui doit prouver
le demandeur
le défendeur, par exception
{PROSE.replace("greffière", "secrétaire")}
Conclusion
La rature n'ôte rien à la page"""
ESSAY = f"""Des moulins

{PROSE}

Une remarque sans point

{PROSE.replace("greffière", "secrétaire")}

Fin"""
POEM = """L'automne

Les sanglots longs
Des violons
De l'automne

Blessent mon coeur
D'une langueur
Monotone."""
ENGLISH_LETTER = """12 Mill Lane
8 March 2021

Dear Dr Roe,

The register of crossings will be kept by the clerk, who answers for it before the mill council,
and each page will be numbered before the end of the month.

Kind regards,
Anna Whitfield"""
TEXTS = {
    "letter": LETTER,
    "message": MESSAGE,
    "minutes": MINUTES,
    "lecture": LECTURE,
    "contract": CONTRACT,
    "conversation": CONVERSATION,
    "table": TABLE,
    "list": LIST,
    "english letter": ENGLISH_LETTER,
}
WORDS_OF_PAGES = [
    "Commentaires",
    "À lire aussi",
    "En savoir plus",
    "Répondre",
    "Références",
    "S'inscrire",
    "Imprimer",
    "Partager",
    "Newsletter",
    "Sondage",
    "À propos de l'auteur",
    "Télécharger",
    "Mon compte",
    "Conditions générales de vente",
    "Politique de confidentialité",
    "Mentions légales",
    "Comments",
    "Print",
    "Sign up",
]
HEADINGS = [
    "Références",
    "Pour aller plus loin",
    "En savoir plus",
    "Commentaires",
    "Voir aussi",
    "À lire également",
    "À propos de l'auteur",
    "Mots-clés : registre, preuve",
    "Further reading",
    "References",
    "Comments",
]
_BARE = re.compile(r"[\W_]+")


def lost(text):
    """The lines of a text that are not in the document that was read from it."""
    (found,) = read_bytes("document.txt", text.encode())
    read = [
        found.title,
        *(f"{block.number or ''} {block.of(found.text)}" for block in found.blocks),
    ]
    printed = _BARE.sub("", "".join(read))
    return [line for line in text.splitlines() if _BARE.sub("", line) not in printed]


@pytest.mark.parametrize("genre", [*TEXTS, "poem"])
def test_no_line_is_lost(genre):
    assert lost({**TEXTS, "poem": POEM}[genre]) == []


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(TEXTS)),
    st.lists(
        st.tuples(st.sampled_from(WORDS_OF_PAGES), st.floats(0, 1)),
        max_size=5,
        unique_by=lambda placed: placed[0],
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_no_line_is_lost_for_a_few_words_that_pages_print_too(genre, placed, apart):
    lines = re.split(r"\n+", TEXTS[genre])
    for word, place in placed:
        lines.insert(round(place * len(lines)), word)
    assert lost(apart.join(lines)) == []


@given(
    st.sampled_from([COURSE, ESSAY]),
    st.lists(
        st.tuples(st.sampled_from(HEADINGS), st.floats(0, 1)),
        max_size=6,
        unique_by=lambda placed: placed[0],
    ),
)
def test_no_line_is_lost_for_headings_that_any_document_may_have(text, placed):
    lines = re.split(r"\n+", text)
    for word, place in placed:
        lines.insert(round(place * len(lines)), word)
    assert lost("\n".join(lines)) == []


@pytest.mark.parametrize("word", WORDS_OF_PAGES)
def test_one_such_word_alone_makes_no_page(word):
    text = f"Le registre des passages\n\n{PROSE}\n\n{word}\n\nUne dernière remarque sans point"
    assert lost(text) == []


def test_a_long_text_is_no_page_for_two_lines_of_one():
    lines = [f"Point {n} sans phrase" for n in range(100)]
    lines[20:20] = ["Imprimer", PROSE]
    lines[60:60] = ["Télécharger", PROSE.replace("greffière", "secrétaire")]
    assert lost("\n".join(lines)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Une copie numérique (photo ou scan) du titre de propriété",
        "des taux d'intérêt (crédit immobilier et assurance emprunteur)",
        "(c) les données ne sont plus nécessaires au regard des finalités",
        "S'inscrire à l'examen du permis de conduire",
        "Signaler une erreur sur le permis de conduire",
        "Le microcrédit : une solution",
        "Privacy notice for patients",
        "2 lectures successives au Parlement",
        "Voir également CE, 12 mars 2021, n° 450163, point 4.",
        "Lire : « trois mois » au lieu de : « deux mois ».",
    ],
)
def test_what_only_looks_like_furniture(line):
    assert furniture(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Le moulin en mai (Photo Lou Modèle. AFP)",
        "Le moulin en mai (photo d'illustration)",
        "Le moulin en mai (crédit : Lou Modèle)",
        "Le moulin (c) 2021 Lou Modèle",
        "Se connecter | Plan du site | RSS",
        "Accueil > Actualités > Le registre",
        "Lire aussi Lou Modèle, « La vanne », juin 2021.",
        "© 2021 Weir, LLC. All rights reserved. " + "Use of this site constitutes consent. " * 6,
    ],
)
def test_furniture(line):
    assert furniture(line) is not None
