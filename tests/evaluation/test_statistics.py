from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.statistics import compare, mean_of, risk_coverage

VALUES = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=20)
ANSWERS = st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.9]), st.booleans()), min_size=1)


@settings(max_examples=25)
@given(VALUES)
def test_the_interval_holds_the_mean(values):
    mean = mean_of(values)
    assert mean.value == pytest.approx(sum(values) / len(values))
    assert min(values) - 1e-9 <= mean.low <= mean.value + 1e-9
    assert mean.value - 1e-9 <= mean.high <= max(values) + 1e-9


def test_more_questions_make_a_narrower_interval():
    few, many = mean_of([0, 1] * 10), mean_of([0, 1] * 500)
    assert many.high - many.low < (few.high - few.low) / 3


def test_the_interval_of_a_proportion_is_that_of_the_normal_law():
    mean = mean_of([0.0] * 300 + [1.0] * 700)
    width = 1.96 * (0.7 * 0.3 / 1000) ** 0.5
    assert mean.low == pytest.approx(0.7 - width, abs=0.005)
    assert mean.high == pytest.approx(0.7 + width, abs=0.005)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=20))
def test_each_question_is_won_lost_or_the_same(pairs):
    before, after = [b for b, _ in pairs], [a for _, a in pairs]
    found = compare(before, after)
    assert found.wins == sum(a > b for b, a in pairs)
    assert found.losses == sum(a < b for b, a in pairs)
    assert found.wins + found.losses + found.ties == found.count == len(pairs)
    assert 0 < found.p <= 1
    other_way = compare(after, before)
    assert (other_way.wins, other_way.losses) == (found.losses, found.wins)
    assert other_way.p == found.p


def test_where_less_is_better_less_wins():
    found = compare([1, 1, 0], [0, 1, 0], lower_is_better=True)
    assert (found.wins, found.losses, found.ties) == (1, 0, 2)


def test_runs_that_do_not_differ_are_never_told_apart():
    assert compare([0, 1, 1], [0, 1, 1]).p == 1


def test_the_p_value_is_that_of_the_signs():
    """Six differences of one sign: both extremes of 2⁶ signs, so p is 2/64."""
    assert compare([0] * 6, [1] * 6).p == pytest.approx(2 / 64, abs=0.005)


@given(ANSWERS)
def test_the_risk_at_full_coverage_is_the_share_of_wrong_answers(answers):
    curve = risk_coverage([sure for sure, _ in answers], [right for _, right in answers])
    wrong = sum(not right for _, right in answers)
    assert curve.coverage[-1] == 1
    assert curve.risk[-1] == pytest.approx(wrong / len(answers))
    assert 0 <= curve.area <= 1


@given(ANSWERS, st.randoms())
def test_the_order_of_questions_changes_no_curve(answers, random):
    shuffled = list(answers)
    random.shuffle(shuffled)
    curves = [
        risk_coverage([sure for sure, _ in some], [right for _, right in some])
        for some in (answers, shuffled)
    ]
    assert curves[0] == curves[1]


def test_to_be_sure_of_what_is_right_makes_the_area_small():
    right = [True] * 5 + [False] * 5
    sure = [0.9 - n / 20 for n in range(10)]
    assert risk_coverage(sure, right).area < risk_coverage(sure[::-1], right).area
    assert risk_coverage([0.5] * 10, right).area == 0.5
