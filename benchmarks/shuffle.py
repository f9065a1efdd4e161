"""Where the shuffle breaks first: the real stages over made-up signatures of very many articles.

    python -m benchmarks.shuffle [--documents 1000000 10000000]

Articles come evenly over 26 days. Each has 60 keys: 12 out of the names of its event (events are as large as Zipf has it) and 48
out of a vocabulary by the same law; a quarter are copies of another article of their event. What is measured is one block at the
end, with eleven days in view, as every block of a run has them; planning, repeats and stories are measured over all of it.
Each size runs in a process of its own, so that its memory is told; the signatures are made once and lie in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from reportedly.archive.block import Piece, gather_postings, pieces_in_view, places_of, values_inside
from reportedly.archive.fetch_reports import fetch_reports
from reportedly.archive.find_candidates import _rows, shared_weights, weigh_keys
from reportedly.archive.find_look_alikes import alikes
from reportedly.archive.group_stories import Grouping, _relatives
from reportedly.archive.memory import most_held
from reportedly.archive.run import Run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Shard
from reportedly.archive.tables import TABLES
from reportedly.archive.write_tables import ROW_GROUP, SETTINGS, read_rows
from reportedly.codec import encode_report
from reportedly.corpus.stories import WINDOW, Relative
from reportedly.link.band_text import BANDS
from reportedly.model.article import Article
from reportedly.model.report import ProducedBy, Report
from reportedly.store.find_candidates import POSTINGS as CAP

DAYS = 26
CHUNK = 50_000
OF_EVENT, OF_VOCABULARY = 12, 48
VOCABULARY = 3_000_000
COPIED = 0.25
# Files of sketches that are written and read, and how many articles a file holds: as a run has it by default, and with --rows 1024.
FILES = 200
ROWS = (128, 1024)
FETCHED = 8
NOBODY = ProducedBy(reportedly="0", model="none")


def made(day: int, chunk: int, count: int, per_day: int, column: str) -> NDArray[np.uint64]:
    """(count, values) of some articles of a day; the same arguments give the same values."""
    chance = np.random.default_rng((day, chunk))
    # An event lasts some days: those of three days share their names.
    event = (np.exp(chance.random(count) * np.log(per_day / 2)).astype(np.uint64) << np.uint64(8)) + np.uint64(day // 3)
    if column == "keys":
        named = np.exp(chance.random((count, OF_EVENT)) * np.log(40)).astype(np.uint64)
        own = _mixed((event[:, None] << np.uint64(6)) + named + np.uint64(1 << 60))
        common = _mixed(np.exp(chance.random((count, OF_VOCABULARY)) * np.log(VOCABULARY)).astype(np.uint64))
        return np.sort(np.concatenate([own, common], axis=1), axis=1)
    copied = chance.random(count) < COPIED
    text = np.where(copied, event, chance.integers(1 << 40, 1 << 62, count, dtype=np.uint64))
    bands = _mixed((text[:, None] << np.uint64(5)) + np.arange(BANDS, dtype=np.uint64))
    changed = chance.random((count, BANDS)) < 0.3
    return np.where(changed, chance.integers(1, 1 << 63, (count, BANDS), dtype=np.uint64), bands)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = values * np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(29))


def view(documents: int, column: str, block: int, folder: Path, first: int = DAYS - WINDOW - 1) -> Iterator[Piece]:
    """The last block, and the days before it in view, from that day on; what is made stays in the folder."""
    per_day = documents // DAYS
    for day in range(first, DAYS):
        for chunk, start in enumerate(range(0, per_day, CHUNK)):
            count = min(CHUNK, per_day - start)
            file = folder / f"{column}-{day}-{chunk}.npy"
            if not file.exists():
                np.save(file, made(day, chunk, count, per_day, column))
            values = np.load(file)
            width = values.shape[1]
            number = np.arange(start, start + count)
            yield Piece(
                part=chunk,
                articles=[f"{day:04}{place:016}" for place in number.tolist()],
                days=np.full(count, day, np.int32),
                inside=(number >= per_day - block) if day == DAYS - 1 else np.zeros(count, np.bool_),
                owner=np.repeat(np.arange(count, dtype=np.int32), width),
                values=values.reshape(-1),
            )


def measure(documents: int, block: int, folder: Path) -> dict[str, Any]:
    """One size."""
    found: dict[str, Any] = {
        "documents": documents,
        "a day": documents // DAYS,
        "in view of a block": (WINDOW + 1) * (documents // DAYS),
    }

    def keys() -> Iterator[Piece]:
        return view(documents, "keys", block, folder)

    def own(column: str) -> Iterator[Piece]:
        return view(documents, column, block, folder, DAYS - 1)

    making = 2 * seconds_of(keys) + 2 * seconds_of(lambda: own("keys"))
    began = time.process_time()
    wanted = values_inside(own("keys"))
    weights = weigh_keys(keys(), own("keys"), wanted)
    postings = gather_postings(keys(), wanted, weights.joins)
    gathered = time.process_time()
    rows = [dict(row.values) for row in _rows(postings, weights)]
    ended = time.process_time()
    kept = pa.Table.from_pylist(rows, schema=TABLES["candidates"])
    pq.write_table(kept, folder / "candidates.parquet", row_group_size=ROW_GROUP, **SETTINGS)
    codes, _ = shared_weights(postings, weights.keys)
    count = np.zeros(len(wanted), np.int64)
    inside = np.zeros(len(wanted), np.int64)
    for piece in keys():
        place = places_of(piece.values, wanted)
        count += np.bincount(place[place >= 0], minlength=len(wanted))
        mine = place[piece.inside[piece.owner]]
        inside += np.bincount(mine, minlength=len(wanted))
    found["candidates"] = {
        "seconds to gather": round(gathered - began - making, 1),
        "seconds to pair": round(ended - gathered, 1),
        "keys of the block": len(wanted),
        "of them capped": int((count > CAP).sum()),
        "largest key": int(count.max()),
        "postings held": len(postings.value),
        "pairs": len(codes),
        "pairs without a cap": int((inside * count).sum()),
        "candidates kept": len(rows),
        "MB at most": round(most_held() / 1e6),
    }
    del postings, codes, weights, count, inside, rows, kept
    making = seconds_of(lambda: view(documents, "bands", block, folder)) + seconds_of(lambda: own("bands"))
    began = time.process_time()
    wanted = values_inside(own("bands"))
    postings = gather_postings(view(documents, "bands", block, folder), wanted, np.ones(len(wanted), np.bool_))
    compared = alikes(postings)
    found["near-duplicates"] = {
        "seconds": round(time.process_time() - began - making, 1),
        "articles with look-alikes": len(compared),
        "comparisons": sum(len(one.others) for one in compared),
        "MB at most": round(most_held() / 1e6),
    }
    del postings, compared, wanted
    found["blocks"] = -(-documents // block)
    found["reading files"] = [reading(rows, found["in view of a block"], folder / f"of {rows}") for rows in ROWS]
    found["planning"] = planned(documents)
    found["repeats"] = repeats(documents)
    found["stories"] = stories(documents, folder / "candidates.parquet")
    found["MB at most"] = round(most_held() / 1e6)
    return found


def seconds_of(pieces: Callable[[], Iterator[Piece]]) -> float:
    """Processor seconds that reading the signatures takes, once they are made: none of the stage's own."""
    for _piece in pieces():
        pass
    began = time.process_time()
    for _piece in pieces():
        pass
    return time.process_time() - began


def reading(rows: int, in_view: int, folder: Path) -> dict[str, Any]:
    """What a block pays for the files that it reads: some are written as a run writes them, and read; the rest is a product.

    The keys in view are read twice, the bands once.
    """
    run = Run(folder=folder, archives=(), settings=Settings(rows=rows))
    (folder / "sketches").mkdir(parents=True)
    parts = list(range(FILES))
    for part in parts:
        keys, bands = (made(part * DAYS // FILES, part, rows, 400_000, column) for column in ("keys", "bands"))
        days = [part * DAYS // FILES] * rows
        table = pa.table(
            [[f"{part:06}{row:014}" for row in range(rows)], days, _lists(bands), _lists(keys)],
            schema=TABLES["sketches"],
        )
        path = folder / "sketches" / f"read-{part:06}.parquet"
        pq.write_table(table, path, row_group_size=ROW_GROUP, **SETTINGS)
    takes = {"first": [0, ""], "last": [DAYS, ""], "parts": parts, "own": parts}
    shard = Shard(stage="candidates", number=0, key="", takes=takes, weight=1)
    seconds = {column: seconds_of(partial(pieces_in_view, run.folder, shard, column)) for column in ("keys", "bands")}
    files = in_view // rows
    return {
        "articles in a file": rows,
        "files in view": files,
        "milliseconds a file": {column: round(one / FILES * 1000, 1) for column, one in seconds.items()},
        "seconds a block": round((2 * seconds["keys"] + seconds["bands"]) / FILES * files, 1),
        "milliseconds to fetch a report": round(fetching(rows, folder), 1),
        "KB a file": round(sum(path.stat().st_size for path in folder.glob("sketches/*")) / FILES / 1e3),
    }


def fetching(rows: int, folder: Path) -> float:
    """Milliseconds to fetch one report out of a file of so many, among articles of 800 words, none of them attributed."""
    (folder / "reports").mkdir(parents=True)
    chance = np.random.default_rng(4)
    words = np.array([f"w{number:x}" for number in range(20_000)])
    for part in range(FETCHED):
        texts = [" ".join(words[np.exp(chance.random(800) * np.log(20_000)).astype(int)]) for _ in range(rows)]
        made_up = [Report(article=Article(id=f"{part:06}{row:014}", text=text), sources=(), attributions=(), times=(), produced_by=NOBODY) for row, text in enumerate(texts)]  # fmt: skip
        table = pa.table([[one.article.id for one in made_up], [encode_report(one) for one in made_up], [[]] * rows], schema=TABLES["reports"])  # fmt: skip
        pq.write_table(table, folder / "reports" / f"read-{part:06}.parquet", row_group_size=ROW_GROUP, **SETTINGS)
    wanted = [(part, f"{part:06}{rows // 2:014}") for part in range(FETCHED)]
    began = time.process_time()
    assert len(fetch_reports(folder, wanted)) == FETCHED
    return (time.process_time() - began) / FETCHED * 1000


def _lists(values: NDArray[np.uint64]) -> pa.ListArray:
    count, width = values.shape
    return pa.ListArray.from_arrays(
        pa.array(np.arange(0, (count + 1) * width, width, dtype=np.int32)), values.reshape(-1)
    )


def planned(documents: int) -> dict[str, float]:
    """What plan_blocks does with day and id of all articles."""
    began = time.process_time()
    per_day = documents // DAYS
    chance = np.random.default_rng(1)
    days = np.sort(np.repeat(np.arange(DAYS, dtype=np.int32), per_day))
    ids = pc.cast(pa.array(chance.integers(1 << 60, 1 << 62, len(days))), pa.string())
    table = pa.table({"article": ids, "day": days})
    made = time.process_time()
    table = table.take(pc.sort_indices(table, sort_keys=[("day", "ascending"), ("article", "ascending")]))
    return {
        "seconds": round(time.process_time() - made, 1),
        "MB": round(table.nbytes / 1e6),
        "making": round(made - began, 1),
    }


def repeats(documents: int) -> dict[str, float]:
    """What find_repeats does once it has the digests: sort, and find neighbours."""
    chance = np.random.default_rng(2)
    id = chance.integers(0, 1 << 63, documents, dtype=np.uint64)
    began = time.process_time()
    order = np.argsort(id, kind="stable")
    int((id[order][1:] == id[order][:-1]).sum())
    return {"seconds": round(time.process_time() - began, 1), "MB": round(documents * (8 + 8 + 4 + 4 + 8) / 1e6)}


def stories(documents: int, candidates: Path) -> dict[str, float]:
    """Reading the candidates of a block, and grouping: each article has nine relatives among those of its event before it."""
    began = time.process_time()
    articles = sum(1 for _ in _relatives(read_rows((candidates,)), {}))
    reading = (time.process_time() - began) / articles
    sample = min(documents, 300_000)
    chance = np.random.default_rng(3)
    event = np.exp(chance.random(sample) * np.log(sample / 2)).astype(np.int64)
    last: dict[int, list[str]] = {}
    grouping, spent = Grouping(), 0.0
    for place, of in enumerate(event.tolist()):
        id = f"{place:020}"
        known = last.setdefault(of, [])
        relatives = [Relative(article=one, share=0.3) for one in known[-9:]]
        began = time.process_time()
        grouping.place(id, relatives)
        spent += time.process_time() - began
        known.append(id)
    held = sum(
        sys.getsizeof(one) for one in (grouping.home, grouping.members, *grouping.home, *grouping.members.values())
    )
    return {
        "microseconds to place an article": round(spent / sample * 1e6, 1),
        "microseconds to read its candidates": round(reading * 1e6, 1),
        "seconds for all": round((spent / sample + reading) * documents, 1),
        "bytes an article": round(held / sample),
        "stories": len(grouping.members),
    }


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--block", type=int, default=Settings().block)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        # No more than 6 GB, whatever happens.
        resource.setrlimit(resource.RLIMIT_AS, (6_000_000_000, 6_000_000_000))
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(given.documents[0], given.block, Path(folder))))
        return
    for documents in given.documents:
        command = [
            sys.executable,
            "-m",
            "benchmarks.shuffle",
            "--one",
            "--block",
            str(given.block),
            "--documents",
            str(documents),
        ]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        print(json.dumps(json.loads(answer.stdout), indent=1), flush=True)


if __name__ == "__main__":
    main()
