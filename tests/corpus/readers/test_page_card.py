"""The title, the author and the publisher of a page, from the places that name them."""

from datetime import date

import pytest
from lxml import html

from bot.corpus.readers.page_card import page_card


def card(head="", body="", url=None):
    return page_card(
        html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url
    )


def test_a_name_that_is_an_address_gives_way_to_the_same_without_its_ending():
    head = '<meta property="og:site_name" content="Le Quotidien.fr">'
    assert card(head).publisher == "Le Quotidien.fr"
    assert (
        card(head + '<meta name="DC.publisher" content="Le Quotidien">').publisher == "Le Quotidien"
    )


@pytest.mark.parametrize(
    ("name", "url", "publisher"),
    [
        ("Society | The Daily", None, "The Daily"),
        (
            "Idées et Débats - Revue de réflexion",
            "https://idees-et-debats.example/1",
            "Idées et Débats",
        ),
    ],
)
def test_a_name_without_its_section_or_its_motto(name, url, publisher):
    assert card(f'<meta property="og:site_name" content="{name}">', url=url).publisher == publisher


def test_a_name_that_is_in_the_address_counts_before_one_that_is_not():
    article = '{"@type": "Article", "headline": "Un titre", "publisher": {"name": "Relais"}}'
    head = f"""<meta property="og:site_name" content="U.S.">
        <script type="application/ld+json">{article}</script>"""
    assert card(head, url="https://www.relais.example/1").publisher == "Relais"
    assert card(head, url="https://ailleurs.example/1").publisher == "U.S."


def test_a_site_named_before_the_title():
    found = card(
        "<title>Exemple &amp; Associés: Le secret médical</title>", "<h1>Le secret médical</h1>"
    )
    assert (found.title, found.publisher) == ("Le secret médical", "Exemple & Associés")


def test_a_site_named_by_its_link_home_or_its_rights():
    assert card(body='<a href="/">Syndicat d’exemple</a>').publisher == "Syndicat d’exemple"
    assert card(body='<a href="/">Accueil</a>').publisher is None
    there = '<a href="https://exemple.org/fr/">Ligue</a>'
    assert card(body=there, url="https://exemple.org/fr/1").publisher == "Ligue"
    assert card(body=there, url="https://ailleurs.example/1").publisher is None
    rights = "<footer><p>© 2023 Ligue d’exemple</p></footer>"
    assert card(body=rights).publisher == "Ligue d’exemple"


def test_a_heading_that_names_the_section_is_no_title():
    head = (
        '<meta property="og:title" content="Le dossier et son gardien - Débats - Opinion du jour">'
    )
    found = card(head, "<h1>Opinion</h1><h2>Le dossier et son gardien</h2>")
    assert found.title == "Le dossier et son gardien"


@pytest.mark.parametrize("author", ["Le Quotidien.fr", "webmestre", "National Desk"])
def test_a_site_or_a_desk_is_no_author(author):
    head = '<meta property="og:site_name" content="Le Quotidien">'
    head += f'<meta name="author" content="{author}">'
    assert card(head).author is None


def test_libraries_put_the_last_name_first():
    assert card('<meta name="citation_author" content="Petit, Ana">').author == "Ana Petit"
    assert (
        card('<meta name="author" content="Ana Petit, Luc Grand">').author == "Ana Petit, Luc Grand"
    )
    assert card('<meta name="dc.creator" content="Ana Petit">').author == "Ana Petit"


def test_the_day_of_a_comment_is_not_the_page_s():
    time = '<time pubdate datetime="2023-06-09">9 juin</time>'
    assert card(body=f'<div class="comments"><p>{time}</p></div>').published is None
    assert card(body=f"<p>{time}</p>").published == date(2023, 6, 9)
