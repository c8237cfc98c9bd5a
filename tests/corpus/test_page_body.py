"""What stands between and below the paragraphs of a copied page: lists, tables, notes, its end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.copied_page import copied_page
from bot.corpus.models import BlockKind
from tests.corpus.test_page_head import (
    FIFTH,
    FIRST,
    FOURTH,
    SECOND,
    THIRD,
    TITLE,
    copied,
    texts,
)


def test_a_list_whose_bullets_were_not_copied():
    found = copied(
        TITLE, "", FIRST, "Le contrat énumère :", "la durée des archives", "Le nom du gardien",
        "Un inventaire", "", "La suite", "", SECOND,
    )  # fmt: skip
    assert texts(found, BlockKind.ITEM) == [
        "la durée des archives", "Le nom du gardien", "Un inventaire",
    ]  # fmt: skip
    assert texts(found, BlockKind.HEADING) == ["La suite"]


def test_lines_together_in_small_letters_are_a_list_and_what_is_above_heads_it():
    items = ["la pièce d'identité", "le formulaire signé", "une photo du carton"]
    found = copied(TITLE, FIRST, "Les pièces", *items, "La suite", SECOND)
    assert texts(found, BlockKind.ITEM) == items
    assert texts(found, BlockKind.HEADING) == ["Les pièces", "La suite"]


def test_titles_together_are_links():
    links = ["Le conseil laisse ses cartons dehors", "Le gardien condamné", "Vos archives ailleurs"]
    found = copied(TITLE, FIRST, *links, "La suite", SECOND)
    assert texts(found) == [FIRST, SECOND]
    assert texts(found, BlockKind.HEADING) == ["La suite"]


def test_a_link_below_a_colon_is_no_list():
    found = copied(TITLE, FIRST, "Le syndicat l'a dit :", "Voir la vidéo", "Partager", SECOND)
    assert "Voir la vidéo" not in found.body.text


def test_the_rows_of_a_table_stay_together():
    found = copied(TITLE, FIRST, "Service\tCartons\tMois", "Chirurgie\t112\tmai", SECOND)
    assert texts(found) == [FIRST, "Service | Cartons | Mois", "Chirurgie | 112 | mai", SECOND]


@pytest.mark.parametrize("bullet", ["•\t", "1.\t", "- "])
def test_items_whose_bullets_were_copied(bullet):
    found = copied(TITLE, FIRST, f"{bullet}la durée des archives", f"{bullet}le gardien", SECOND)
    assert "durée des archives" in found.body.text
    assert "|" not in found.body.text


def test_the_table_of_facts_above_an_article_opens_it():
    found = copied(TITLE, "Fiche", "Pays\tFrance", "Durée\t3 ans", "", FIRST, SECOND)
    assert texts(found)[:3] == ["Pays | France", "Durée | 3 ans", FIRST]
    assert "Fiche" in found.body.text


def test_a_list_of_files_above_an_article_is_no_table_of_facts():
    found = copied(TITLE, "src\tMend it\tMar 3", "doc\tSay it\tApr 1", FIRST, SECOND)
    assert texts(found) == [FIRST, SECOND]


def test_a_question_between_links_is_a_link_too():
    found = copied(
        TITLE, FIRST, "Ce que l'on sait du contrat", "Puis-je refuser ?", "La suite", SECOND
    )
    assert texts(found) == [FIRST, SECOND]
    assert texts(found, BlockKind.HEADING) == ["La suite"]


def test_questions_that_head_paragraphs_are_kept():
    questions = ["Qui peut demander ?", "Quel est le prix ?"]
    found = copied(TITLE, FIRST, "Démarche", questions[0], SECOND, questions[1], THIRD)
    assert texts(found) == [FIRST, questions[0], SECOND, questions[1], THIRD]
    assert texts(found, BlockKind.HEADING) == ["Démarche"]


def test_a_button_that_leads_to_comments_ends_nothing():
    found = copied(TITLE, FIRST, "Partager", "2 commentaires", "Police", SECOND, THIRD, FOURTH)
    assert texts(found) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_card_of_a_page_of_another_day():
    card = [
        "Fiche",
        "La protection des cartons",
        "Chacun a des droits sur les siens.",
        "2 mars 2022",
    ]
    assert texts(copied(TITLE, FIRST, SECOND, THIRD, *card, FOURTH)) == [
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
    ]


def test_the_days_of_a_chronology_head_what_happened():
    told = ["Le contrat est signé.", "Le juge est saisi.", "La requête est rejetée."]
    days = ["8 mars 2021", "12 mars 2021", "2 avril 2021"]
    lines = [line for pair in zip(days, told, strict=True) for line in pair]
    found = copied(TITLE, FIRST, "Chronologie", SECOND, *lines, THIRD)
    assert texts(found) == [FIRST, SECOND, *told, THIRD]
    assert texts(found, BlockKind.HEADING) == ["Chronologie", *days]


def test_a_table_may_close_an_article():
    found = copied(TITLE, FIRST, SECOND, "Délais de remise", "Âge\tDélai", "Cinq ans\tHuit jours")
    assert texts(found)[2:] == ["Âge | Délai", "Cinq ans | Huit jours"]
    assert texts(found, BlockKind.HEADING) == ["Délais de remise"]


def test_the_last_paragraph_may_be_cut():
    cut = FOURTH[:160].rstrip(" .,")
    assert texts(copied(TITLE, FIRST, SECOND, cut, "Pour lire la suite"), BlockKind.HEADING) == [
        cut
    ]


@pytest.mark.parametrize(
    "link",
    [
        "À LIRE AUSSIMoulins: les cinq points du contrat",
        "Lire : Que sont les cartons ?",
        "Le quai en juin. (LOU MODELE / AGENCE)",
        "La Lettre is a reader-supported publication. To receive new posts, consider subscribing.",
    ],
)
def test_links_and_captions_between_paragraphs(link):
    assert texts(copied(TITLE, FIRST, SECOND, link, THIRD)) == [FIRST, SECOND, THIRD]


def test_a_link_to_another_page_of_the_publisher_is_left_out():
    card = ["Quarante contrats, une clause", "Un guide pour savoir qui garde quoi.", "La Lettre"]
    found = copied(TITLE, FIRST, *card, SECOND, THIRD, "La Lettre © 2022")
    assert texts(found) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("above", [SECOND, "Publicité"])
def test_one_word_may_head_a_paragraph(above):
    found = copied(TITLE, FIRST, above, "Consensus", THIRD)
    assert texts(found, BlockKind.HEADING) == ["Consensus"]


@pytest.mark.parametrize("word", ["i", "12", "vidéo", "Mail"])
def test_one_word_that_heads_nothing(word):
    found = copied(TITLE, FIRST, SECOND, word, THIRD)
    assert texts(found, BlockKind.HEADING) == []


def test_a_paragraph_that_comes_back_stands_once():
    found = copied(TITLE, FIRST, SECOND, THIRD, "Envoyer par mail", TITLE, FIRST)
    assert texts(found) == [FIRST, SECOND, THIRD]


def test_a_list_of_the_latest_news_ends_the_article():
    news = ["14:31 Un geyser coloré", "14:10 Séisme.", FIFTH, "13:54 La pêche interdite"]
    assert texts(copied(TITLE, FIRST, SECOND, *news)) == [FIRST, SECOND]


def test_a_programme_is_no_list_of_the_latest_news():
    programme = ["9h00 : accueil des services", "10h30 : table ronde", "14h00 : visite", FOURTH]
    assert texts(copied(TITLE, FIRST, SECOND, *programme))[-1] == FOURTH


@pytest.mark.parametrize("name", ["Nadia Roux", "AFP"])
def test_a_name_alone_signs_the_article_off(name):
    bio = ["Archives", "Justice", "Santé publique", "Vallée", FOURTH, FIFTH]
    lines = ["Par Nadia Roux, le 4 mai 2022", FIRST, SECOND, THIRD, SECOND[:-1] + " !"]
    assert texts(copied(TITLE, *lines, name, *bio)) == lines[1:]


def test_who_speaks_in_an_interview_does_not_end_it():
    lines = ["Par Nadia Roux, le 4 mai 2022", FIRST, SECOND, THIRD, SECOND[:-1] + " !"]
    found = copied(TITLE, *lines, "Nadia Roux", FOURTH, "Nadia Roux", FIFTH)
    assert texts(found)[-2:] == [FOURTH, FIFTH]


def marked(draft):
    document = draft.document()
    return [(mark.label, document.text[: mark.offset].split()[-1]) for mark in document.note_marks]


@pytest.mark.parametrize(
    ("call", "note"), [("[{}]", "[{}] "), (" [{}]", "[{}]"), (" ({})", "({}) "), ("[{}]", "↑ ")]
)
@pytest.mark.parametrize("heading", [[], ["Notes"]])
def test_notes_of_a_copied_page_lie_beside_its_text(call, note, heading):
    first = FIRST[:-1] + call.format(1) + "."
    second = SECOND.replace("presse.", f"presse{call.format(2)}.")
    notes = [note.format(1) + "Annexe 4, page 12.", note.format(2) + "Note du 3 mars."]
    found = copied(TITLE, first, second, *heading, *notes)
    assert texts(found) == [FIRST, SECOND]
    assert [(one.label, one.text) for one in found.notes] == [
        ("1", "Annexe 4, page 12."),
        ("2", "Note du 3 mars."),
    ]
    assert marked(found) == [("1", "service"), ("2", "presse")]


@pytest.mark.parametrize(
    "notes",
    [
        ["↵Annexe 4.", "↵Note du 3 mars."],
        ["Annexe 4. ↩", "Note du 3 mars. ↩︎"],
        ["Références", "1. Annexe 4.", "2. Note du 3 mars."],
        ["Notes :", "1 Annexe 4.", "2 Note du 3 mars."],
        ["1", "Annexe 4.", "2", "Note du 3 mars."],
    ],
)
def test_raised_numbers_call_notes(notes):
    first = FIRST[:-1] + "1."
    found = copied(TITLE, first, SECOND.replace("presse.", "presse.2"), *notes)
    assert texts(found) == [FIRST, SECOND]
    assert [one.text for one in found.notes] == ["Annexe 4.", "Note du 3 mars."]
    assert marked(found) == [("1", "service"), ("2", "presse.")]


@pytest.mark.parametrize(
    "called", ["pour un loyer de 12 m2", "la règle CO2", "le plan Covid1 puis Covid3", "le lot2"]
)
def test_numbers_that_belong_to_a_word_stay_in_it(called):
    first = f"{FIRST} Il s'agit, dit-elle, de {called}."
    found = copied(TITLE, first, SECOND, "Références", "1. Annexe 4.", "2. Note du 3 mars.")
    assert texts(found)[0] == first


def test_two_calls_at_one_place_leave_no_comma():
    found = copied(TITLE, FIRST[:-1] + "[1],[2].", SECOND, "[1] Annexe 4.", "[2] Note du 3 mars.")
    assert texts(found) == [FIRST, SECOND]


def test_a_heading_that_the_table_of_contents_announces():
    found = copied(
        TITLE, "", "Les faits", "La suite", FIRST, "Les faits", SECOND, "La suite", THIRD
    )
    assert texts(found, BlockKind.HEADING) == ["Les faits", "La suite"]


def test_a_heading_that_a_table_of_contents_below_repeats():
    found = copied(
        TITLE, FIRST, "Les faits", SECOND, THIRD, "Sommaire", "Les faits", "Tout déplier"
    )
    assert texts(found, BlockKind.HEADING) == ["Les faits"]


@pytest.mark.parametrize(
    "caption",
    [
        ["Image", "Les cartons dans la cour."],
        ["Les cartons dans la cour.", "Les cartons dans la cour.Crédit...Lou Modèle"],
    ],
)
def test_a_caption_is_no_sentence_of_the_article(caption):
    assert texts(copied(TITLE, FIRST, *caption, SECOND)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, SECOND, "(1) Un premier point que rien n'appelle.", THIRD],
        [FIRST[:-1] + " (2).", SECOND, "(2) Un point sans premier.", THIRD],
        [FIRST[:-1] + " [sic].", SECOND, THIRD],
        [FIRST[:-1] + " [2021].", SECOND, THIRD],
    ],
)
def test_what_is_not_surely_a_note_stays_in_the_text(lines):
    found = copied(TITLE, *lines)
    assert found.notes == []
    printed = " ".join(texts(found))
    assert all(line.partition(") ")[2] in printed for line in lines)


def test_a_page_without_any_paragraph_is_none():
    assert copied_page("Se connecter\nPartager\nMentions légales", "sans titre") is None


BUTTONS = [
    "Partager",
    "Publicité",
    "Lire aussi : Le gardien condamné",
    "© Lou Modèle",
    "Le quai en juin. (Photo Lou Modèle. AFP)",
    "Newsletter",
    "Inscrivez-vous à notre newsletter",
    "À lire aussi",
    "Sur le même sujet",
    "Le gardien condamné à rendre ses clés",
    "12 mai 2021",
    "Temps de lecture : 3 min",
    "3 commentaires",
]
PARAGRAPHS = [FIRST, SECOND, THIRD, FOURTH, FIFTH]


@given(st.lists(st.lists(st.sampled_from(BUTTONS[:6]), max_size=3), min_size=5, max_size=5))
def test_buttons_between_paragraphs_cost_none_of_them(between):
    lines = [line for pair in zip(PARAGRAPHS, between, strict=True) for line in (pair[0], *pair[1])]
    assert texts(copied(TITLE, "Par Nadia Roux, le 4 mai 2022", *lines)) == PARAGRAPHS


@given(st.integers(1, 3), st.lists(st.sampled_from(BUTTONS), min_size=1, max_size=4))
def test_a_list_of_links_in_the_middle_costs_no_paragraph(place, links):
    lines = [*PARAGRAPHS[:place], *links, *PARAGRAPHS[place:]]
    found = texts(copied(TITLE, "Par Nadia Roux, le 4 mai 2022", *lines))
    assert set(PARAGRAPHS[:place]) <= set(found)
    if "3 commentaires" not in links:
        assert found == PARAGRAPHS
