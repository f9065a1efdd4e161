"""Write the Parquet files of one shard: beside their place first, and into it only when all of them are whole.

The same rows always give the same bytes: fixed writer settings, no clock, no path of this machine.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.archive.shard import Shard, Written
from reportedly.archive.tables import TABLES

# Rows in memory per table before they go to the file; a report is some 10 KB.
ROW_GROUP = 128
SETTINGS: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "data_page_version": "1.0",
    "write_statistics": True,
    "use_dictionary": True,
}


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One file as it is filled."""

    table: str
    path: Path
    writer: pq.ParquetWriter
    waiting: list[Mapping[str, Any]] = field(default_factory=list)
    rows: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """One more row."""
        self.waiting.append(row)
        self.rows += 1
        if len(self.waiting) >= ROW_GROUP:
            self.flush()

    def flush(self) -> None:
        """Hand what waits to the file."""
        if self.waiting:
            columns = {name: [row[name] for row in self.waiting] for name in TABLES[self.table].names}
            self.writer.write_table(pa.table(columns, schema=TABLES[self.table]))
            self.waiting.clear()


class TableWriter:
    """The files of one shard. Leaving it without `finish` leaves nothing behind."""

    def __init__(self, folder: Path, shard: Shard) -> None:
        self._folder, self._shard = folder, shard
        self._sheets: dict[str, Sheet] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sheet in self._sheets.values():
            # If it cannot be written, that is being told already.
            with suppress(OSError, pa.ArrowException):
                sheet.writer.close()
            sheet.path.unlink(missing_ok=True)

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Write one row; a table without rows gets no file."""
        if table not in self._sheets:
            path = self._folder / "work" / f"{table}-{self._shard.name}.{os.getpid()}"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._sheets[table] = Sheet(
                table=table, path=path, writer=pq.ParquetWriter(path, TABLES[table], **SETTINGS)
            )
        self._sheets[table].add(row)

    def finish(self) -> tuple[Written, ...]:
        """Put every file into its place, on the disk for good; gives what was written, by table."""
        written = []
        for name in sorted(self._sheets):
            sheet = self._sheets[name]
            sheet.flush()
            sheet.writer.close()
            written.append(_place(self._folder, sheet, file_of(self._shard)))
        self._sheets.clear()
        # What the shard wrote when it was done before, of other inputs.
        for table in TABLES.keys() - {one.table for one in written}:
            (self._folder / table / file_of(self._shard)).unlink(missing_ok=True)
        return tuple(written)


def file_of(shard: Shard) -> str:
    """The name of a shard's file in each of its tables."""
    return f"{shard.name}.parquet"


def read_rows(paths: Iterable[Path], columns: list[str] | None = None) -> Iterable[Mapping[str, Any]]:
    """Rows of Parquet files, a row group at a time."""
    for path in paths:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(ROW_GROUP, columns=columns):
                yield from batch.to_pylist()


def _place(folder: Path, sheet: Sheet, name: str) -> Written:
    content = hashlib.sha256()
    with sheet.path.open("rb") as file:
        while piece := file.read(1 << 20):
            content.update(piece)
        os.fsync(file.fileno())
    place = folder / sheet.table / name
    place.parent.mkdir(parents=True, exist_ok=True)
    size = sheet.path.stat().st_size
    sheet.path.replace(place)
    return Written(table=sheet.table, file=name, rows=sheet.rows, size=size, sha256=content.hexdigest())
