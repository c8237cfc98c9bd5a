from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spelling import (
    SHORTEST_REPAIRED,
    allowed_distance,
    distance,
    nearest,
    without_elision,
)

WORDS = st.text("abcé", max_size=8)


def plain_distance(left: str, right: str) -> int:
    """Optimal string alignment, word for word as its definition has it."""

    @cache
    def between(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        least = min(
            between(i - 1, j) + 1,
            between(i, j - 1) + 1,
            between(i - 1, j - 1) + (left[i - 1] != right[j - 1]),
        )
        if i > 1 and j > 1 and (left[i - 1], left[i - 2]) == (right[j - 2], right[j - 1]):
            least = min(least, between(i - 2, j - 2) + 1)
        return least

    return between(len(left), len(right))


@given(WORDS, WORDS, st.integers(0, 9))
def test_the_distance_is_that_of_the_plain_definition(left, right, most):
    assert distance(left, right, most) == min(plain_distance(left, right), most + 1)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(left, right):
    assert distance(left, right, 8) == distance(right, left, 8)


@pytest.mark.parametrize(
    ("typed", "meant", "errors"),
    [
        ("hebergeur", "hebergeur", 0),
        ("hebergeru", "hebergeur", 1),
        ("hebergur", "hebergeur", 1),
        ("hebbergeur", "hebergeur", 1),
        ("hebargeur", "hebergeur", 1),
        ("hbergur", "hebergeur", 2),
    ],
)
def test_each_kind_of_typing_error_counts_once(typed, meant, errors):
    assert distance(typed, meant, 3) == errors


@given(st.text(max_size=SHORTEST_REPAIRED - 1), st.lists(WORDS))
def test_short_words_are_never_repaired(word, known):
    assert nearest(word, known) == []


@given(WORDS, st.lists(WORDS))
def test_the_nearest_are_all_those_at_the_least_distance_allowed(word, known):
    allowed = allowed_distance(word)
    known = [candidate for candidate in known if candidate[:1] in {word[:1], "h"}]
    errors = [plain_distance(word, candidate) for candidate in known]
    least = min(errors, default=allowed + 1)
    wanted = [candidate for candidate, many in zip(known, errors, strict=True) if many == least]
    assert nearest(word, known) == (wanted if allowed and least <= allowed else [])


def test_the_first_letter_is_taken_to_be_right_but_for_a_silent_h():
    assert nearest("maison", ["raison", "saison"]) == []
    assert nearest("ebergeur", ["hebergeur"]) == ["hebergeur"]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("lhébergeur", "hébergeur"),
        ("Dhebergement", "hebergement"),
        ("quil", "il"),
        ("jusquau", "au"),
        ("lordonnance", "ordonnance"),
        ("doctolib", "octolib"),
        ("rgpd", None),
        ("la", None),
        ("plainte", None),
    ],
)
def test_what_follows_a_lost_apostrophe(typed, rest):
    assert without_elision(typed) == rest
