from __future__ import annotations

import pytest

from bot.corpus.models import Language
from bot.language.fold import fold
from bot.language.stopwords import ASKING, ASKING_WEIGHT, STOP


@pytest.mark.parametrize("language", list(Language))
def test_a_word_of_asking_is_no_stop_word(language):
    assert not STOP[language] & ASKING[language]


@pytest.mark.parametrize("language", list(Language))
def test_words_are_folded(language):
    assert all(word == fold(word) for word in STOP[language] | ASKING[language])


def test_words_that_carry_a_legal_subject_are_kept():
    kept = "droit loi juge recours délai amende données santé pas-de-porte sanction durée".split()
    assert not {fold(word) for word in kept} & (STOP[Language.FRENCH] | ASKING[Language.FRENCH])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.FRENCH, "quant advient osent mordicus souhaitons devrions imaginons madame"),
        (Language.ENGLISH, "margin regarding suppose wondering"),
    ],
)
def test_words_around_a_question_are_no_subject(language, words):
    assert set(words.split()) <= ASKING[language]


def test_a_word_of_asking_counts_for_less_than_a_word_of_the_subject():
    assert 0 < ASKING_WEIGHT < 1
