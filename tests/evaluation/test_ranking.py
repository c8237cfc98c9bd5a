from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.ranking import rank_measures

NAMES = [f"d{n}" for n in range(15)]


@given(st.permutations(NAMES), st.sets(st.sampled_from(NAMES), min_size=1))
def test_measures_are_those_of_their_definitions(ranked, right):
    values = rank_measures({"q": ranked}, {"q": dict.fromkeys(right, 1)})["q"]
    places = [place for place, name in enumerate(ranked, 1) if name in right]
    gain = sum(1 / log2(place + 1) for place in places if place <= 10)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(right), 10) + 1))
    assert values["ndcg@10"] == pytest.approx(gain / ideal)
    assert values["mrr@10"] == pytest.approx(1 / places[0] if places[0] <= 10 else 0)
    for depth in (1, 5, 10, 100):
        found = sum(place <= depth for place in places)
        assert values[f"recall@{depth}"] == pytest.approx(found / len(right))


def test_a_query_that_finds_nothing_has_all_measures_at_zero():
    values = rank_measures({"q": [], "r": ["a"]}, {"q": {"a": 1}, "r": {"a": 1}})
    assert set(values["q"].values()) == {0.0}
    assert set(values["r"].values()) == {1.0}
