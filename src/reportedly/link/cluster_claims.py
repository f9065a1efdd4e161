"""Cluster statements into assertions by average linkage, so that one weak link never chains two claims."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def cluster_claims(scores: NDArray[np.float32], threshold: float) -> list[list[int]]:
    """Groups of places, each ascending, in order of their first member; every place is in exactly one.

    Two groups join while the mean score of all pairs between them is the highest and at least `threshold`
    (unweighted average linkage, Sokal and Michener 1958).
    """
    linked = scores.astype(np.float32, copy=True)
    np.fill_diagonal(linked, -np.inf)
    groups: dict[int, list[int]] = {i: [i] for i in range(len(linked))}
    best = linked.max(axis=1, initial=-np.inf)
    while len(groups) > 1:
        i = int(best.argmax())
        if best[i] < threshold:
            break
        j = int(linked[i].argmax())
        _join(linked, groups, best, (min(i, j), max(i, j)))
    return sorted((sorted(group) for group in groups.values()), key=lambda group: group[0])


def _join(
    linked: NDArray[np.float32], groups: dict[int, list[int]], best: NDArray[np.float32], pair: tuple[int, int]
) -> None:
    keep, drop = pair
    sizes = len(groups[keep]), len(groups[drop])
    stale = (best == linked[:, keep]) | (best == linked[:, drop])
    merged = (linked[keep] * sizes[0] + linked[drop] * sizes[1]) / sum(sizes)
    linked[keep], linked[:, keep] = merged, merged
    linked[drop], linked[:, drop] = -np.inf, -np.inf
    linked[keep, keep] = -np.inf
    groups[keep] += groups.pop(drop)
    best[stale] = linked[stale].max(axis=1, initial=-np.inf)
    best[keep], best[drop] = linked[keep].max(), -np.inf
    np.maximum(best, linked[:, keep], out=best)
