"""Fetch the reports of some articles from the files in which they lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from reportedly.archive.article_row import spans_of
from reportedly.codec import decode_report
from reportedly.model.report import Report


def fetch_reports(folder: Path, wanted: Iterable[tuple[int, str]]) -> dict[str, Report]:
    """The reports of articles, given as part and id."""
    by_part: dict[int, set[str]] = defaultdict(set)
    for part, article in wanted:
        by_part[part].add(article)
    found: dict[str, Report] = {}
    for part in sorted(by_part):
        ids = pa.array(sorted(by_part[part]), pa.string())
        with pq.ParquetFile(folder / "reports" / f"read-{part:06}.parquet") as file:
            for group in range(file.num_row_groups):
                mine = pc.is_in(file.read_row_group(group, columns=["article"])["article"], value_set=ids)
                # Reports are large: a group without one that is wanted is not unpacked.
                if pc.any(mine).as_py():
                    for row in file.read_row_group(group).filter(mine).to_pylist():
                        found[row["article"]] = report_of(row["record"], spans_of(row["asides"]))
    return found


def report_of(record: bytes, asides: tuple[object, ...]) -> Report:
    """The report in a row, with the asides that its JSON leaves out."""
    report = decode_report(record)
    return replace(report, article=replace(report.article, asides=asides))  # type: ignore[arg-type]
