"""`reportedly doctor`: is the corpus whole?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.claim_lines import counted
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.table import render_table
from reportedly.errors import StoreError


def doctor(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First make look-up tables and stories anew from reports and judgements.")
    ] = False,
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
) -> None:
    """Check a corpus: versions, integrity, orphan rows, freshness of indexes. Exit code 6 if something is wrong.

    \b
    Examples
      reportedly doctor
      reportedly doctor --rebuild
      reportedly doctor --store postgresql://me@localhost/news --format json
    """
    with open_existing(store) as corpus:
        if rebuild:
            sys.stderr.write(f"reportedly: {counted(corpus.rebuild(), 'article')} made anew\n")
        findings = corpus.doctor()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, findings)
    else:
        rows = (
            ("ok" if one.well else "WRONG", one.check, one.found if one.todo is None else f"{one.found}: {one.todo}")
            for one in findings
        )
        write_text(out, render_table(("", "Check", "Found"), rows, page_of(out)))
    if not all(one.well for one in findings):
        raise typer.Exit(StoreError.exit_code)
