"""Pages copied as text keep their article, lose their furniture; other texts lose nothing."""

from datetime import date
from pathlib import Path

import pytest

from bot.corpus.copied_page import copied_page
from bot.corpus.models import BlockKind, Language
from bot.corpus.readers import read, read_bytes

PAGES = Path(__file__).parent / "pages"
SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_87328e4bcfc15199.txt"


def page(name):
    (document,) = read(PAGES / name)
    return document


def test_french_newspaper():
    found = page("quotidien.txt")
    assert found.title == "Hébergement : la CNIL réclame une migration du Health Data Hub"
    assert found.publisher == "Le Matin Santé"
    assert found.author == "Claire Dumont et Paul Le Goff"
    assert found.published == date(2020, 10, 9)
    assert [(block.kind, block.of(found.text).split()[0]) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "L'autorité"),
        (BlockKind.PARAGRAPH, "La"),
        (BlockKind.PARAGRAPH, "«"),
        (BlockKind.PARAGRAPH, "Le"),
        (BlockKind.HEADING, "Un"),
        (BlockKind.PARAGRAPH, "Trois"),
        (BlockKind.ITEM, "une"),
        (BlockKind.ITEM, "un"),
        (BlockKind.ITEM, "un"),
        (BlockKind.PARAGRAPH, "Le"),
        (BlockKind.PARAGRAPH, "Affaire"),
    ]


def test_english_newspaper():
    found = page("newspaper.txt")
    assert found.language is Language.ENGLISH
    assert found.title == "Hospital trusts told to review cloud contracts after ruling"
    assert found.author == "Anna Whitfield"
    assert found.publisher == "The Northern Herald"
    assert found.published == date(2020, 7, 21)
    assert [block.of(found.text).split()[0] for block in found.blocks] == [
        "Hospital", "A", '"We', "What", "The", "Campaigners",
    ]  # fmt: skip
    for furniture in ("poll", "newsletter", "nurse", "insurers", "Getty", "Yes"):
        assert furniture not in found.text


def test_blog():
    found = page("blog.txt")
    assert found.title == "Pourquoi le référé-liberté n'a pas suffi"
    assert found.author == "Sophie Arnaud"
    assert found.published == date(2021, 3, 14)
    assert [block.of(found.text).split()[0] for block in found.blocks] == [
        "Le", "D'abord,", "On", "Le",
    ]  # fmt: skip


def test_broadcaster():
    found = page("broadcaster.txt")
    assert found.title == "Doctors wary of plan to share patient data"
    assert (found.author, found.published) == ("Jane Marlow", date(2021, 6, 4))
    assert [block.of(found.text).split()[0] for block in found.blocks] == [
        "Doctors", "The", '"We', "What", "NHS", "The",
    ]  # fmt: skip


def test_magazine():
    found = page("magazine.txt")
    assert found.title == "Prise de rendez-vous : une entreprise devenue incontournable"
    assert (found.author, found.published) == ("Camille Creac’h", date(2021, 4, 12))
    assert [block.of(found.text).split()[0] for block in found.blocks] == [
        "La", "Qui", "Une", "Selon",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "about",
    ["Pour les articles homonymes, voir Moulin.", "Ne doit pas être confondu avec Moulinet."],
)
def test_a_line_about_namesakes_is_no_title(about):
    text = (PAGES / "copied" / "encyclopedie.txt").read_text("utf-8")
    bare = text.replace("⟦", "").replace("⟧", "")
    assert "Pour les articles homonymes, voir HDS." in bare
    page = bare.replace("Pour les articles homonymes, voir HDS.", about)
    (found,) = read_bytes("page.txt", page.encode())
    assert found.title == "Hébergement de données de santé"
    assert about not in found.text


def test_the_name_that_a_site_prints_twice_stands_once():
    article = (
        "I.-Le greffe de la commune tient le registre des passages au moulin, sans rature." * 2
    )
    text = (
        "Légifrance\n\nCode de la santé publique\nArticle L1111-8\nImprimer\n\nArticle L1111-8\n"
        f"Code de la santé publique\n\nVersion en vigueur depuis le 28 juillet 2024"
        f"\n\n{article}\n\nModifié par LOI n°2024-449 du 21 mai 2024 - art. 32\n\nMentions légales"
    )
    (found,) = read_bytes("page.txt", text.encode())
    assert found.citation == "CSP, art. L. 1111-8"
    assert found.text.count("Article L1111-8") == 1
    assert found.text.count("Code de la santé publique") == 1


def test_a_page_that_asks_to_join_is_a_page():
    prose = "Le syndicat demande que le contrat soit rendu public avant la fin du mois. " * 4
    text = f"Accueil\nAdhérer\n\nNos dossiers ne sont pas à vendre\n\n{prose}\n\nFaire un don"
    (found,) = read_bytes("page.txt", text.encode())
    assert found.title == "Nos dossiers ne sont pas à vendre"
    assert found.text == prose.strip()


def test_decision():
    found = page("decision.txt")
    assert found.citation == "CE, ord. réf., 12 mars 2021, n° 450163"
    numbers = [block.number for block in found.blocks if block.number]
    assert numbers == ["1", "2", "3", "Article 1er", "Article 2"]
    assert "Par une requête et deux mémoires" in found.text
    assert found.text.endswith("sera notifiée à l'association InterHop.")
    assert "Imprimer" not in found.text


@pytest.mark.skipif(not SEED.exists(), reason="the copied article is not beside the repository")
def test_the_article_that_started_it_all():
    (found,) = read(SEED)
    assert found.title.startswith("Données de la vaccination : recours devant le Conseil d'Etat")
    assert (found.author, found.published) == ("Marion Jort", date(2021, 3, 8))
    assert len(found.blocks) == 4
    assert found.text.startswith("Doctolib\xa0hébergeant")
    assert found.text.endswith("droit américain.")
    written = SEED.read_text("utf-8")
    assert all(block.of(found.text) in written for block in found.blocks)


LETTER = """Dr Jeanne Martin
12, rue des Lilas
75012 Paris

Paris, le 8 mars 2021

Objet : contact

Cher confrère,

Je vous adresse Monsieur X pour avis. Merci de lire aussi le compte rendu joint.

Bien confraternellement,
Dr Martin
"""

DECISION = """CONSEIL D'ETAT

N° 450163

Vu la procédure suivante :

1. Aux termes de l'article L. 521-2 du code de justice administrative : le juge peut agir.

2. Il résulte de l'instruction que la condition n'est pas remplie.

ORDONNE :

Article 1er : La requête est rejetée.

Article 2 : La présente ordonnance sera notifiée à l'association.
"""

POEM = """L'automne

Les sanglots longs
Des violons
De l'automne

Blessent mon coeur
D'une langueur
Monotone.
"""

NOTES = """Réunion du 3 mai

- rappeler la CNIL
- partager le compte rendu
- commentaires de Paul

Menu : à voir
Oui pour le 12
"""


@pytest.mark.parametrize("text", [LETTER, DECISION, POEM, NOTES])
def test_plain_documents_lose_nothing(text):
    assert copied_page(text, "x") is None
    (found,) = read_bytes("document.txt", text.encode())
    printed = " ".join(f"{block.number or ''} {block.of(found.text)}" for block in found.blocks)
    bare = str.maketrans("", "", " \n-.:")
    for line in text.splitlines():
        assert line.translate(bare) in printed.translate(bare)


def test_numbers_of_paragraphs_lie_beside_the_text():
    (found,) = read_bytes("decision.txt", DECISION.encode())
    assert [block.number for block in found.blocks if block.number] == [
        "1", "2", "Article 1er", "Article 2",
    ]  # fmt: skip
    assert "La requête est rejetée." in found.text
    assert "Article 1er" not in found.text


def test_verse_keeps_its_line_ends():
    (found,) = read_bytes("poem.txt", POEM.encode())
    assert found.title == "L'automne"
    assert "Les sanglots longs\nDes violons" in found.text


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "Une note\n\nLe juge des référés du Conseil d'État a rejeté vendredi la demande\n"
        "des associations, et sa motivation mérite qu'on s'y arrête un instant.\n"
        "Elle tient en quelques lignes."
    )
    (found,) = read_bytes("note.txt", wrapped.encode())
    assert "la demande des associations" in found.text
