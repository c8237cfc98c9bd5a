from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.analysis import analyse, stem
from bot.retrieval.building import build
from bot.retrieval.lexicon import GRAM, Lexicon, grams_of
from tests.retrieval.documents import document

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def lexicon_of(*texts: str) -> Lexicon:
    return build(document(f"d{n}", text, title="") for n, text in enumerate(texts)).lexicon


@given(WORDS)
def test_a_word_has_as_many_grams_as_places_at_most(word):
    grams = grams_of(word)
    assert 1 <= len(grams) <= max(len(word) + 3 - GRAM, 1)
    assert len(set(grams)) == len(grams)


@given(WORDS, WORDS)
def test_words_of_a_few_letters_are_their_grams(left, right):
    plain = all(ord(letter) <= 0xFFFF for letter in left + right)
    if plain and max(len(left), len(right)) <= GRAM - 2:
        assert (grams_of(left) == grams_of(right)) == (left == right)


@given(st.lists(st.text("abcdé", min_size=2, max_size=7), min_size=1, max_size=6))
def test_each_gram_leads_to_the_words_that_hold_it(words):
    lexicon = lexicon_of(" ".join(words))
    for number, word in enumerate(lexicon.words):
        for gram in grams_of(word):
            assert number in lexicon.words_with(gram).tolist()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return lexicon_of("Le juge des référés juge.", "Les juges jugent la requête.", "Un médecin.")


def test_words_lead_to_their_terms(lexicon):
    for word in ("juge", "juges", "refere", "requete"):
        for term in lexicon.terms_of_word(word):
            assert lexicon.term_number(term) is not None
    assert lexicon.terms_of_word("juges") == lexicon.terms_of_word("juge")
    assert lexicon.terms_of_word("avocat") == []
    assert lexicon.term_number("avocat") is None


def test_each_passage_counts_once_for_a_word_and_for_a_term(lexicon):
    def frequency(word: str) -> int:
        [number] = lexicon.words.numbers_of(word)
        return int(lexicon.word_df[number])

    assert (frequency("juge"), frequency("juges"), frequency("medecin")) == (1, 1, 1)
    [token] = analyse("juge", Language.FRENCH)
    number = lexicon.term_number(token.term)
    assert number is not None
    assert lexicon.term_df[number] == 2


def test_a_gram_of_no_word_leads_nowhere(lexicon):
    assert lexicon.words_with(grams_of("xyzt")[0]).tolist() == []


def test_the_nearest_words_share_most_grams(lexicon):
    near = [lexicon.words[number] for number in lexicon.nearest_words("requette", 3)]
    assert near[0] == "requete"
    assert lexicon.nearest_words("zzzz", 3) == []


def test_a_word_of_both_languages_stands_for_the_terms_of_each():
    french = document("fr", "Des applications de santé.", title="")
    english = document("en", "Health applications.", title="", language=Language.ENGLISH)
    found = build([french, english]).lexicon.terms_of_word("applications")
    assert set(found) == {stem("applications", language) for language in Language}
