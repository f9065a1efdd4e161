"""A table: the twin of every graphic, shown on the page and given as CSV from the same cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from reportedly.export.csv_rows import guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell, and where it leads."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A caption, the names of the columns and the rows; `name` is what its file is called."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def row(*cells: Cell | str | int | float | None) -> tuple[Cell, ...]:
    """A row; None is shown as an empty cell."""
    return tuple(cell if isinstance(cell, Cell) else Cell(text="" if cell is None else str(cell)) for cell in cells)


def answer_csv(table: Table) -> Response:
    """The table as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    writer.writerow(table.columns)
    writer.writerows(_guarded(table.rows))
    name = re.sub(r"[^\w.-]+", "-", table.name, flags=re.ASCII).strip("-.")[:80] or "table"
    return Response(
        lines.getvalue().encode("utf-8", "replace"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _guarded(rows: Iterable[tuple[Cell, ...]]) -> Iterable[list[str]]:
    return ([guard(cell.text) for cell in cells] for cells in rows)
