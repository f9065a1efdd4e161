"""Logistic regression by Newton's method on standardised features, lightly ridged: one table of weights and a bias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 12
# Log-odds beyond which a probability is as good as certain; keeps the exponential finite.
FARTHEST = 30.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """What is learned from: (n, features), whether each row is right (n,), how much it counts (n,)."""

    features: NDArray[np.float32]
    right: Floats
    counts: Floats

    @classmethod
    def joined(cls, several: list[Rows]) -> Rows:
        """The rows of several events as one."""
        return cls(
            features=np.concatenate([rows.features for rows in several]),
            right=np.concatenate([rows.right for rows in several]),
            counts=np.concatenate([rows.counts for rows in several]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fitted:
    """Weights in the order of the features, for features as they are, and the bias."""

    weights: Floats
    bias: float

    def odds(self, features: NDArray[np.float32]) -> Floats:
        """Log-odds of each row."""
        return np.asarray(features @ self.weights + self.bias, dtype=np.float64)


def fit_logistic(rows: Rows, ridge: float) -> Fitted:
    """The weights with the least loss; `ridge` is the penalty on a standardised weight, as a share of all that counts."""
    mean, spread = rows.features.mean(0), rows.features.std(0) + 1e-6
    design = np.c_[(rows.features - mean) / spread, np.ones(len(rows.features))].astype(np.float64)
    weights = np.zeros(design.shape[1])
    penalty = ridge * rows.counts.sum() * np.eye(len(weights))
    penalty[-1, -1] = 0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -FARTHEST, FARTHEST)))
        slope = design.T @ (rows.counts * (chance - rows.right)) + penalty @ weights
        curve = (design.T * (rows.counts * chance * (1 - chance))) @ design + penalty
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return Fitted(weights=scaled, bias=float(weights[-1] - scaled @ mean))


def table(names: Mapping[str, float], fitted: Fitted) -> str:
    """The lines to paste over WEIGHTS and BIAS of the module that holds the names."""
    lines = [f'    "{name}": {weight:.2f},' for name, weight in zip(names, fitted.weights, strict=True)]
    return "\n".join(["WEIGHTS: dict[str, float] = {", *lines, "}", f"BIAS = {fitted.bias:.2f}"])


def best_f1(right: Floats, odds: Floats) -> float:
    """F1 at the threshold that suits best; 0 where nothing is right."""
    hits = np.cumsum(right[np.argsort(-odds, kind="stable")])
    return float((2 * hits / (np.arange(len(right)) + 1 + right.sum())).max(initial=0.0))
