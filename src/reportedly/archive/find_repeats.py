"""Stage two, ARTICLES -> REPEATS: articles that were there before are read once; a namesake with another text is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

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
    ids, versions, parts, rows = [], [], [], []
    for number in shard.takes["parts"]:
        table = pq.read_table(_file(bench, number), columns=["article", "version"])
        ids.append(_bits(table["article"].to_pylist()))
        versions.append(_bits(table["version"].to_pylist()))
        parts.append(np.full(len(table), number, np.int32))
        rows.append(np.arange(len(table), dtype=np.int32))
    if not ids:
        return
    id, version, part, row = (np.concatenate(one) for one in (ids, versions, parts, rows))
    # A stable sort keeps the first of each id in front.
    order = np.argsort(id, kind="stable")
    new = np.ones(len(order), np.bool_)
    new[1:] = id[order][1:] != id[order][:-1]
    first = order[np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))]
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


def _bits(texts: list[str]) -> NDArray[np.uint64]:
    return np.array([int(key_of(text)[:16], 16) for text in texts], np.uint64)


REPEATS = Stage(name="repeats", version=1, unit="shards", plan=plan_repeats, work=find_repeats, shuffles=True)
