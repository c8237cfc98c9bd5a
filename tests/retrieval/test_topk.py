"""The top-k and its scores are those of `rank_bm25.BM25Okapi.get_scores`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.retrieval import frequent_terms, postings, rare_terms, topk
from bot.retrieval.bm25 import EPSILON, K1, B
from bot.retrieval.postings import BLOCK, MOST_KEPT
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
    blocks=st.sampled_from([1, 4, 20, 60]),
    most=st.sampled_from([1, 3, 10, 50]),
    drift=st.sampled_from([0.5, 0.98, 1.0, 1.3, 3.0]),
    share=st.sampled_from([0.0, 0.1, 0.9, 1.0]),
    slots=st.sampled_from([0, 1, 64]),
    frequent=st.sampled_from([2, 6, 16, 60]),
)
def test_bodies_of_many_blocks(
    seed: int, blocks: int, most: int, drift: float, share: float, slots: int, frequent: int
) -> None:
    """Skewed terms and subjects that several passages share, so that most can be left out.

    Little is looked at first; few slots are shared by many passages.
    """
    random = np.random.default_rng(seed)
    body, subjects = _body_with_subjects(random, blocks * BLOCK - 3)
    mean = sum(map(len, body)) / len(body)
    asked = subjects[0] if seed % 3 else random.integers(0, _KINDS, 6)
    question = asked[: random.integers(1, len(asked) + 1)].tolist()
    admitted = (random.random(len(body)) < share).tolist() if share < 1 else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frequent_terms, "_FIRST_BLOCKS", 2)
        patch.setattr(topk, "_FIRST", 1)
        patch.setattr(rare_terms, "_MORE", 2)
        patch.setattr(rare_terms, "_SLOTS", slots)
        patch.setattr(postings, "_FREQUENT", frequent)
        assert_same(body, question, most, Searched(body, _KINDS, mean * drift), admitted)


_KINDS = 200
"""Different terms in those bodies."""


def _body_with_subjects(random: np.random.Generator, size: int) -> tuple[Body, np.ndarray]:
    subjects = random.integers(0, _KINDS, (6, 12))
    odds = random.random(_KINDS) ** random.choice([1, 3, 6])
    body = []
    for length in random.integers(1, 25, size):
        about = random.choice(subjects[random.integers(len(subjects))], length // 2)
        rest = random.choice(_KINDS, length - len(about), p=odds / odds.sum())
        body.append([*about.tolist(), *rest.tolist()])
    return body, subjects


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


def test_the_best_passages_have_every_term() -> None:
    """The first postings looked at are then of fewer passages than are wanted."""
    terms = list(range(8))
    best = [[*terms, *[8] * n] for n in range(16)]
    others = [[terms[n % 8], *[8] * (n % 5)] for n in range(400)]
    body = [*best, *others, *[[9]] * 1_000]
    assert_same(body, terms, 16, Searched(body, 10))


def test_a_frequency_beyond_what_is_kept_for_every_passage() -> None:
    body = [[0] * times + [1] for times in (3, MOST_KEPT, 2 * MOST_KEPT, MOST_KEPT - 1)] + [[2]] * 6
    searched = Searched(body, 3)
    assert searched.postings.list_of(0).everywhere is not None
    assert_same(body, [0, 1], 4, searched)
