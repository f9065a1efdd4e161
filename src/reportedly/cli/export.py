"""`reportedly export`: the corpus in a format that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.claim_lines import counted
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Output, Where
from reportedly.cli.output import opened
from reportedly.export.format import SUFFIXES, Format


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
    from reportedly.corpus.write_export import WRITERS

    with open_existing(store) as corpus, opened(output) as out:
        written = WRITERS[chosen](corpus, out)
    sys.stderr.write(f"reportedly: {counted(written, 'record')} written\n")


def _format_for(output: Path | None) -> Format:
    return SUFFIXES.get(output.suffix.lower(), Format.JSONL) if output else Format.JSONL
