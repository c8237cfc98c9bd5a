from __future__ import annotations

import pytest

from bot.corpus.models import Language
from bot.language.dictionary import is_well_spelt


@pytest.mark.parametrize("word", ["attente", "étages", "etages", "Pérou", "aujourd’hui", "RÉPONSE"])
def test_a_word_of_the_language_is_well_spelt_even_without_its_accents(word):
    assert is_well_spelt(word, Language.FRENCH)


@pytest.mark.parametrize("word", ["hébergemnt", "sancton", "securitée", "Doctolib"])
def test_a_typing_error_or_an_uncommon_name_is_not(word):
    assert not is_well_spelt(word, Language.FRENCH)


def test_each_language_has_its_own_words():
    assert is_well_spelt("encrypted", Language.ENGLISH)
    assert not is_well_spelt("encrypted", Language.FRENCH)
