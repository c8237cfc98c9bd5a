"""What stands around the paragraphs of a copied page: titles, standfirsts, headings, signatures."""

import pytest

from bot.corpus.copied_page import copied_page
from bot.corpus.models import BlockKind

FIRST = (
    "Le groupement hospitalier a confirmé jeudi que ses archives quitteraient le prestataire avant"
    " l'été, et que les médecins en seraient informés service par service."
)
SECOND = (
    "Plusieurs praticiens disent l'avoir appris par la presse. Ils demandent que le contrat soit"
    " rendu public, et que la commission médicale soit consultée avant toute signature."
)
THIRD = (
    "La direction répond que rien n'est encore décidé, et que chaque service sera entendu avant la"
    " fin du mois ; le contrat, lui, court jusqu'à la fin de l'année prochaine."
)
FOURTH = (
    "Reste à savoir qui paiera le transport des cartons, que personne n'a chiffré. Le syndicat"
    " estime la dépense à deux mois de loyer, et demande qu'elle soit inscrite au budget."
)
FIFTH = (
    "Les archives les plus anciennes, elles, ne bougeront pas : elles restent au sous-sol, où un"
    " seul agent les garde depuis douze ans et où nul ne vient plus les lire."
)
MENU = ["Accueil", "Se connecter", "Accepter les cookies"]
FOOT = ["Partager sur Facebook", "Mentions légales"]


def copied(*lines):
    found = copied_page("\n".join([*MENU, *lines, *FOOT]), "sans titre")
    assert found is not None
    return found


def texts(draft, kind=BlockKind.PARAGRAPH):
    text = draft.body.text
    return [block.of(text) for block in draft.body.blocks if block.kind is kind]


TITLE = "Les archives de l'hôpital changent de maison"


@pytest.mark.parametrize(
    "byline",
    [
        "Par Nadia Roux, le 4 mai 2022",
        "Par Nadia Roux Le mercredi 04 mai à 8h15 3 min Santé",
        "Publié le 4 mai 20226 mai 2022 par Nadia Roux",
        "Nadia Roux·Suivre",
    ],
)
def test_the_line_between_title_and_byline_opens_the_article(byline):
    found = copied(TITLE, "Un déménagement que personne n'avait annoncé", byline, "", FIRST, SECOND)
    assert found.title == TITLE
    assert found.author == "Nadia Roux"
    assert texts(found) == ["Un déménagement que personne n'avait annoncé", FIRST, SECOND]


@pytest.mark.parametrize(
    "between", ["Droit et numérique", "Un déménagement que personne n'avait annoncé..."]
)
def test_a_section_or_a_line_cut_short_is_no_standfirst(between):
    found = copied(TITLE, between, "Par Nadia Roux, le 4 mai 2022", "", FIRST, SECOND)
    assert texts(found) == [FIRST, SECOND]


def test_what_stands_under_the_byline_is_no_standfirst():
    caption = "La cour de l'hôpital un matin de mai"
    found = copied(TITLE, "Par Nadia Roux, le 4 mai 2022", caption, "", FIRST, SECOND)
    assert texts(found) == [FIRST, SECOND]


def test_sentences_that_stand_together_under_the_title_open_the_article():
    found = copied(
        TITLE, "", "Le contrat est rompu.", "Les archives partent en mai.", FIRST, SECOND
    )
    assert found.title == TITLE
    assert texts(found)[:2] == ["Le contrat est rompu.", "Les archives partent en mai."]


def test_a_short_sentence_alone_under_the_title_may_be_anything():
    found = copied(TITLE, "", "Tout est gratuit.", "", FIRST, SECOND)
    assert found.title == TITLE
    assert texts(found) == [FIRST, SECOND]


def test_the_entries_of_a_live_report_keep_their_headings():
    found = copied(
        TITLE, "", "14:05", "Le directeur prend la parole", "", FIRST, "Partager",
        "13:40", "La séance est ouverte", "", SECOND,
    )  # fmt: skip
    assert found.title == TITLE
    headings = texts(found, BlockKind.HEADING)
    assert headings == ["Le directeur prend la parole", "La séance est ouverte"]
    assert texts(found) == [FIRST, SECOND]


def test_one_hour_alone_makes_no_live_report():
    found = copied(TITLE, "", "14:05", "Santé et territoires", "", FIRST, SECOND)
    assert texts(found, BlockKind.HEADING) == []


@pytest.mark.parametrize(
    "way", ["Accueil Nos dossiers sur la santé", "Accueil > Santé > Les archives"]
)
def test_the_way_through_a_site_is_no_title(way):
    found = copied(way, TITLE, "4 mai 2022", FIRST, SECOND)
    assert found.title == TITLE
    assert texts(found) == [FIRST, SECOND]


def test_a_title_may_begin_with_a_welcome():
    title = "Accueil des patients : ce que change le contrat"
    assert copied(title, "4 mai 2022", FIRST, SECOND).title == title


def test_the_row_of_a_table_is_no_title():
    rows = ["notes.txt\tDit ce que fait le programme\t4 mai 2022"]
    assert copied(*rows, FIRST, SECOND).title == "sans titre"


def test_a_caption_with_its_credit_heads_nothing():
    caption = "Les archives dans la cour, le 4 mai 2022. UNE AGENCE/SIPAR"
    found = copied(TITLE, FIRST, caption, SECOND)
    assert texts(found, BlockKind.HEADING) == []
    assert caption not in found.body.text


def test_a_heading_may_name_someone_in_capitals():
    found = copied(TITLE, "4 mai 2022", FIRST, "Les réponses du Dr. ROUX", SECOND)
    assert texts(found, BlockKind.HEADING) == ["Les réponses du Dr. ROUX"]


@pytest.mark.parametrize("offer", ["\n[modifier | modifier le code]", "[modifier]", "[edit]"])
def test_headings_of_an_encyclopedia(offer):
    found = copied(TITLE, FIRST, f"Histoire{offer}", SECOND, f"Notes et références{offer}", FIRST)
    assert texts(found, BlockKind.HEADING) == ["Histoire"]
    assert texts(found) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "card", ["Written by Nadia Roux", "À propos de l’auteur", "About the author"]
)
def test_what_is_said_of_the_author_below_the_article_is_left_out(card):
    about = "Elle suit les hôpitaux et leurs contrats depuis dix ans, et vit avec ses quatre chats."
    found = copied(TITLE, "4 mai 2022", FIRST, SECOND, THIRD, FOURTH, card, about)
    assert texts(found) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("card", ["Written by Nadia Roux", "About the author"])
def test_the_article_goes_on_below_a_card_of_its_author(card):
    found = copied(TITLE, FIRST, SECOND, THIRD, SECOND[:-1] + " !", card, FOURTH, FIFTH)
    assert texts(found) == [FIRST, SECOND, THIRD, SECOND[:-1] + " !", FOURTH, FIFTH]


def test_the_buttons_that_were_glued_end_the_page():
    found = copied(TITLE, FIRST, SECOND, "Mentions légalesPlan du site", FIRST)
    assert texts(found) == [FIRST, SECOND]


@pytest.mark.parametrize("tools", [[], ["3 langues", "Article", "Lire", "Modifier le code"]])
def test_an_encyclopedia_names_its_article_above_its_tools(tools):
    source = "Un article de Wikipédia, l'encyclopédie libre."
    found = copied("Afficher / masquer la sous-section Histoire", "Vanne", *tools, source, FIRST)
    assert found.title == "Vanne"


def test_a_title_of_few_words_that_the_page_prints_twice():
    found = copied(
        "Des moulins et des vannes", "Vannes et cartons", "4 mai 2022", FIRST, "Vannes et cartons"
    )
    assert found.title == "Vannes et cartons"


def test_a_long_title_may_exclaim():
    title = (
        "Les archives de l'hôpital changent de maison, et personne ne l'avait dit aux médecins !"
    )
    found = copied(title, "Par Nadia Roux, le 4 mai 2022", FIRST, SECOND)
    assert (found.title, texts(found)) == (title, [FIRST, SECOND])


def test_the_day_that_a_site_shows_at_its_top_is_not_that_of_the_page():
    site = ["Mon, 25 Dec 2023", "", "The World for People", ""]
    found = copied(*site, TITLE, "Thu, 14 May 2020", FIRST)
    assert (found.title, str(found.published)) == (TITLE, "2020-05-14")


def test_the_day_of_publication_comes_before_that_of_a_change():
    found = copied(TITLE, "Mis à jour le 06/04/2022 à 10:37", "Publié le 05/04/2022 à 17:08", FIRST)
    assert str(found.published) == "2022-04-05"


def test_a_name_alone_above_the_day_signs():
    found = copied(TITLE, "Rive-Ouest", "Nadia ROUX.", "Publié le 12/05/2021 à 18h30", FIRST)
    assert found.author == "Nadia Roux"


def test_a_byline_below_the_opening_paragraph():
    lines = ["Partager", "Le moulin en mai", "Nadia Roux", "9 octobre 2021 à 17h32", "Favoris"]
    found = copied(TITLE, FIRST, *lines, SECOND, THIRD)
    assert (found.author, str(found.published)) == ("Nadia Roux", "2021-10-09")
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert texts(found, BlockKind.HEADING) == []


def test_a_title_and_its_byline_on_one_line():
    found = copied(
        "Que vaut une page raturée du registre ? Par Nadia Roux, Avocate.", FIRST, SECOND
    )
    assert (found.title, found.author) == ("Que vaut une page raturée du registre ?", "Nadia Roux")


def test_a_line_of_a_day_and_a_section_is_no_title():
    found = copied(TITLE, "05.06.2023 Droit des archives Nadia Roux, avocate", FIRST, SECOND)
    assert (found.title, str(found.published)) == (TITLE, "2023-06-05")


def test_a_standfirst_above_the_name_of_who_wrote_it():
    standfirst = "Notes on a contract that nobody was meant to read"
    found = copied(TITLE, standfirst, "Nadia Roux", "May 05, 2023", FIRST, SECOND)
    assert found.author == "Nadia Roux"
    assert texts(found) == [standfirst, FIRST, SECOND]


def test_a_name_and_a_day_above_the_title():
    found = copied("Nadia Roux", "13 July 2022", TITLE, FIRST, SECOND)
    assert (found.title, found.author) == (TITLE, "Nadia Roux")


def test_the_way_through_a_site_leads_to_the_title():
    way = f"Accueil  Actualités  {TITLE}"
    lines = [way, "Communiqué de presse", "12 mars 2021", "Décision de justice", TITLE, "Partager"]
    found = copied("Les cookies de notre site officiel", *lines, FIRST, SECOND)
    assert found.title == TITLE


def test_a_title_below_the_day_and_a_label_that_the_page_repeats_above():
    found = copied(
        "Billet de blog", "5 octobre 2021", TITLE, FIRST, SECOND, THIRD, "Billet de blog"
    )
    assert found.title == TITLE
