"""Blocks: the articles of a run in order of their days, so many at a time, each block with the days before it in view.

The cost of looking for relatives grows with the articles in the window, never with the archive; of those in view, only what a
block's own articles have in common with them is held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.corpus.stories import WINDOW


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """Sketches of one file that a block has in view: `values` are bands or keys, `owner` the place of the article of each.

    `inside` says which articles the block itself holds; the others come before them.
    """

    part: int
    articles: Sequence[str]
    days: NDArray[np.int32]
    inside: NDArray[np.bool_]
    owner: NDArray[np.int32]
    values: NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """Which articles have which values, sorted by value and then by article; articles are numbered by day and id."""

    articles: Sequence[str]
    parts: NDArray[np.int32]
    days: NDArray[np.int32]
    inside: NDArray[np.bool_]
    value: NDArray[np.int64]
    owner: NDArray[np.int64]


def plan_blocks(run: Run, stage: str, version: int) -> list[Shard]:
    """Blocks of a run, each with the files that it has in view, and which of them hold its own articles."""
    receipts = [receipt for receipt in run.receipts("read") if receipt.digest_of("sketches")]
    if not receipts:
        return []
    numbers = [receipt.number for receipt in receipts]
    tables = [pq.read_table(_path(run.folder, number), columns=["article", "day"]) for number in numbers]
    days = np.array([_days(table) for table in tables], np.int64)
    whole = pa.concat_tables(tables)
    whole = whole.take(pc.sort_indices(whole, sort_keys=[("day", "ascending"), ("article", "ascending")]))
    shards: list[Shard] = []
    for start in range(0, len(whole), run.settings.block):
        rows = whole.slice(start, run.settings.block)
        ends = [rows.slice(at, 1).to_pylist()[0] for at in (0, len(rows) - 1)]
        first, last = ([end["day"], end["article"]] for end in ends)
        seen = np.flatnonzero((days[:, 0] <= last[0]) & (days[:, 1] >= first[0] - WINDOW)).tolist()
        own = [at for at in seen if days[at, 1] >= first[0]]
        digests = [(r.number, r.digest_of("sketches"), r.digest_of("reports")) for r in (receipts[at] for at in seen)]
        takes = {
            "first": first,
            "last": last,
            "parts": [numbers[at] for at in seen],
            "own": [numbers[at] for at in own],
        }
        key = key_of(stage, version, takes, digests)
        shards.append(Shard(stage=stage, number=len(shards), key=key, takes=takes, weight=len(rows)))
    return shards


def pieces_in_view(folder: Path, shard: Shard, column: str) -> Iterator[Piece]:
    """The sketches in view of a block, file by file, with their bands or keys."""
    return _pieces(folder, shard, column, shard.takes["parts"])


def own_pieces(folder: Path, shard: Shard, column: str) -> Iterator[Piece]:
    """Of those in view, the files in which articles of the block itself may be; with news of many days they are few."""
    return _pieces(folder, shard, column, shard.takes["own"])


def _pieces(folder: Path, shard: Shard, column: str, parts: Sequence[int]) -> Iterator[Piece]:
    first, last = tuple(shard.takes["first"]), tuple(shard.takes["last"])
    days = [("day", ">=", first[0] - WINDOW), ("day", "<=", last[0])]
    for part in parts:
        table = pq.read_table(_path(folder, part), columns=["article", "day", column], filters=days)
        if not len(table):
            continue
        order = list(zip(table["day"].to_pylist(), table["article"].to_pylist(), strict=True))
        seen = np.array([place <= last for place in order])
        table = table.filter(pa.array(seen))
        inside = np.array([place >= first for place in order], np.bool_)[seen]
        lists = table[column].combine_chunks()
        yield Piece(
            part=part,
            articles=table["article"].to_pylist(),
            days=table["day"].to_numpy().astype(np.int32),
            inside=inside,
            owner=np.repeat(
                np.arange(len(table), dtype=np.int32), pc.list_value_length(lists).to_numpy(zero_copy_only=False)
            ),
            values=lists.flatten().to_numpy().astype(np.uint64, copy=False),
        )


def values_inside(pieces: Iterator[Piece]) -> NDArray[np.uint64]:
    """The values that the block's own articles have, sorted, each once."""
    found = [np.unique(piece.values[piece.inside[piece.owner]]) for piece in pieces]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)


def places_of(values: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The place of each value among the wanted ones, which are sorted; -1 where it is none of them."""
    if not len(wanted):
        return np.full(len(values), -1, np.int64)
    place = np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)
    return np.where(wanted[place] == values, place, -1).astype(np.int64)


def gather_postings(pieces: Iterator[Piece], wanted: NDArray[np.uint64], use: NDArray[np.bool_]) -> Postings:
    """The postings of those wanted values that are of use."""
    articles: list[str] = []
    parts, days, inside, value, owner = [], [], [], [], []
    for piece in pieces:
        place = places_of(piece.values, wanted)
        hit = (place >= 0) & use[place]
        having, local = np.unique(piece.owner[hit], return_inverse=True)
        value.append(place[hit])
        owner.append(local + len(articles))
        articles += [piece.articles[at] for at in having.tolist()]
        parts.append(np.full(len(having), piece.part, np.int32))
        days.append(piece.days[having])
        inside.append(piece.inside[having])
    return _ordered(
        articles, _joined(parts), _joined(days), _joined(inside).astype(np.bool_), _joined(value), _joined(owner)
    )


def _ordered(articles: list[str], parts: Any, days: Any, inside: Any, value: Any, owner: Any) -> Postings:
    table = pa.table({"day": days, "article": pa.array(articles, pa.string())})
    order = (
        pc.sort_indices(table, sort_keys=[("day", "ascending"), ("article", "ascending")]).to_numpy().astype(np.int64)
    )
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    owner = number[owner.astype(np.int64)] if len(owner) else owner.astype(np.int64)
    by = np.lexsort((owner, value))
    return Postings(
        articles=[articles[at] for at in order.tolist()],
        parts=parts[order],
        days=days[order],
        inside=inside[order],
        value=value[by].astype(np.int64),
        owner=owner[by],
    )


def _joined(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)


def _days(table: pa.Table) -> tuple[int, int]:
    ends = pc.min_max(table["day"]).as_py()
    return ends["min"], ends["max"]


def _path(folder: Path, part: int) -> Path:
    return folder / "sketches" / f"read-{part:06}.parquet"
