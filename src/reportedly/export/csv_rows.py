"""Claims as CSV (RFC 4180, UTF-8), one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from typing import BinaryIO

from reportedly.export.claim_row import ClaimRow, claim_rows
from reportedly.export.encode_record import unwritable
from reportedly.model.report import Report

COLUMNS = tuple(field.name for field in fields(ClaimRow))
ARROW = " <- "
GUARD = "'"
# With these a spreadsheet takes a cell for a formula, in East Asian locales also with the full-width ones
# (OWASP, "CSV Injection").
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_csv(reports: Iterable[Report], out: BinaryIO) -> int:
    """Write a header and a row for each claim, every cell in quotes; gives the number of claims. Empty is "not stated".

    Raises RecordError, naming the article, for a text that UTF-8 cannot carry.
    """
    out.write(_line(COLUMNS))
    written = 0
    for report in reports:
        for row in claim_rows(report):
            try:
                out.write(_line(_cells(row)))
            except UnicodeEncodeError as error:
                raise unwritable(row.article) from error
            written += 1
    return written


def guard(cell: str) -> str:
    r"""The cell with an apostrophe before it if a spreadsheet would run it; `unguard` takes it away again.

    A cell that begins with an apostrophe of its own gets another, so that nothing is lost.

    >>> guard('=HYPERLINK("https://evil.example")'), guard("'tis"), guard("1 = 1")
    ('\'=HYPERLINK("https://evil.example")', "''tis", '1 = 1')
    """
    risky = cell.startswith((GUARD, *FORMULA)) or cell.lstrip().startswith(FORMULA)
    return GUARD + cell if risky else cell


def unguard(cell: str) -> str:
    """The cell as it was before `guard`.

    >>> unguard(guard("-3 degrees")), unguard(guard("'tis")), unguard(guard("plain"))
    ('-3 degrees', "'tis", 'plain')
    """
    return cell.removeprefix(GUARD)


def _cells(row: ClaimRow) -> list[str]:
    stated = {name: getattr(row, name) for name in COLUMNS}
    stated["via"] = ARROW.join(row.via)
    stated["spans"] = " ".join(f"{span.start}:{span.end}" for span in row.spans)
    return [guard("" if value is None else str(value)) for value in stated.values()]


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue().encode()
