"""Stage five, SKETCHES -> CANDIDATES: earlier articles of about the time that may be on the same event.

As the store finds them: by shared keys, rarer ones weighing more. A key that more articles of the window have than `CAP` joins
nothing, though it weighs in what an article has itself: the cost of a key has a bound, and doubt keeps apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.block import (
    Piece,
    Postings,
    gather_postings,
    own_pieces,
    pieces_in_view,
    places_of,
    plan_blocks,
    values_inside,
)
from reportedly.archive.guard import Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Bench, Found, Row, Stage
from reportedly.corpus.stories import CANDIDATES, FEWEST_KEYS, WINDOW
from reportedly.store.find_candidates import POSTINGS as CAP

# Less of an article's own weight is no relation; a story's articles have SAME_STORY on average.
LEAST = 0.05
# Pairs held before they are added up.
HELD = 3_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """What each wanted key weighs and whether it is rare enough to join; the weight of all keys of each article, by id."""

    keys: NDArray[np.float64]
    joins: NDArray[np.bool_]
    own: dict[str, float]


def plan_find(run: Run) -> list[Shard]:
    """The blocks of the run."""
    return plan_blocks(run, FIND_CANDIDATES.name, FIND_CANDIDATES.version)


def find_candidates(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """The candidates of each article of a block, best first."""

    folder = bench.run.folder
    wanted = values_inside(own_pieces(folder, shard, "keys"))
    weights = weigh_keys(pieces_in_view(folder, shard, "keys"), own_pieces(folder, shard, "keys"), wanted)
    postings = gather_postings(pieces_in_view(folder, shard, "keys"), wanted, weights.joins)
    yield from _rows(postings, weights)


def weigh_keys(view: Iterator[Piece], own_ones: Iterator[Piece], wanted: NDArray[np.uint64]) -> Weights:
    """Count in how many articles in view each wanted key is, and add up what those of the block's own articles weigh."""
    count = np.zeros(len(wanted), np.int64)
    for piece in view:
        place = places_of(piece.values, wanted)
        count += np.bincount(place[place >= 0], minlength=len(wanted))
    weight = np.log(1 + CAP / np.clip(count, 1, CAP))
    own: dict[str, float] = {}
    for piece in own_ones:
        mine = piece.inside[piece.owner]
        place = places_of(piece.values[mine], wanted)
        total = np.bincount(piece.owner[mine], weights=weight[place], minlength=len(piece.articles))
        keys = np.bincount(piece.owner[mine], minlength=len(piece.articles))
        for at in np.flatnonzero(keys >= FEWEST_KEYS).tolist():
            own[piece.articles[at]] = float(total[at])
    return Weights(keys=weight, joins=(count >= 2) & (count <= CAP), own=own)


def shared_weights(postings: Postings, weights: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Pairs as later article << 32 | earlier one, in order, and what the keys that they share weigh together."""
    value, owner = postings.value, postings.owner
    codes, sums = np.zeros(0, np.int64), np.zeros(0)
    held: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    at, lag = np.arange(len(value)), 0
    while len(at):
        lag += 1
        at = at[at + lag < len(value)]
        at = at[value[at] == value[at + lag]]
        earlier, later = owner[at], owner[at + lag]
        near = postings.inside[later] & (postings.days[later] - postings.days[earlier] <= WINDOW)
        held.append((later[near] << 32 | earlier[near], weights[value[at[near]]]))
        if sum(len(one) for one, _ in held) > HELD:
            codes, sums = _added(codes, sums, held)
            held.clear()
    return _added(codes, sums, held)


def _added(
    codes: NDArray[np.int64], sums: NDArray[np.float64], held: list[tuple[NDArray[np.int64], NDArray[np.float64]]]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    every = np.concatenate([codes, *(one for one, _ in held)])
    weight = np.concatenate([sums, *(one for _, one in held)])
    found, place = np.unique(every, return_inverse=True)
    return found, np.bincount(place, weights=weight, minlength=len(found)).astype(np.float64)


def _rows(postings: Postings, weights: Weights) -> Iterator[Row]:
    codes, sums = shared_weights(postings, weights.keys)
    later, earlier = codes >> 32, codes & 0xFFFFFFFF
    own = np.array([weights.own.get(article, np.inf) for article in postings.articles])
    share = np.minimum(sums / own[later], 1.0) if len(codes) else sums
    keep = np.flatnonzero(share >= LEAST)
    keep = keep[np.lexsort((-earlier[keep], -share[keep], later[keep]))]
    before, rank = -1, 0
    for at in keep.tolist():
        one, other = int(later[at]), int(earlier[at])
        rank = rank + 1 if one == before else 0
        before = one
        if rank < CANDIDATES:
            values = {
                "article": postings.articles[one], "part": int(postings.parts[one]),
                "other": postings.articles[other], "other_part": int(postings.parts[other]),
                "share": round(float(share[at]), 6),
            }  # fmt: skip
            yield Row(table="candidates", values=values)


FIND_CANDIDATES = Stage(
    name="candidates", version=1, unit="articles", plan=plan_find, work=find_candidates, shuffles=True
)
