"""The article of a web page that a browser printed."""

from bot.corpus.draft import Draft
from bot.corpus.readers.printed_page import drop_page

FIRST = (
    "Le groupement hospitalier a confirmé jeudi que ses archives quitteraient le prestataire avant"
    " l'été, et que les médecins en seraient informés service par service."
)
SECOND = (
    "La direction répond que rien n'est encore décidé, et que chaque service sera entendu avant la"
    " fin du mois ; le contrat, lui, court jusqu'à la fin de l'année prochaine."
)


def test_what_follows_a_heading_with_an_offer_to_change_it_is_kept():
    draft = Draft(title="x")
    for line in (
        "Se connecter",
        "Partager",
        FIRST,
        "Histoire[modifier]",
        SECOND,
        "Mentions légales",
    ):
        draft.body.add(line)
    drop_page(draft)
    assert draft.body.text == "\n\n".join([FIRST, "Histoire[modifier]", SECOND])
