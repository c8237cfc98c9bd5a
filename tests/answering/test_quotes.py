"""A quote is a span of its document, whatever the document, and keeps what it cannot do without."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.excerpts import Excerpt
from bot.answering.models import Quote
from bot.answering.quotes import LONGEST_QUOTE, choose, widen
from bot.corpus.models import Span
from bot.corpus.sentences import sentences
from bot.errors import QuoteError
from tests.answering.making import document


def excerpts(*told):
    """Excerpts of one document, likeliest first: a sentence, its score, and if it has the point."""
    held = document(" ".join(sentence for sentence, _, _ in told))
    none = np.zeros(1)
    found = []
    for place, (sentence, score, has_point) in enumerate(told):
        start = held.text.index(sentence)
        span = Span(start, start + len(sentence))
        found.append(Excerpt(held, 0, place, span, score, none, none, has_point, False))
    return found


DATED = "La plainte contre la société Dupont a été rejetée le 4 mai 1999."
UNDATED = "La plainte contre la société Dupont a été rejetée par la commission."
OTHER = "Un nouveau siège ouvrira bientôt à Lyon."


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ([(UNDATED, 0.5, False), (DATED, 0.3, True)], DATED),
        ([(UNDATED, 0.5, False), (OTHER, 0.3, True)], UNDATED),
        ([(UNDATED, 0.5, False), (DATED, 0.2, True)], UNDATED),
        ([(UNDATED, 0.5, True), (DATED, 0.3, True)], UNDATED),
        ([(UNDATED, 0.5, False), (DATED, 0.3, False)], UNDATED),
        (
            [
                ("The fine on Dupont was upheld on appeal.", 0.5, False),
                ("The fine on Dupont was upheld on appeal on 4 May 1999.", 0.4, True),
            ],
            "The fine on Dupont was upheld on appeal on 4 May 1999.",
        ),
    ],
)
def test_of_two_that_say_the_same_the_one_with_what_is_asked_for_is_quoted(told, first):
    chosen = choose(excerpts(*told))
    assert chosen[0].text == first
    assert len({excerpt.text for excerpt in chosen}) == len(chosen)
    assert not {UNDATED, DATED} <= {excerpt.text for excerpt in chosen}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


def widened(held, beginning):
    """The widened quote of the sentence that begins with these words."""
    for block in held.blocks:
        for span in sentences(held.text, block.start, block.end):
            if span.of(held.text).startswith(beginning):
                return widen(held, span).text
    raise AssertionError(beginning)


@settings(deadline=None)
@given(
    paragraphs=st.lists(
        st.one_of(TEXTS, TEXTS.map("- {}".format), TEXTS.map("# {}".format)), max_size=6
    )
)
def test_the_widened_quote_of_any_sentence_is_a_span_that_holds_it(paragraphs):
    held = document(*paragraphs)
    for block in held.blocks:
        for span in sentences(held.text, block.start, block.end):
            quote = widen(held, span)
            assert quote.start <= span.start
            assert span.end <= quote.end
            assert quote.text == held.text[quote.start : quote.end]
            assert len(quote.text) <= max(LONGEST_QUOTE, span.end - span.start)


@given(text=TEXTS, start=st.integers(-5, 220), end=st.integers(-5, 220))
def test_a_quote_outside_its_document_is_never_made(text, start, end):
    held = document(text)
    if 0 <= start < end <= len(held.text):
        assert Quote(held, start, end).text == held.text[start:end]
    else:
        with pytest.raises(QuoteError):
            Quote(held, start, end)


@pytest.mark.parametrize(
    "word", ["Toutefois", "Cependant", "En revanche", "However", "Mais", "Sauf"]
)
def test_a_reservation_comes_along(word):
    held = document(
        f"Le transfert est licite. {word}, une garantie est exigée. La suite est ailleurs."
    )
    assert (
        widened(held, "Le transfert")
        == f"Le transfert est licite. {word}, une garantie est exigée."
    )


@pytest.mark.parametrize("opening", ["Elle a", "Celle-ci a", "Cette dernière a", "It has"])
def test_a_pronoun_brings_its_subject(opening):
    held = document(f"La cour a siégé hier. {opening} rejeté la requête.")
    assert widened(held, opening) == held.text


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Le syndicat dénonce un retard.", "Ces reproches ont été écartés hier."),
        ("Le maire a parlé de trahison.", "Cette petite phrase a choqué."),
        ("Un avis peut être demandé.", "Cette demande suspend le délai."),
        (
            "Les clés sont gardées ailleurs.",
            "Compte tenu de ces précautions, on a jugé.",
        ),
        ("The keys are kept apart.", "Given these precautions, the risk is low."),
        ("A fee may be charged.", "In view of such costs, few people ask."),
        ("A fee may be charged.", "This exception is narrow."),
    ],
)
def test_a_noun_that_points_back_brings_what_it_points_at(before, sentence):
    held = document(f"{before} {sentence}")
    assert widened(held, sentence) == held.text


@pytest.mark.parametrize(
    ("before", "sentence", "title"),
    [
        ("La cour a siégé.", "Ce décret n° 2020-12 fixe un prix.", "essai"),
        ("La cour a siégé.", "Cette loi de 1978 fixe un prix.", "essai"),
        ("La cour a siégé.", "Ces délais sont des délais francs.", "essai"),
        ("La cour a siégé.", "Ce phare est haut.", "Le phare de Calais"),
        ("La cour a siégé.", "Ce lundi, elle a statué.", "essai"),
        ("La cour a siégé.", "Ce que dit la loi est clair.", "essai"),
        ("La cour a siégé.", "Pour ce faire, la loi suffit.", "essai"),
        ("The court sat.", "Given these three acts of 2019, acts matter.", "essai"),
    ],
)
def test_a_noun_that_is_told_brings_nothing(before, sentence, title):
    held = document(f"{before} {sentence}", title=title)
    assert widened(held, sentence) == sentence


def test_what_a_noun_points_at_is_not_brought_beyond_the_longest_quote():
    held = document(f"Le syndicat {'proteste ' * 120}fort. Ces reproches ont été écartés.")
    assert widened(held, "Ces reproches") == "Ces reproches ont été écartés."


def test_an_impersonal_turn_is_no_pronoun():
    held = document("La cour a siégé hier. Il résulte de l'instruction que le contrat est valable.")
    assert widened(held, "Il résulte").startswith("Il résulte")


def test_what_a_colon_announces_comes_along():
    held = document("Le guichet est ouvert :", "Du lundi au vendredi. Venez tôt.", "Autre chose.")
    assert widened(held, "Le guichet") == "Le guichet est ouvert :\n\nDu lundi au vendredi."


def test_a_colon_announces_no_heading():
    held = document("The desk is open:", "# Contact", "Write to us.")
    assert widened(held, "The desk") == "The desk is open:"


def test_a_list_stays_whole_with_its_opening():
    held = document(
        "Le contexte est connu. Le contrat prévoit :", "- un chiffrement ;", "- un tiers.", "Fin."
    )
    whole = "Le contrat prévoit :\n\nun chiffrement ;\nun tiers."
    assert widened(held, "Le contrat") == whole
    assert widened(held, "un chiffrement") == whole
    assert widened(held, "un tiers") == whole


def test_a_list_too_long_to_quote_gives_the_item_alone():
    items = [f"- point {number} " + "long " * 60 for number in range(5)]
    held = document("Le contrat prévoit :", *items)
    assert widened(held, "point 2").startswith("point 2")


def test_a_widened_quote_never_leaves_its_paragraph_for_a_subject():
    held = document("Elle a rejeté la requête.", "La cour a siégé.")
    assert widened(held, "Elle a") == "Elle a rejeté la requête."
    assert isinstance(widen(held, Span(0, 4)), Quote)
