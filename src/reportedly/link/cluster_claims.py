"""Cluster statements into assertions by average linkage across articles, so that one weak link never chains two claims."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def cluster_claims(scores: NDArray[np.float32], articles: NDArray[np.int64], threshold: float) -> list[list[int]]:
    """Groups of places, each ascending, in order of their first member; every place is in exactly one.

    Two groups join while the mean score of the pairs between them that are of different articles is the highest and at
    least `threshold` (unweighted average linkage, Sokal and Michener 1958). Pairs of one article say nothing: it tells
    a claim in parts, whose words differ. They meet only through another article.
    """
    # Counts are whole numbers, exact in few bytes; a long story has thousands of statements.
    across = (articles[:, None] != articles[None, :]).astype(np.float32)
    sums = (scores * across).astype(np.float64)
    groups: dict[int, list[int]] = {i: [i] for i in range(len(scores))}
    linked = _means(sums, across)
    best = linked.max(axis=1, initial=-np.inf)
    gone = np.zeros(len(scores), dtype=bool)
    while len(groups) > 1:
        i = int(best.argmax())
        if best[i] < threshold:
            break
        j = int(linked[i].argmax())
        keep, drop = min(i, j), max(i, j)
        _join(sums, keep, drop)
        _join(across, keep, drop)
        groups[keep] += groups.pop(drop)
        gone[drop] = True
        stale = ((best == linked[:, keep]) | (best == linked[:, drop])) & ~gone
        linked[drop], linked[:, drop] = -np.inf, -np.inf
        row = _means(sums[keep], across[keep])
        row[gone], row[keep] = -np.inf, -np.inf
        linked[keep], linked[:, keep] = row, row
        best[stale] = linked[stale].max(axis=1, initial=-np.inf)
        best[keep], best[drop] = row.max(), -np.inf
        np.maximum(best, row, out=best)
    return sorted((sorted(group) for group in groups.values()), key=lambda group: group[0])


def _means(sums: NDArray[np.float64], counts: NDArray[np.float32]) -> NDArray[np.float64]:
    """Sums over counts; where nothing was counted, minus infinity."""
    return np.where(counts > 0, sums / np.maximum(counts, 1.0), -np.inf)


def _join(table: NDArray[np.float64] | NDArray[np.float32], keep: int, drop: int) -> None:
    """Add one row and column of a symmetric table to another and empty it."""
    table[keep] += table[drop]
    table[:, keep] += table[:, drop]
    table[drop], table[:, drop] = 0.0, 0.0
