"""Summaries: the bundle's own words, or sentences of the document, in order and within bounds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.summaries import BUDGETS, Length, carrying_sentences, summarize
from bot.corpus.models import Language, Summaries
from tests.answering.making import document

SENTENCE = st.lists(
    st.sampled_from(
        "juge données médecin hébergeur rejette requête contrat serveur clé chiffrement".split()
    ),
    min_size=1,
    max_size=30,
).map(lambda words: "Le " + " ".join(words) + ".")
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join), max_size=12)


@settings(max_examples=60, deadline=None)
@given(paragraphs=PARAGRAPHS, budget=st.integers(1, 1500))
def test_the_sentences_are_the_documents_in_order_and_apart(paragraphs, budget):
    held = document("# Titre", *paragraphs)
    quotes = carrying_sentences(held, budget)
    assert bool(quotes) == bool(paragraphs)
    for before, after in pairwise(quotes):
        assert before.end <= after.start
    for quote in quotes:
        assert quote.text == held.text[quote.start : quote.end]
    assert len(quotes) == 1 or sum(len(quote.text) for quote in quotes) <= budget


def test_what_the_document_is_about_is_kept_and_asides_are_not():
    held = document(
        "Le juge a rejeté la requête contre le contrat d'hébergement des données de santé.",
        "Le chat du voisin dort parfois longtemps sous un vieux pommier couvert de mousse.",
        "La requête visait le contrat d'hébergement, car l'hébergeur des données est américain.",
        "Le juge a relevé que les données de santé étaient chiffrées par l'hébergeur.",
        "Bienvenue sur cette page et bonne lecture à toutes et à tous ce matin.",
        title="Hébergement des données de santé : la requête rejetée",
    )
    (quote,) = carrying_sentences(held, 100)
    assert "requête" in quote.text
    kept = " ".join(quote.text for quote in carrying_sentences(held, 180))
    assert "chat" not in kept
    assert "Bienvenue" not in kept


def test_two_sentences_that_say_the_same_are_not_both_chosen():
    same = "Le juge a rejeté la requête contre le contrat d'hébergement."
    held = document(same, "La cour contrôle les transferts vers un pays tiers.", same)
    assert [quote.text for quote in carrying_sentences(held, 400)].count(same) == 1


def test_a_pronoun_brings_its_subject():
    held = document(
        "La cour a siégé. Elle a jugé que le transfert des données était illicite hier."
    )
    (quote,) = carrying_sentences(held, 200)
    assert quote.text.startswith("La cour")


def test_a_sentence_longer_than_the_budget_is_still_given_whole():
    long = "Le " + "juge et la cour " * 40 + "siègent."
    assert [quote.text for quote in carrying_sentences(document(long), 50)] == [long]


def test_the_bundled_summary_goes_first_and_is_in_the_language_asked_for():
    held = document(
        "Un texte.",
        summaries={
            language: Summaries(short=f"{language} s", medium=f"{language} m", long=f"{language} l")
            for language in Language
        },
    )
    summary = summarize(held, Length.MEDIUM, Language.ENGLISH)
    assert (summary.text, summary.language, summary.quotes) == ("en m", Language.ENGLISH, ())


def test_a_summary_in_another_language_says_so():
    held = document(
        "Un texte.", summaries={Language.FRENCH: Summaries(short="s", medium="m", long="l")}
    )
    summary = summarize(held, Length.LONG, Language.ENGLISH)
    assert (summary.text, summary.language) == ("l", Language.FRENCH)


@pytest.mark.parametrize("language", list(Language))
def test_every_document_of_the_bundle_has_a_summary_in_three_lengths(clerk, language):
    for held in clerk.sources():
        lengths = []
        for length in Length:
            summary = clerk.summarize(held.id, length, language=language)
            told = summary.text or "".join(quote.text for quote in summary.quotes)
            assert told
            assert len(told) <= BUDGETS[length] or summary.text or len(summary.quotes) == 1
            lengths.append(len(told))
        assert lengths == sorted(lengths)
