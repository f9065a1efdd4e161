"""Stage two, ARTICLES -> REPEATS: articles that were there before are read once; a namesake with another text is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from reportedly.archive.guard import Fault, Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.archive.stage import Bench, Found, Row, Stage


def plan_repeats(run: Run) -> list[Shard]:
    """One shard: ids and digests of eleven million articles, a month of CC-NEWS, take some 200 MB."""
    wrote = [
        (receipt.number, digest) for receipt in run.receipts("extract") if (digest := receipt.digest_of("articles"))
    ]
    key = key_of(REPEATS.name, REPEATS.version, wrote)
    takes = {"parts": [number for number, _ in wrote]}
    return [Shard(stage=REPEATS.name, number=0, key=key, takes=takes, weight=max(1, len(wrote)))]


def find_repeats(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """Rows of articles whose id an earlier row has, in order."""
    ids: list[int] = []
    versions: list[int] = []
    parts: list[int] = []
    rows: list[int] = []
    for part in shard.takes["parts"]:
        table = pq.read_table(_file(bench, part), columns=["article", "version"])
        ids += [_bits(id) for id in table["article"].to_pylist()]
        versions += [_bits(version) for version in table["version"].to_pylist()]
        parts += [part] * len(table)
        rows += range(len(table))
    # A stable sort keeps the first of each id in front.
    id, version, order = np.array(ids, np.uint64), np.array(versions, np.uint64), np.argsort(ids, kind="stable")
    part, row = np.array(parts, np.int32), np.array(rows, np.int32)
    new = np.ones(len(order), np.bool_)
    new[1:] = id[order][1:] != id[order][:-1]
    first = order[np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))] if len(order) else order
    again = sorted((int(order[at]), int(first[at])) for at in np.flatnonzero(~new))
    for number, group in groupby(again, key=lambda pair: int(part[pair[0]])):
        told = pq.read_table(_file(bench, number), columns=["article", "input", "record", "url"])
        for place, before in group:
            values = told.slice(int(row[place]), 1).to_pylist()[0]
            yield _repeat(values, number, int(row[place]), int(part[before]))
            if version[place] != version[before]:
                yield _namesake(values)


def _repeat(values: Mapping[str, Any], part: int, row: int, first: int) -> Row:
    return Row(table="repeats", values={"article": values["article"], "part": part, "row": row, "first_part": first})


def _namesake(values: Mapping[str, Any]) -> Fault:
    told = (
        f"another article called {values['article']!r} with a different text came before: give each an id of its own."
    )
    return Fault(kind="Namesake", reason=told, input=values["input"], record=values["record"], url=values["url"])


def _file(bench: Bench, part: int) -> str:
    return str(bench.run.folder / "articles" / f"extract-{part:06}.parquet")


def _bits(text: str) -> int:
    return int(key_of(text)[:16], 16)


REPEATS = Stage(name="repeats", version=1, unit="shards", plan=plan_repeats, work=find_repeats, shuffles=True)
