"""Match claims across articles: pairs scored, clustered into assertions, denials brought to what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.cluster_claims import cluster_claims
from reportedly.link.find_denials import may_deny
from reportedly.link.score_pairs import BOUNDS, Matrix, pair_features, score_pairs, words_for
from reportedly.link.statement import Statement
from reportedly.link.vectors import Vectors

# Log-odds, set on annotated events (training/README.md). From here on two groups are one assertion,
SAME = -2.4
# a statement leaves a group in which no claim of another article comes this near,
NEAR = -1.6
# a denial belongs to an assertion,
DENIED = -2.0
# and a sentence that may deny, but does not say so.
MAY_DENY = -1.5
# Why two claims are one where a person decided it.
JUDGED = "a person judged that they say the same"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matches:
    """Assertions as groups of places of statements, and how surely each pair says the same (log-odds).

    `judged` are the pairs, either way round, of which a person said that they do.
    """

    groups: tuple[tuple[int, ...], ...]
    scores: Matrix
    features: dict[str, Matrix]
    judged: frozenset[tuple[int, int]] = frozenset()

    def nearest(self, place: int, group: Sequence[int]) -> int | None:
        """The member of the group that a statement is most surely the same as, itself left out."""
        others = [other for other in group if other != place]
        if not others:
            return None
        return max(others, key=lambda other: ((place, other) in self.judged, float(self.scores[place, other])))

    def among(self, group: Sequence[int]) -> Matrix:
        """The scores within a group, those of claims that a person put into it as high as they get."""
        scores = self.scores[np.ix_(group, group)]
        sure = [n for n, place in enumerate(group) if any((place, other) in self.judged for other in group)]
        scores[sure, :] = scores[:, sure] = BOUNDS[1]
        return scores

    def evidence(self, place: int, other: int) -> tuple[str, ...]:
        """Why two statements were linked, in words."""
        return (JUDGED,) if (place, other) in self.judged else words_for(self.features, place, other)


def match_claims(
    statements: Sequence[Statement], vectors: Vectors, speakers: Sequence[str | None], denials: Sequence[bool]
) -> Matches:
    """Group the statements of several articles.

    `speakers` holds one key for one speaker, None where nobody is named; `denials` which statements deny by themselves.
    """
    if not statements:
        return Matches(groups=(), scores=np.zeros((0, 0), dtype=np.float32), features={})
    features = pair_features(statements, vectors([s.passage for s in statements]), speakers)
    scores = score_pairs(features)
    # What a group of denials must reach to join an assertion; None where it asserts something itself.
    least = [
        DENIED if denial else MAY_DENY if may_deny(s) else None for s, denial in zip(statements, denials, strict=True)
    ]
    articles = np.array([s.article for s in statements])
    groups = _strays_let_go(cluster_claims(scores, articles, SAME), scores, articles)
    groups = _denials_joined(groups, scores, least)
    return Matches(groups=tuple(tuple(g) for g in groups), scores=scores, features=features)


def _strays_let_go(groups: list[list[int]], scores: Matrix, articles: NDArray[np.int64]) -> list[list[int]]:
    """Groups without what only came in because it is near nothing else; a stray is a group of its own."""
    found: list[list[int]] = []
    across = np.where(articles[:, None] != articles[None, :], scores, -np.inf)
    for group in groups:
        nearest = across[np.ix_(group, group)].max(axis=1)
        kept = [n for n, near in zip(group, nearest, strict=True) if near >= NEAR]
        found += [kept] * bool(kept) + [[n] for n in group if n not in kept]
    return sorted(found, key=lambda g: g[0])


def _denials_joined(groups: list[list[int]], scores: Matrix, least: Sequence[float | None]) -> list[list[int]]:
    """Bring each group that mostly denies to the group that asserts most nearly the same, if one comes near enough."""
    denying = [g for g in groups if sum(least[n] is not None for n in g) > len(g) / 2]
    asserting = [g for g in groups if g not in denying]
    joined = [list(g) for g in asserting]
    for group in denying:
        fits = [float(scores[np.ix_(group, other)].max(axis=1).mean()) for other in asserting]
        if fits and max(fits) >= max(bar for n in group if (bar := least[n]) is not None):
            joined[int(np.argmax(fits))] += group
        else:
            joined.append(list(group))
    return sorted((sorted(g) for g in joined), key=lambda g: g[0])
