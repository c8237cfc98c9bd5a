"""What is taken out of a page's tree: by the names of its parts, their headings, their place."""

import pytest
from lxml import html

from bot.corpus.readers.article import drop_cards
from bot.corpus.readers.page_furniture import drop_above, drop_furniture, drop_sections

PROSE = (
    "Les trois établissements ont changé d'hébergeur pendant le week-end, sans prévenir les équipes"
    " de soins, qui ont trouvé le lundi matin des écrans qu'elles ne connaissaient pas."
)
ARTICLE = f"<h1>Un titre</h1><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>"


def text_after(drop, body):
    tree = html.document_fromstring(f"<html><body><main>{body}</main></body></html>")
    drop(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "part",
    [
        '<div class="jp-relatedposts">Autre</div>',
        '<section data-component="topic-list"><p>Autre</p></section>',
        '<aside aria-label="newsletter promotion">Autre</aside>',
        '<div class="NewsletterSignup__box">Autre</div>',
        '<li class="fig-micronav-share">Autre</li>',
        '<div class="image_caption"><span>Autre</span></div>',
    ],
)
def test_parts_that_are_named_as_furniture_go(part):
    assert "Autre" not in text_after(drop_furniture, ARTICLE + part)


@pytest.mark.parametrize(
    "part",
    [
        f'<div class="post-7 type-post hentry tags comments">{PROSE}</div>',
        '<div class="socialism">Autre</div>',
        f'<section id="partage-des-donnees"><h2>Partage des données</h2><p>{PROSE}</p></section>',
        '<section aria-label="Partage des données entre hôpitaux">Autre</section>',
        f'<div class="caption">{PROSE}{PROSE}{PROSE}</div>',
    ],
)
def test_parts_that_are_the_page_itself_or_named_otherwise_stay(part):
    assert text_after(drop_furniture, ARTICLE + part) == text_after(
        lambda tree: None, ARTICLE + part
    )


def test_a_large_part_stays_whatever_its_name():
    assert PROSE in text_after(drop_furniture, f'<div class="share">{ARTICLE}</div>')


def test_comments_go_up_to_the_next_heading():
    body = (
        f"<h2>3 commentaires</h2><h3>Un confrère</h3><p>{PROSE[:99]}.</p><h2>Annexe</h2><p>Fin.</p>"
    )
    assert text_after(drop_sections, ARTICLE + body).endswith(f"{PROSE}Annexe{'Fin.'}")


def test_other_things_to_read_go_as_far_as_they_are_links():
    body = (
        '<h4>À lire aussi</h4><ul><li><a href="/1">Une autre affaire</a></li></ul><p>La suite.</p>'
    )
    assert text_after(drop_sections, ARTICLE + body).endswith(f"{PROSE}La suite.")


def test_a_label_goes_with_its_links():
    body = '<div><strong>À LIRE AUSSI</strong><a href="/1">Une autre affaire</a></div><p>Suite.</p>'
    assert text_after(drop_sections, ARTICLE + body).endswith(f"{PROSE}Suite.")


def test_most_of_a_page_never_goes_with_a_heading():
    body = f"<h1>Titre</h1><h2>Commentaires</h2>{ARTICLE.replace('h1', 'h3')}"
    assert PROSE in text_after(drop_sections, body)


def test_a_notice_to_the_reader_goes_with_what_it_says():
    body = "<h2>Inscrivez-vous pour lire la suite</h2><p>Cinq articles par mois.</p>"
    assert text_after(drop_sections, ARTICLE + body).endswith(PROSE)
    body = "<h2>Se connecter à son espace</h2><p>Il faut une carte.</p>"
    assert text_after(drop_sections, ARTICLE + body).endswith("Il faut une carte.")


def test_a_heading_below_the_text_does_not_take_what_is_above():
    body = f"<p>Un chapeau</p><p>{PROSE}</p><p>{PROSE}</p><h3>Un titre</h3>"
    kept = text_after(lambda tree: drop_above(tree, tree.find(".//h3")), body)
    assert kept.startswith("Un chapeau")


def test_labels_above_the_title_go_and_what_says_who_wrote_stays():
    body = f"<p>Enquête | Santé</p><p>Par Camille Exemple, le 5 juin 2023</p>{ARTICLE}"
    kept = text_after(lambda tree: drop_above(tree, tree.find(".//h1")), body)
    assert kept.startswith("Par Camille Exemple, le 5 juin 2023Un titre")


def test_a_link_to_another_article_goes_with_what_leads_to_it():
    link = '<a href="/2">Que sont les tiers de confiance ?</a>'
    assert text_after(drop_cards, f"{ARTICLE}<p><strong>Lire : {link}</strong></p>").endswith(PROSE)
    for lead in ("On demandera :", "Voir la"):
        kept = text_after(drop_cards, f"{ARTICLE}<p>{lead} {link}.</p>")
        assert kept.endswith("confiance ?.")


def test_an_address_to_write_to_is_no_other_article():
    kept = text_after(
        drop_cards, f'{ARTICLE}<p><a href="mailto:a@example.org">a@example.org</a></p>'
    )
    assert kept.endswith("a@example.org")
