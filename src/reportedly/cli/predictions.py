"""`reportedly predictions`: claims about the future, by the day on which they are due."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.claim_lines import chain, claim_lines, coverage_line
from reportedly.cli.opening import open_existing
from reportedly.cli.options import STORE, Shown, ShownAs, Where, day_of
from reportedly.cli.output import Page, page_of, write_json, write_text
from reportedly.cli.table import plain, wrapped

if TYPE_CHECKING:
    from reportedly.model.comparison import Coverage
    from reportedly.store.answers import Prediction, StoredClaim

MOST_BEARING = 4


def predictions(
    due: Annotated[bool, typer.Option("--due", help="Only those that are due or overdue.")] = False,
    on: Annotated[
        str | None, typer.Option(help="The day to look from (2026-03-14). [default: today]", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Predictions at most.")] = 50,
    store: Where = STORE,
    format: ShownAs = Shown.TEXT,
) -> None:
    """Claims about the future with the interval by which they are due, and reports that bear on them.

    Open: not due yet. Due: the interval has begun. Overdue: it has passed; that says nothing of whether it came true.

    \b
    Examples
      reportedly predictions --due
      reportedly predictions --on 2026-03-20 --format json
    """
    from reportedly.store.answers import Due

    day = day_of(on, "--on") or date.today()
    states = (Due.DUE, Due.OVERDUE) if due else tuple(Due)
    with open_existing(store) as corpus:
        found = list(islice(corpus.predictions(day, states), limit))
        bearing = [[corpus.claim(id) for id in one.bearing[:MOST_BEARING]] for one in found]
        coverage = corpus.coverage()
    out = sys.stdout.buffer
    if format is Shown.JSON:
        write_json(out, found)
    else:
        write_text(out, _render(found, bearing, coverage, day, page_of(out)))


def _render(
    found: Sequence[Prediction],
    bearing: Sequence[Sequence[StoredClaim]],
    coverage: Coverage,
    day: date,
    page: Page,
) -> str:
    from reportedly.export.wording import date_in_words

    lines = [wrapped(f"As things stand on {date_in_words(day.isoformat())}", 0, page), "\n"]
    for one, claims in zip(found, bearing, strict=True):
        lines += [wrapped(_state(one), 0, page), claim_lines(one.claim, page), *_bearing(one, claims, page), "\n"]
    if not found:
        lines.append("No predictions.\n\n")
    return "".join((*lines, wrapped(coverage_line(coverage), 0, page)))


def _state(one: Prediction) -> str:
    from reportedly.export.wording import date_in_words

    ends = [end.isoformat() if end else "" for end in (one.first, one.last)]
    interval = date_in_words(ends[0] if ends[0] == ends[1] else "/".join(ends)) if any(ends) else ""
    return f"{one.state.upper()} {interval}".strip() if interval else "NO DATE STATED"


def _bearing(one: Prediction, claims: Sequence[StoredClaim], page: Page) -> Iterator[str]:
    from reportedly.export.text import shorten

    for claim in claims:
        yield wrapped(f"bears on it: {chain(claim)}: “{shorten(plain(claim.text), 120)}” claim:{claim.id}", 4, page)
    if len(one.bearing) > len(claims):
        yield wrapped(f"… and {len(one.bearing) - len(claims)} more", 4, page)
