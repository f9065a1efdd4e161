"""Match claims across articles: pairs scored, clustered into assertions, denials brought to what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.link.cluster_claims import cluster_claims
from reportedly.link.find_denials import may_deny
from reportedly.link.score_pairs import Matrix, pair_features, score_pairs, words_for
from reportedly.link.statement import Statement
from reportedly.link.vectors import Vectors

# Log-odds, set on five annotated events (benchmarks/stories.py). From here on two groups are one assertion,
SAME = -1.25
# a denial belongs to an assertion,
DENIED = -2.0
# and a sentence that may deny, but does not say so.
MAY_DENY = -1.0
# An origin is counted from here on; below, what it says may be another claim.
COUNTED = 0.0
# It may count for certain from here on; where less than MOSTLY_STATED of the claims have a source that counts, from SURE_ALONE on.
SURE = 0.5
SURE_ALONE = 0.75
MOSTLY_STATED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matches:
    """Assertions as groups of places of statements, and how surely each pair says the same (log-odds)."""

    groups: tuple[tuple[int, ...], ...]
    scores: Matrix
    features: dict[str, Matrix]

    def nearest(self, place: int, group: Sequence[int]) -> int | None:
        """The member of the group that a statement is most surely the same as, itself left out."""
        others = [other for other in group if other != place]
        return max(others, key=lambda other: float(self.scores[place, other])) if others else None

    def evidence(self, place: int, other: int) -> tuple[str, ...]:
        """Why two statements were linked, in words."""
        return words_for(self.features, place, other)


def match_claims(
    statements: Sequence[Statement], vectors: Vectors, speakers: Sequence[str | None], denials: Sequence[bool]
) -> Matches:
    """Group the statements of several articles.

    `speakers` holds one key for one speaker, None where nobody is named; `denials` which statements deny by themselves.
    """
    if not statements:
        return Matches(groups=(), scores=np.zeros((0, 0), dtype=np.float32), features={})
    features = pair_features(statements, vectors, speakers)
    scores = score_pairs(features)
    # What a group of denials must reach to join an assertion; None where it asserts something itself.
    least = [
        DENIED if denial else MAY_DENY if may_deny(s) else None for s, denial in zip(statements, denials, strict=True)
    ]
    groups = _denials_joined(cluster_claims(scores, SAME), scores, least)
    return Matches(groups=tuple(tuple(g) for g in groups), scores=scores, features=features)


def _denials_joined(groups: list[list[int]], scores: Matrix, least: Sequence[float | None]) -> list[list[int]]:
    """Bring each group that only denies to the group that asserts most nearly the same."""
    asserting = [g for g in groups if any(least[i] is None for i in g)]
    joined = [list(g) for g in asserting]
    for group in groups:
        needed = [bar for i in group if (bar := least[i]) is not None]
        if len(needed) < len(group):
            continue
        fits = [float(scores[np.ix_(group, other)].max(axis=1).mean()) for other in asserting]
        if fits and max(fits) >= max(needed):
            joined[int(np.argmax(fits))] += group
        else:
            joined.append(list(group))
    return sorted((sorted(g) for g in joined), key=lambda g: g[0])
