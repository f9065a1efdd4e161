"""`reportedly export`: the corpus in a format that other tools read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli.claim_lines import counted
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Output, Where
from reportedly.cli.output import opened

if TYPE_CHECKING:
    from reportedly.corpus import Corpus


class Format(StrEnum):
    """The formats of `reportedly.export`."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    STIX = "stix"


SUFFIXES = {
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".jsonld": Format.JSONLD,
    ".json": Format.STIX,
}


def export(
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="The format. [default: by the suffix of -o, else jsonl]", show_default=False
        ),
    ] = None,
    output: Output = None,
    store: Where = STORE,
) -> None:
    """Write the whole corpus out.

    JSON Lines (a report a line) and JSON-LD (schema.org Claim, Web Annotation, PROV-O) hold what the machine read and,
    beside it, what people judged; CSV, Parquet (a claim a row) and STIX 2.1 hold claims with the judgements applied.

    \b
    Examples
      reportedly export -o corpus.jsonl
      reportedly export --format csv > claims.csv
      reportedly export --format stix -o bundle.json
    """
    chosen = format or _format_for(output)
    if chosen is Format.PARQUET and output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is not for a terminal; name a file with -o", param_hint="--format")
    with open_existing(store) as corpus, opened(output) as out:
        written = WRITERS[chosen](corpus, out)
    sys.stderr.write(f"reportedly: {counted(written, 'record')} written\n")


def _format_for(output: Path | None) -> Format:
    return SUFFIXES.get(output.suffix.lower(), Format.JSONL) if output else Format.JSONL


def _jsonl(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.jsonl import write_jsonl

    return write_jsonl(corpus.reports(), out, corpus.judgements())


def _csv(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.csv_rows import write_csv

    return write_csv(corpus.judged_reports(), out)


def _parquet(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.parquet import write_parquet

    return write_parquet(corpus.judged_reports(), out)


def _jsonld(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.jsonld import write_jsonld

    return write_jsonld(corpus.reports(), out, corpus.judgements())


def _stix(corpus: Corpus, out: BinaryIO) -> int:
    from reportedly.export.stix import write_stix

    return write_stix(corpus.judged_reports(), out)


WRITERS: dict[Format, Callable[[Corpus, BinaryIO], int]] = {
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
    Format.PARQUET: _parquet,
    Format.JSONLD: _jsonld,
    Format.STIX: _stix,
}
