"""Stage four, SKETCHES -> COPIES: articles whose text stands in another of about the time.

Texts meet in the buckets of their bands. A bucket is capped: each of its articles is compared with the earliest and with the
ones next to it only, so that a text that a thousand outlets run costs a thousand comparisons, not half a million.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from reportedly.archive.block import Postings, gather_postings, own_pieces, pieces_in_view, plan_blocks, values_inside
from reportedly.archive.fetch_reports import fetch_reports
from reportedly.archive.guard import Fault, Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Bench, Found, Row, Stage
from reportedly.corpus.stories import WINDOW
from reportedly.link.find_copies import find_copies
from reportedly.model.comparison import Copy
from reportedly.model.report import Report

# Of a bucket, each article is looked at beside so many of the first and so many right before it,
EARLIEST = 4
NEXT_TO = 2
# and in all beside so many, those that it shares most bands with.
MOST = 16
# Articles whose look-alikes are held in memory at once.
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An article and earlier ones that share bands with it, as numbers of articles in view."""

    article: int
    others: tuple[int, ...]


def plan_look_alikes(run: Run) -> list[Shard]:
    """The blocks of the run."""
    return plan_blocks(run, LOOK_ALIKES.name, LOOK_ALIKES.version)


def find_look_alikes(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """The copies between a block's articles and those before them."""
    folder = bench.run.folder
    wanted = values_inside(own_pieces(folder, shard, "bands"))
    postings = gather_postings(pieces_in_view(folder, shard, "bands"), wanted, np.ones(len(wanted), np.bool_))
    alike = alikes(postings)
    for start in range(0, len(alike), BATCH):
        batch = alike[start : start + BATCH]
        places = sorted({place for one in batch for place in (one.article, *one.others)})
        reports = fetch_reports(folder, ((int(postings.parts[at]), postings.articles[at]) for at in places))
        for one in batch:
            found = guard(partial(_copies, one, postings, reports))
            if isinstance(found, Fault):
                yield Fault(kind=found.kind, reason=found.reason, record=postings.articles[one.article])
                continue
            for copy in found:
                values = {
                    "article": copy.article,
                    "other": copy.of,
                    "share": copy.share,
                    "evidence": list(copy.evidence),
                }
                yield Row(table="copies", values=values)


def alikes(postings: Postings) -> list[Alike]:
    """For each article of the block, in order, the earlier ones that share bands with it."""
    pairs = _pairs(postings)
    shared: dict[int, list[tuple[int, int]]] = defaultdict(list)
    codes, counts = np.unique(pairs, return_counts=True)
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        shared[code >> 32].append((-count, code & 0xFFFFFFFF))
    return [
        Alike(article=article, others=tuple(sorted(other for _, other in sorted(shared[article])[:MOST])))
        for article in sorted(shared)
    ]


def _pairs(postings: Postings) -> NDArray[np.int64]:
    """Later article << 32 | earlier one, once for each band that they share."""
    value, owner = postings.value, postings.owner
    place = np.arange(len(value))
    opens = np.ones(len(value), np.bool_)
    opens[1:] = value[1:] != value[:-1]
    first = np.maximum.accumulate(np.where(opens, place, 0)) if len(value) else place
    # The first ones of the bucket, and those right before; one that is both counts once.
    earlier = [np.where(first + k < place, first + k, -1) for k in range(EARLIEST)]
    earlier += [np.where(place - k >= first + EARLIEST, place - k, -1) for k in range(1, NEXT_TO + 1)]
    found = []
    for before in earlier:
        at = np.flatnonzero(before >= 0)
        one, other = owner[at], owner[before[at]]
        near = postings.inside[one] & (postings.days[one] - postings.days[other] <= WINDOW)
        found.append(one[near] << 32 | other[near])
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _copies(one: Alike, postings: Postings, reports: dict[str, Report]) -> Sequence[Copy]:
    """What finding copies says of an article among its look-alikes; what it says of those alone was said before."""
    id = postings.articles[one.article]
    articles = [reports[postings.articles[at]].article for at in (*one.others, one.article)]
    return sorted((c for c in find_copies(articles) if id in (c.article, c.of)), key=lambda c: (c.article, c.of))


LOOK_ALIKES = Stage(
    name="near-duplicates", version=1, unit="articles", plan=plan_look_alikes, work=find_look_alikes, shuffles=True
)
