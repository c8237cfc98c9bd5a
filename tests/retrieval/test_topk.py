"""The top-k and its scores are those of `rank_bm25.BM25Okapi.get_scores`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retrieval import pruning
from bot.retrieval.bm25 import EPSILON, K1, B
from bot.retrieval.postings import BLOCK
from tests.retrieval.bodies import Body, Searched

TERMS = 12
"""Terms 0 to 11 may come up in bodies; 12 and 13 only in questions."""

passages = st.lists(st.integers(0, TERMS - 1), max_size=12)
bodies = st.lists(passages, min_size=1, max_size=60).filter(any)
questions = st.lists(st.integers(0, TERMS + 1), min_size=1, max_size=6)


def expected(body: Body, question: list[int], most: int, admitted: list[bool] | None = None):
    """The passages that have a term of the question, by rank-bm25's scores, then by number."""
    scores = BM25Okapi(body, k1=K1, b=B, epsilon=EPSILON).get_scores(question)
    wanted = set(question)
    found = [
        number
        for number, passage in enumerate(body)
        if wanted & set(passage) and (admitted is None or admitted[number])
    ]
    best = sorted(found, key=lambda number: (-scores[number], number))[:most]
    return scores, best


def assert_same(
    body: Body, question: list[int], most: int, searched: Searched, admitted=None
) -> None:
    found = searched.best(question, most, admitted or ())
    scores, best = expected(body, question, most, admitted)
    np.testing.assert_allclose(found.scores, scores[best], rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(found.scores, scores[found.passages], rtol=1e-12, atol=1e-15)
    assert len(set(found.passages.tolist())) == len(best)
    ties = list(zip(-found.scores, found.passages.tolist(), strict=True))
    assert ties == sorted(ties)


@given(body=bodies, question=questions, most=st.sampled_from([1, 3, 10, 200]))
def test_small_bodies(body: Body, question: list[int], most: int) -> None:
    assert_same(body, question, most, Searched(body, TERMS + 2))


@given(data=st.data(), body=bodies, question=questions)
def test_only_what_is_admitted(data: st.DataObject, body: Body, question: list[int]) -> None:
    size = len(body)
    admitted = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    assert_same(body, question, 5, Searched(body, TERMS + 2), admitted)


@given(
    seed=st.integers(0, 2**32 - 1),
    blocks=st.integers(1, 40),
    most=st.sampled_from([1, 10, 50]),
    drift=st.sampled_from([0.5, 0.98, 1.0, 1.3, 3.0]),
    share=st.sampled_from([0.0, 0.1, 0.9, 1.0]),
    slots=st.sampled_from([0, 1, 8]),
)
def test_bodies_of_many_blocks(
    seed: int, blocks: int, most: int, drift: float, share: float, slots: int
) -> None:
    """Skewed terms, so that passages are left out; few slots, so that passages share them."""
    random = np.random.default_rng(seed)
    terms = 200
    odds = random.random(terms) ** 6
    body = [
        random.choice(terms, int(size), p=odds / odds.sum()).tolist()
        for size in random.integers(1, 20, blocks * BLOCK - 3)
    ]
    mean = sum(map(len, body)) / len(body)
    question = random.integers(0, terms, random.integers(1, 7)).tolist()
    admitted = (random.random(len(body)) < share).tolist() if share < 1 else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pruning, "_FIRST_BLOCKS", 2)
        patch.setattr(pruning, "_FIRST_POSTINGS", 2)
        patch.setattr(pruning, "_SLOTS", slots)
        assert_same(body, question, most, Searched(body, terms, mean * drift), admitted)


def test_negative_weights_of_small_bodies() -> None:
    """A floor under zero: every term is in most passages, so that scores are negative."""
    body = [[0, 1], [0, 1, 1], [0], [1, 0, 0]]
    searched = Searched(body, 4)
    assert searched.idf[0] < 0
    assert_same(body, [0, 1], 10, searched)


def test_ties_go_to_the_earlier_passage() -> None:
    body = [[0, 1], [2]] * 100
    assert Searched(body, 3).best([0], 10).passages.tolist() == list(range(0, 20, 2))


def test_a_term_repeated_counts_as_often() -> None:
    body = [[0, 0, 1], [1, 2], [3], [4], [5]]
    searched = Searched(body, 6)
    once, thrice = searched.best([0], 1), searched.best([0, 0, 0], 1)
    np.testing.assert_allclose(3 * once.scores, thrice.scores)
