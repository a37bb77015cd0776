"""The one fit that all weights of the program come from: a ridge logistic regression."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
STEPS = 40
"""Steps of Newton's method, more than any of the fits needs."""
_KEPT_APART = 1e-6
"""What keeps columns that are always alike from having no one solution."""


def fit(rows: Matrix, labels: Matrix, ridge: float, counts: Matrix | None = None) -> Matrix:
    """The weights of the columns and, last, the bias, which is not held down.

    ``labels`` lie between 0 and 1; ``counts`` say how much each row counts, else all as one.
    """
    full = np.c_[rows, np.ones(len(rows))]
    penalty = np.diag([ridge] * rows.shape[1] + [_KEPT_APART])
    each = np.ones(len(rows)) if counts is None else counts
    found = np.zeros(full.shape[1])
    for _ in range(STEPS):
        told = chance(rows, found)
        slope = full.T @ (each * (told - labels)) + penalty @ found
        curve = (full * (each * told * (1 - told))[:, None]).T @ full + penalty
        found -= np.linalg.solve(curve, slope)
    return found


def chance(rows: Matrix, weights: Matrix) -> Matrix:
    """How likely each row is a 1, by weights of which the last is the bias."""
    told: Matrix = 1 / (1 + np.exp(-np.c_[rows, np.ones(len(rows))] @ weights))
    return told
