"""Finding relatives among very many: what meets, what is capped, what the window parts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reportedly.archive.block import gather_postings, own_pieces, pieces_in_view, plan_blocks, values_inside
from reportedly.archive.find_candidates import shared_weights, weigh_keys
from reportedly.archive.find_look_alikes import EARLIEST, NEXT_TO, alikes
from reportedly.archive.group_stories import Grouping
from reportedly.archive.run import Run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Receipt, Shard, Written
from reportedly.archive.tables import TABLES
from reportedly.corpus.stories import MOST_COMPARED, Relative
from reportedly.store.find_candidates import POSTINGS as CAP


def sketched(folder: Path, *files: list[tuple[str, int, list[int]]]) -> list[int]:
    """Files of sketches: id, day, and values that serve as bands and keys."""
    (folder / "sketches").mkdir(exist_ok=True)
    for part, sketches in enumerate(files):
        rows = [{"article": id, "day": day, "bands": values, "keys": values} for id, day, values in sorted(sketches, key=lambda s: (s[1], s[0]))]  # fmt: skip
        pq.write_table(pa.Table.from_pylist(rows, schema=TABLES["sketches"]), folder / "sketches" / f"read-{part:06}.parquet")  # fmt: skip
    return list(range(len(files)))


def block(parts: list[int], first: tuple[int, str], last: tuple[int, str]) -> Shard:
    return Shard(stage="candidates", number=0, key="", takes={"parts": parts, "own": parts, "first": list(first), "last": list(last)}, weight=1)  # fmt: skip


def pairs(folder: Path, shard: Shard) -> dict[tuple[str, str], float]:
    wanted = values_inside(own_pieces(folder, shard, "keys"))
    weights = weigh_keys(pieces_in_view(folder, shard, "keys"), own_pieces(folder, shard, "keys"), wanted)
    postings = gather_postings(pieces_in_view(folder, shard, "keys"), wanted, weights.joins)
    codes, sums = shared_weights(postings, weights.keys)
    name = postings.articles
    return {(name[code >> 32], name[code & 0xFFFFFFFF]): round(weight, 3) for code, weight in zip(codes.tolist(), sums.tolist(), strict=True)}  # fmt: skip


def test_articles_that_share_keys_meet_across_files_and_the_later_looks_back(tmp_path: Path) -> None:
    parts = sketched(tmp_path, [("b", 102, [1, 2]), ("a", 101, [1, 2, 3])], [("c", 103, [3, 9])])
    found = pairs(tmp_path, block(parts, (101, "a"), (103, "c")))
    weight = round(float(np.log(1 + CAP / 2)), 3)
    assert found == {("b", "a"): round(2 * float(np.log(1 + CAP / 2)), 3), ("c", "a"): weight}


def test_a_block_sees_the_days_before_it_but_gives_only_its_own(tmp_path: Path) -> None:
    parts = sketched(tmp_path, [("a", 101, [1]), ("b", 102, [1]), ("c", 103, [1])])
    assert set(pairs(tmp_path, block(parts, (103, "c"), (103, "c")))) == {("c", "a"), ("c", "b")}
    assert set(pairs(tmp_path, block(parts, (101, "a"), (102, "b")))) == {("b", "a")}


def test_a_block_looks_for_its_own_articles_where_they_may_be_only(tmp_path: Path) -> None:
    days = (101, 105, 112, 130)
    run = Run(folder=tmp_path, archives=(), settings=Settings(block=2))
    for part in sketched(tmp_path, *([(f"{day}a", day, [1]), (f"{day}b", day, [2])] for day in days)):
        wrote = (Written(table="sketches", file=f"read-{part:06}.parquet", rows=2, size=1, sha256="0"),)
        run.keep(Receipt(stage="read", version=1, number=part, key="", model=None, input=None, counts={}, faults={}, written=wrote))  # fmt: skip
    blocks = plan_blocks(run, "candidates", 1)
    assert [one.takes["first"] for one in blocks] == [[day, f"{day}a"] for day in days]
    assert [one.takes["parts"] for one in blocks] == [[0], [0, 1], [1, 2], [3]]
    assert [one.takes["own"] for one in blocks] == [[0], [1], [2], [3]]


def test_the_window_parts_what_lies_further_apart(tmp_path: Path) -> None:
    parts = sketched(tmp_path, [("a", 101, [1]), ("b", 111, [1]), ("c", 112, [1])])
    assert set(pairs(tmp_path, block(parts, (101, "a"), (112, "c")))) == {("b", "a"), ("c", "b")}


def test_a_key_that_too_many_share_joins_nothing(tmp_path: Path) -> None:
    many = [(f"n{n:04}", 101, [1]) for n in range(CAP)]
    parts = sketched(tmp_path, many)
    assert len(pairs(tmp_path, block(parts, (101, ""), (101, "z")))) == CAP * (CAP - 1) // 2
    parts = sketched(tmp_path, [*many, ("z", 101, [1])])
    assert pairs(tmp_path, block(parts, (101, ""), (101, "z"))) == {}


def test_a_bucket_of_a_thousand_copies_costs_a_thousand_comparisons(tmp_path: Path) -> None:
    parts = sketched(tmp_path, [(f"n{n:04}", 101, [7]) for n in range(1000)])
    shard = block(parts, (101, ""), (101, "z"))
    wanted = values_inside(own_pieces(tmp_path, shard, "bands"))
    postings = gather_postings(pieces_in_view(tmp_path, shard, "bands"), wanted, np.ones(1, np.bool_))
    found = {one.article: one.others for one in alikes(postings)}
    assert len(found) == 999
    assert found[500] == (0, 1, 2, 3, 498, 499)
    assert max(len(others) for others in found.values()) == EARLIEST + NEXT_TO


def related(*shares: tuple[str, float]) -> list[Relative]:
    return [Relative(article=id, share=share) for id, share in shares]


def test_a_story_is_founded_by_near_relatives_and_grows_by_the_mean() -> None:
    grouping = Grouping()
    grouping.place("a", [])
    grouping.place("b", related(("a", 0.2)))
    grouping.place("c", related(("a", 0.2), ("b", 0.1)))
    grouping.place("d", related(("a", 0.16)))
    assert grouping.members == {"a": ["a", "b", "c"]}


def test_a_story_that_is_full_takes_no_more() -> None:
    grouping = Grouping()
    everybody = [f"n{n:03}" for n in range(MOST_COMPARED + 2)]
    for place, id in enumerate(everybody):
        grouping.place(id, related(*((other, 0.9) for other in everybody[:place])))
    assert len(grouping.members["n000"]) == MOST_COMPARED


@pytest.mark.parametrize("share", [0.16, 0.0])
def test_a_distant_relative_founds_nothing(share: float) -> None:
    grouping = Grouping()
    grouping.place("b", related(("a", share)))
    assert grouping.members == {}
