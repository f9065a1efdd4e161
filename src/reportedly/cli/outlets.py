"""`reportedly outlets`: how each outlet sources what it prints."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.claim_lines import coverage_line
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.table import render_table, wrapped

COLUMNS = ("Outlet", "#Articles", "#Claims", "#Unnamed", "#Borrowed", "#Copies", "Cites", "#Cited by")
NOTE = (
    "Shares are of attributed claims. Unnamed: the speaker's name is kept back. Borrowed: no origin of its own, since "
    "it came through another outlet, from nobody stated, or in a copy. Cited by: articles of other outlets."
)
MOST_CITED = 3


def outlets(
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Outlets at most, by articles.")] = 50,
) -> None:
    """Who cites whom, how much is unnamed, how much has no origin of its own.

    \b
    Examples
      reportedly outlets
      reportedly outlets --format json | jq '.[] | {outlet, unnamed}'
    """
    with open_existing(store) as corpus:
        records = corpus.outlets()[:limit]
        coverage = corpus.coverage()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, records)
        return
    page = page_of(out)
    rows = (
        (
            one.outlet,
            f"{one.articles:,}",
            f"{one.claims:,}",
            _share(one.unnamed),
            _share(one.borrowed),
            f"{one.copies:,}",
            _most(one.cites),
            f"{sum(one.cited_by.values()):,}",
        )
        for one in records
    )
    shown = render_table(COLUMNS, rows, page) + "\n" + wrapped(NOTE, 0, page) if records else ""
    write_text(out, shown + wrapped(coverage_line(coverage), 0, page))


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def _most(cites: object) -> str:
    named = sorted(dict(cites).items(), key=lambda pair: -pair[1])  # type: ignore[call-overload]
    rest = f" +{len(named) - MOST_CITED}" if len(named) > MOST_CITED else ""
    return ", ".join(f"{name} {times}" for name, times in named[:MOST_CITED]) + rest or "-"
