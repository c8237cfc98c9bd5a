"""The regression that the decision to answer is fitted with."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.logistic import Logistic


def counted(rows):
    return np.ones(len(rows))


def test_it_finds_the_input_that_tells():
    draw = np.random.default_rng(3)
    inputs = draw.normal(size=(400, 3))
    wanted = inputs[:, 1] + 0.3 * draw.normal(size=400) > 0
    model = Logistic.fitted(inputs, wanted, counted(inputs))
    assert abs(model.weights[1]) > 5 * max(abs(model.weights[0]), abs(model.weights[2]))
    assert ((model.likelihoods(inputs) > 0.5) == wanted).mean() > 0.85


def test_likelihoods_are_shares():
    inputs = np.array([[0.0], [1.0], [2.0], [3.0]])
    model = Logistic.fitted(inputs, np.array([False, True, False, True]), counted(inputs))
    assert abs(model.likelihoods(inputs).mean() - 0.5) < 1e-6


@given(st.integers(2, 5))
def test_a_row_that_counts_twice_is_as_two_rows(times):
    inputs = np.array([[0.0, 1.0], [1.0, 0.5], [2.0, 0.0], [0.5, 2.0]])
    wanted = np.array([False, True, True, False])
    counts = np.array([1.0, float(times), 1.0, 1.0])
    rows = [0, *[1] * times, 2, 3]
    one = Logistic.fitted(inputs, wanted, counts)
    other = Logistic.fitted(inputs[rows], wanted[rows], counted(rows))
    assert np.allclose(one.likelihoods(inputs), other.likelihoods(inputs))
