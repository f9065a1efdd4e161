"""Let what people judged outrank the machine's groups: claims that they call the same meet in one, others are held apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reportedly.link.constraint import ClaimPlace, Constraint
from reportedly.link.match_claims import Matches
from reportedly.link.score_pairs import Matrix
from reportedly.link.statement import Statement

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A constraint as places of statements. Of a claim that is to stand alone, `other` is everything else."""

    one: frozenset[int]
    other: frozenset[int]
    same: bool
    alone: bool = False


def apply_constraints(
    matches: Matches, constraints: Sequence[Constraint], statements: Sequence[Statement], articles: Sequence[str]
) -> Matches:
    """The matches with the constraints kept, given oldest first; `articles` are the ids by place.

    A claim is all statements of its attribution. What is not of these articles changes nothing, and what contradicts
    a later constraint gives way to it.
    """
    ties = upheld(list(_ties(constraints, statements, articles)))
    if not ties:
        return matches
    # The group of each statement, by number.
    of = np.zeros(len(statements), dtype=np.int64)
    for number, group in enumerate(matches.groups):
        of[list(group)] = number
    sets = _sets(ties)
    _bring_together(of, ties, sets, matches.scores)
    _hold_apart(of, ties, sets, matches.scores)
    groups: dict[int, list[int]] = {}
    for place, number in enumerate(of.tolist()):
        groups.setdefault(number, []).append(place)
    pairs = [pair for tie in ties if tie.same for pair in _pairs(tie)]
    judged = frozenset((*pairs, *(pair[::-1] for pair in pairs)))
    return replace(matches, groups=tuple(map(tuple, groups.values())), judged=judged)


def upheld(ties: Sequence[Tie]) -> list[Tie]:
    """The ties, in their order, that no later one contradicts; what follows from several merges counts like a merge."""
    kept: list[Tie] = []
    for tie in reversed(ties):
        sets = _sets(kept)
        if not tie.same:
            # Who was called the same as another since then does not stand alone any more.
            fits = not any(s & tie.one and s & tie.other for s in sets)
        else:
            joined = _closed(tie.one | tie.other, sets)
            fits = not any(joined & one.one and joined & one.other for one in kept if not one.same)
        if fits:
            kept.append(tie)
    return kept[::-1]


def _ties(constraints: Sequence[Constraint], statements: Sequence[Statement], articles: Sequence[str]) -> Iterator[Tie]:
    everything = frozenset(range(len(statements)))
    for constraint in constraints:
        places = [_places(claim, statements, articles) for claim in constraint.claims]
        if not all(places):
            continue
        one, other = places if len(places) == 2 else (places[0], everything - places[0])
        # A statement that is of both claims cannot be apart from itself.
        shared = frozenset[int]() if constraint.same else one & other
        if one - shared and other - shared:
            yield Tie(one=one - shared, other=other - shared, same=constraint.same, alone=len(places) == 1)


def _places(claim: ClaimPlace, statements: Sequence[Statement], articles: Sequence[str]) -> frozenset[int]:
    """All statements of the attribution; where it has none, those that stand where the claim does."""
    inside = [n for n, s in enumerate(statements) if articles[s.article] == claim.article]
    own = [n for n in inside if (a := statements[n].attribution) and a.id == claim.attribution]
    there = (n for n in inside if any(s.overlaps(c) for s in statements[n].content for c in claim.content))
    return frozenset(own or there)


def _sets(ties: Iterable[Tie]) -> list[frozenset[int]]:
    """Places that hang together over any number of merges."""
    sets: list[frozenset[int]] = []
    for tie in ties:
        if tie.same:
            joined = _closed(tie.one | tie.other, sets)
            sets = [s for s in sets if not s & joined] + [joined]
    return sets


def _closed(places: frozenset[int], sets: Sequence[frozenset[int]]) -> frozenset[int]:
    return places.union(*(s for s in sets if s & places))


def _bring_together(of: Places, ties: Sequence[Tie], sets: Sequence[frozenset[int]], scores: Matrix) -> None:
    """Make one group of those in which the statements nearest to each other are; what else the claims say moves there."""
    for together in sets:
        nearest = [max(_pairs(tie), key=lambda pair: scores[pair]) for tie in ties if tie.same and tie.one <= together]
        joined = np.unique(of[np.ravel(nearest)])
        of[np.isin(of, joined)] = joined[0]
        of[list(together)] = joined[0]


def _hold_apart(of: Places, ties: Sequence[Tie], sets: Sequence[frozenset[int]], scores: Matrix) -> None:
    """Take one of two claims, with what was called the same as it, out of each group in which both are, into one of its own."""
    for tie in ties:
        shared = {int(of[place]) for place in tie.one} & {int(of[place]) for place in tie.other}
        if tie.same or not shared:
            continue
        there = frozenset(np.flatnonzero(np.isin(of, list(shared))).tolist())
        one, other = (_closed(side & there, sets) for side in (tie.one, tie.other))
        leaving = tie.one if tie.alone else _less_like(one, other, there - one - other, scores)
        of[list(leaving)] = of.max() + 1


def _less_like(one: frozenset[int], other: frozenset[int], rest: frozenset[int], scores: Matrix) -> frozenset[int]:
    """Of two claims the one less like the rest of their group; where there is none, the later."""

    def likeness(side: frozenset[int]) -> tuple[float, int]:
        return (float(scores[np.ix_(list(side), list(rest))].mean()) if rest else 0.0, -min(side))

    return min(one, other, key=likeness)


def _pairs(tie: Tie) -> list[tuple[int, int]]:
    return [(one, other) for one in sorted(tie.one) for other in sorted(tie.other)]
