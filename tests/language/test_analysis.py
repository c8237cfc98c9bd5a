from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.analysis import analyse, stem, terms_of
from bot.language.fold import fold
from bot.language.stopwords import STOP

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
LANGUAGES = st.sampled_from(Language)


@given(st.text(), LANGUAGES)
@example("l’d’qu’", FRENCH)
@example("ǅungla ŉ ﬁ İ", FRENCH)
def test_any_text_is_analysed_and_its_offsets_are_right(text, language):
    reached = 0
    for token in analyse(text, language):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= reached
        reached = token.start
        assert token.term
        assert token.word


@given(st.text(), st.text(), LANGUAGES)
def test_analysis_knows_nothing_of_what_stands_on_other_lines(left, right, language):
    together = terms_of(f"{left}\n\n{right}", language)
    assert together == terms_of(left, language) + terms_of(right, language)


@given(st.from_regex(r"[a-zàâçéèêëîïôùûœ]{2,16}", fullmatch=True), LANGUAGES)
def test_case_never_matters(word, language):
    assert terms_of(word.capitalize(), language) == terms_of(word, language)


@given(st.from_regex(r"[a-z]{2,16}", fullmatch=True), LANGUAGES)
def test_a_word_is_a_stop_word_or_one_term(word, language):
    terms = terms_of(word, language)
    assert len(terms) == 1 or (terms == [] and fold(word) in STOP[language])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("l'accès", "accès"),
        ("l’accès", "accès"),
        ("lʼaccès", "accès"),
        ("L'ACCÈS", "accès"),
        ("jusqu'à l'hébergement", "hébergement"),
        ("qu'elle héberge", "héberge"),
        ("cœur", "coeur"),
        ("données\u00a0personnelles", "données personnelles"),
        ("« données »", "données"),
        ("hébergés-t-ils", "hébergés"),
        ("a-t-il rejeté", "rejeté"),
        ("rendez-vous", "rendez vous"),
        ("rendez‑vous", "rendez-vous"),
        ("hébergements", "hébergement"),
        ("chiffrées", "chiffrés"),
        ("médecin·e·s", "médecin"),
    ],
)
def test_french_forms_of_one_word_share_their_term(text, same):
    assert set(terms_of(same, FRENCH)) <= set(terms_of(text, FRENCH))


@pytest.mark.parametrize(
    ("text", "same"),
    [("patient's", "patient"), ("patients’", "patients"), ("hosted", "hosting"), ("DATA", "data")],
)
def test_english_forms_of_one_word_share_their_term(text, same):
    assert terms_of(text, ENGLISH) == terms_of(same, ENGLISH)


def test_words_of_the_subject_stay_apart():
    assert len(set(terms_of("médecin médicament médiation média", FRENCH))) == 4


def test_stop_words_carry_nothing():
    assert terms_of("c'est pour les autres, et pas de l'un à l'autre", FRENCH) == []
    assert terms_of("and it is for the others or not", ENGLISH) == ["other"]


def test_a_stop_word_in_capitals_is_a_name():
    assert terms_of("le CE ce jour", FRENCH) == ["ce", "jour"]
    assert terms_of("the US told us", ENGLISH) == ["us", "told"]


def test_a_reference_stands_at_the_place_of_its_text():
    text = "Vu l'article L. 1111-8 du code"
    token = next(token for token in analyse(text, FRENCH) if token.term == "l1111-8")
    assert "L. 1111-8" in text[token.start : token.end]


def test_a_word_with_a_digit_is_its_own_stem():
    assert stem("EMC2", FRENCH) == "emc2"
    assert stem("14086s", ENGLISH) == "14086s"
