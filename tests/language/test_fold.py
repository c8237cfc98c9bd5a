from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.fold import fold


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text("abcxyzàâçéèêëîïôùûœæ'-"))
def test_case_never_matters(text):
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("RÉFÉRÉ", "refere"),
        ("cœur", "coeur"),
        ("Ex-Æquo", "ex-aequo"),
        ("Straße", "strasse"),
        ("l’accès", "l'acces"),
        ("rendez‑vous", "rendez-vous"),
        ("e\u0301tat", "etat"),
        ("ﬁnances", "finances"),
        ("Noël", "noel"),
        ("İstanbul", "istanbul"),
        ("№ 5℠", "no 5sm"),
    ],
)
def test_letters_are_compared_plain(written, folded):
    assert fold(written) == folded
