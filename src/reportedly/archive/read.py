"""Stage three, ARTICLES -> REPORTS: every attributed claim of each article, and what finding its relatives needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from reportedly.archive.article_row import article_of, span_rows
from reportedly.archive.guard import Fault, Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard, key_of
from reportedly.archive.stage import Bench, Found, Note, Row, Stage
from reportedly.archive.write_tables import read_rows
from reportedly.codec import digest, encode_report
from reportedly.corpus.event_keys import event_keys
from reportedly.export.claim_row import claim_rows
from reportedly.link.band_text import band_text
from reportedly.link.sketch_text import sketch_text
from reportedly.model.report import Report
from reportedly.reader import Reader
from reportedly.store.interval import day_of


def plan_read(run: Run) -> list[Shard]:
    """So many articles at a time; a shard never reads from two files."""
    repeats: dict[int, list[int]] = defaultdict(list)
    for row in read_rows(run.files("repeats"), columns=["part", "row"]):
        repeats[row["part"]].append(row["row"])
    shards: list[Shard] = []
    for receipt in run.receipts("extract"):
        for wrote in receipt.written:
            if wrote.table != "articles":
                continue
            for start in range(0, wrote.rows, run.settings.rows):
                end = min(wrote.rows, start + run.settings.rows)
                known = [row for row in repeats[receipt.number] if start <= row < end]
                takes = {"file": wrote.file, "start": start, "end": end, "repeats": known}
                key = key_of(READ.name, READ.version, run.model, wrote.sha256, takes)
                number = len(shards)
                shards.append(Shard(stage=READ.name, number=number, key=key, takes=takes, weight=end - start))
    return shards


def read(shard: Shard, bench: Bench, guard: Guard) -> Iterator[Found]:
    """The reports of the articles in a stretch of a file, and their sketches by day."""
    path = bench.run.folder / "articles" / shard.takes["file"]
    known = frozenset(shard.takes["repeats"])
    sketches = []
    for place, row in rows_between(path, shard.takes["start"], shard.takes["end"]):
        if place in known:
            yield Note.PASSED_OVER
            continue
        found = guard(partial(_read, row, bench.reader))
        if isinstance(found, Fault):
            yield Fault(kind=found.kind, reason=found.reason, input=row["input"], record=row["record"], url=row["url"])
            continue
        yield Note.DONE
        for one in found:
            if one.table == "sketches":
                sketches.append(one)
            else:
                yield one
    yield from sorted(sketches, key=lambda one: (one.values["day"], one.values["article"]))


def rows_between(path: Path, start: int, end: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Rows of a Parquet file with their places, read row group by row group."""
    with pq.ParquetFile(path) as file:
        first = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if first < end and first + rows > start:
                for place, row in enumerate(file.read_row_group(group).to_pylist(), first):
                    if start <= place < end:
                        yield place, row
            first += rows


def _read(row: Mapping[str, Any], reader: Reader) -> list[Row]:
    article = article_of(row)
    report = reader.read(article)
    record = encode_report(report)
    return [
        Row(table="reports", values={"article": article.id, "record": record, "asides": span_rows(article.asides)}),
        *(Row(table="claims", values=_values(one)) for one in claim_rows(report)),
        Row(table="sketches", values=_sketch(report, row["crawled"])),
    ]


def _values(claim: Any) -> dict[str, Any]:
    values = {name: getattr(claim, name) for name in type(claim).__slots__}
    return values | {"spans": span_rows(claim.spans)}


def _sketch(report: Report, crawled: str | None) -> dict[str, Any]:
    article = report.article
    day = day_of(article.published) or day_of(crawled)
    return {
        "article": article.id,
        "day": day.toordinal() if day else 0,
        "bands": list(band_text(sketch_text(article.text))),
        # As the store hashes them, unsigned.
        "keys": sorted({int(digest(key)[:16], 16) for key in event_keys(article)}),
    }


READ = Stage(name="read", version=1, unit="articles", plan=plan_read, work=read, uses_model=True)
