"""Claims as Parquet, one a row, typed: for DuckDB, pandas, Polars, Spark."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.export.claim_row import ClaimRow, claim_rows
from reportedly.export.encode_record import encode_record
from reportedly.model.report import Report

WORD = pa.dictionary(pa.int8(), pa.string())
SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
SCHEMA = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("published", pa.string()),
        pa.field("url", pa.string()),
        pa.field("claim", pa.string(), nullable=False),
        pa.field("inside", pa.string()),
        pa.field("speaker", pa.string()),
        pa.field("kind", WORD),
        pa.field("role", pa.string()),
        pa.field("via", pa.list_(pa.string()), nullable=False),
        pa.field("act", WORD, nullable=False),
        pa.field("certainty", WORD, nullable=False),
        pa.field("polarity", WORD, nullable=False),
        pa.field("form", WORD, nullable=False),
        pa.field("said_on", pa.string()),
        pa.field("about", pa.string()),
        pa.field("score", pa.float64(), nullable=False),
        pa.field("content", pa.string(), nullable=False),
        pa.field("start", pa.int32()),
        pa.field("end", pa.int32()),
        pa.field("spans", pa.list_(SPAN), nullable=False),
    ],
    metadata={"reportedly": "reportedly/claims/1"},
)
# Some 10 MB of claims: enough for columns to compress well, little enough to hold in memory.
ROW_GROUP = 20_000


def write_parquet(reports: Iterable[Report], out: BinaryIO, *, row_group: int = ROW_GROUP) -> int:
    """Write claims, at most `row_group` in memory at a time; gives their number. Times are ISO 8601 strings, as stated.

    Raises RecordError, naming an article, for a text that UTF-8 cannot carry; the file is then of no use.
    """
    written = 0
    rows = chain.from_iterable(map(claim_rows, reports))
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        while group := tuple(islice(rows, row_group)):
            writer.write_table(_table(group))
            written += len(group)
    return written


def _table(rows: tuple[ClaimRow, ...]) -> pa.Table:
    columns = {name: [getattr(row, name) for row in rows] for name in SCHEMA.names}
    columns["spans"] = [[span._asdict() for span in row.spans] for row in rows]
    try:
        return pa.table(columns, schema=SCHEMA)
    except UnicodeEncodeError:
        for row in rows:
            encode_record(row, row.article)  # raises for the one that is to blame
        raise
