"""Weigh how surely each origin of an assertion is one: a claim that came in by likeness may say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.trace_origins import Traced
from reportedly.model.attribution import Kind

# Logistic regression over the origins found for annotated claims; refit by training/fit_origins.py.
WEIGHTS: dict[str, float] = {
    "near": 0.23,
    "articles": 0.32,
    "person": 0.75,
    "anonymous": 0.58,
    "rank": -0.07,
    "share": 2.45,
    "claims": -0.32,
    "origins": -0.08,
    "stated": 0.33,
    "together": -0.26,
}
BIAS = -1.83
# The range counts the most probable origin from FIRST on and any other from FURTHER on;
FIRST = 0.17
FURTHER = 0.65
# its lower end, which must invent nothing, only those from CERTAIN on.
CERTAIN = 0.44
# From this mean score on, two claims are the same nearly word for word.
WORD_FOR_WORD = 2.5
# A score beyond these says no more.
BOUNDS = (-4.0, 4.0)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An origin with the probability that it is one of this assertion."""

    traced: Traced
    probability: float

    @property
    def sure(self) -> bool:
        """Whether the lower end of the range may count it."""
        return self.probability >= CERTAIN


def counted(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Those that the range counts, of the origins most probable first."""
    return [w for n, w in enumerate(weighed) if w.probability >= (FURTHER if n else FIRST)]


def weigh_origins(
    traced: Sequence[Traced], asserting: Sequence[int], articles: NDArray[np.int64], scores: NDArray[np.float32]
) -> list[Weighed]:
    """The origins that assert it, most probable first.

    `asserting` are the places of the claims that assert, as in `Traced.places`; `articles` the article of every claim
    and `scores` (claims, claims) the log-odds that two claims say the same.
    """
    said = [t for t in traced if set(t.places) & set(asserting)]
    table = origin_features(said, asserting, articles, scores)
    odds = np.full(len(said), BIAS)
    for name, weight in WEIGHTS.items():
        odds += weight * table[name]
    # What nothing else in the assertion can be held against is taken at its word, and what says it word for word.
    odds = np.where((table["alone"] > 0) | (table["near"] >= WORD_FOR_WORD), np.inf, odds)
    found = [Weighed(t, float(1 / (1 + np.exp(-odd)))) for t, odd in zip(said, odds, strict=True)]
    return sorted(found, key=lambda w: (-w.probability, w.traced.places))


def origin_features(
    said: Sequence[Traced], asserting: Sequence[int], articles: NDArray[np.int64], scores: NDArray[np.float32]
) -> dict[str, NDArray[np.float64]]:
    """Name of feature -> (origins,)."""
    mine = [sorted(set(t.places) & set(asserting)) for t in said]
    near = np.array([_near(own, asserting, articles, scores) for own in mine])
    alone = np.isnan(near)
    near = np.clip(np.where(alone, 0.0, near), *BOUNDS)
    kinds = [t.origin.kind for t in said]
    return {
        "near": near,
        "alone": alone.astype(float),
        "articles": np.array([len(set(articles[own])) for own in mine], dtype=float),
        "person": np.array([kind is Kind.PERSON for kind in kinds], dtype=float),
        "anonymous": np.array([kind is Kind.ANONYMOUS for kind in kinds], dtype=float),
        "rank": np.array([float((near > one).sum()) for one in near]),
        "share": np.array([len(own) / max(1, len(asserting)) for own in mine]),
        "claims": np.full(len(said), np.log1p(len(asserting))),
        "origins": np.full(len(said), np.log1p(len(said))),
        "stated": np.full(len(said), sum(map(len, mine)) / max(1, len(asserting))),
        "together": np.full(len(said), _together(asserting, articles, scores)),
    }


def _near(
    own: Sequence[int], asserting: Sequence[int], articles: NDArray[np.int64], scores: NDArray[np.float32]
) -> float:
    """How surely the nearest of its claims says what those of other origins in other articles say, on average; NaN where there are none."""
    others = np.array([n for n in asserting if n not in own], dtype=int)
    if not len(others):
        return float("nan")
    means = [scores[n, far].mean() for n in own if len(far := others[articles[others] != articles[n]])]
    return float(max(means)) if means else BOUNDS[0]


def _together(asserting: Sequence[int], articles: NDArray[np.int64], scores: NDArray[np.float32]) -> float:
    """How surely the claims of different articles say the same, on average; 0 where there is one article."""
    across = articles[list(asserting)][:, None] != articles[list(asserting)][None, :]
    found = scores[np.ix_(asserting, asserting)][across]
    return float(np.clip(found.mean(), *BOUNDS)) if len(found) else 0.0
