"""Logistic regression with a ridge penalty, fitted by Newton's method.

Hosmer & Lemeshow, *Applied Logistic Regression*; le Cessie & van Houwelingen 1992 for the penalty.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Logistic"]

_RIDGE = 1.0
_ROUNDS = 40

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A weight for each input, and a bias."""

    weights: Floats
    bias: float

    @classmethod
    def fitted(cls, inputs: Floats, wanted: Bools, counts: Floats) -> Logistic:
        """The regression of `wanted` on the rows of `inputs`, each counted so many times."""
        mean = np.average(inputs, axis=0, weights=counts)
        spread = np.sqrt(np.average((inputs - mean) ** 2, axis=0, weights=counts)) + 1e-9
        scaled = np.column_stack([np.ones(len(inputs)), (inputs - mean) / spread])
        penalty = np.diag([0.0, *[_RIDGE] * inputs.shape[1]])
        weights = np.zeros(scaled.shape[1])
        for _ in range(_ROUNDS):
            likely = _likely(scaled @ weights)
            slope = scaled.T @ (counts * (likely - wanted)) + penalty @ weights
            curve = (scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + penalty
            weights -= np.linalg.solve(curve, slope)
        unscaled = weights[1:] / spread
        return cls(unscaled, float(weights[0] - unscaled @ mean))

    def likelihoods(self, inputs: Floats) -> Floats:
        """The likelihood of each row."""
        return _likely(inputs @ self.weights + self.bias)


def _likely(scores: Floats) -> Floats:
    likely: Floats = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return likely
