"""The fit finds the weights that rows were made by, on features as they are."""

from __future__ import annotations

import numpy as np
import pytest
from training.fit_logistic import Fitted, Rows, best_f1, fit_logistic, table


def made(n: int, weights: list[float], bias: float) -> Rows:
    """Rows whose features lie on different scales and whose rightness is drawn from a logistic model."""
    rng = np.random.default_rng(1)
    features = (rng.normal(size=(n, 2)) * [1.0, 10.0] + [3.0, -20.0]).astype(np.float32)
    right = rng.random(n) < 1 / (1 + np.exp(-(features @ np.array(weights) + bias)))
    return Rows(features=features, right=right.astype(np.float64), counts=np.ones(n))


def test_the_weights_that_made_the_rows_are_found() -> None:
    fitted = fit_logistic(made(20_000, [1.5, 0.2], -1.0), ridge=1e-6)
    assert fitted.weights == pytest.approx([1.5, 0.2], rel=0.08)
    assert fitted.bias == pytest.approx(-1.0, abs=0.3)


def test_a_ridge_draws_the_weights_in_and_not_the_bias() -> None:
    rows = made(5_000, [1.5, 0.2], -1.0)
    fitted = fit_logistic(rows, ridge=1e3)
    assert np.abs(fitted.weights).max() < 0.01
    share = 1 / (1 + np.exp(-fitted.odds(rows.features)))
    assert share.mean() == pytest.approx(rows.right.mean(), abs=1e-3)


def test_a_row_that_counts_twice_is_two_rows() -> None:
    rows = made(400, [1.0, 0.1], 0.0)
    twice = Rows(features=rows.features, right=rows.right, counts=rows.counts * 2)
    # Standardised alike, for both halves are the same.
    assert fit_logistic(twice, 0.01).weights == pytest.approx(
        fit_logistic(Rows.joined([rows, rows]), 0.01).weights, rel=1e-4
    )


def test_the_table_is_ready_to_paste() -> None:
    shown = table({"near": 0.0, "share": 0.0}, Fitted(weights=np.array([0.123, -2.0]), bias=0.5))
    assert shown == 'WEIGHTS: dict[str, float] = {\n    "near": 0.12,\n    "share": -2.00,\n}\nBIAS = 0.50'


def test_the_best_threshold_decides_the_f1() -> None:
    assert best_f1(np.array([1.0, 0.0, 1.0, 0.0]), np.array([3.0, 2.0, 1.0, 0.0])) == pytest.approx(0.8)
    assert best_f1(np.zeros(0), np.zeros(0)) == 0.0
