"""Outlets: whom each cites and who cites it, and how much rests on unnamed sources or on others' reports."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import desk
from reportedly.corpus.corpora import Corpora
from reportedly.store.answers import OutletRecord
from reportedly.store.sheets import OutletSheet
from reportedly.web import phrases
from reportedly.web.addresses import outlet_at
from reportedly.web.asked import Format, Lent
from reportedly.web.render import render
from reportedly.web.table import Cell, Table, answer_csv, row

router = APIRouter()

# Outlets of the matrix: more nobody can take in.
MOST_IN_MATRIX = 16
MOST_LISTED = 300


@router.get("/outlets")
def outlet_list(request: Request, corpus: Lent, format: Format = None, part: str = "outlets") -> Response:
    """All outlets, and who cites whom."""
    corpora: Corpora = request.app.state.corpora
    records = corpora.outlets()
    matrix = citing(records)
    if format:
        return answer_csv(matrix_table(records) if part == "matrix" else outlets_table(records))
    return render(
        request,
        corpus,
        "outlets.html.j2",
        records=records[:MOST_LISTED],
        total=len(records),
        matrix=matrix,
        most=max((count for one in matrix for count in one.cites.values()), default=1),
    )


@router.get("/outlets/{name:path}")
def outlet_page(request: Request, corpus: Lent, name: str, format: Format = None) -> Response:
    """One outlet."""
    sheet = desk.outlet(corpus, name)
    if sheet.outlet != name:
        return RedirectResponse(outlet_at(sheet.outlet), 303)
    if format:
        return answer_csv(outlet_table(sheet))
    return render(request, corpus, "outlet.html.j2", sheet=sheet)


def citing(records: Sequence[OutletRecord]) -> tuple[OutletRecord, ...]:
    """The outlets that cite or are cited most."""
    weigh = {one.outlet: sum(one.cites.values()) + sum(one.cited_by.values()) for one in records}
    ranked = sorted((one for one in records if weigh[one.outlet]), key=lambda one: -weigh[one.outlet])
    return tuple(ranked[:MOST_IN_MATRIX])


def outlets_table(records: Sequence[OutletRecord]) -> Table:
    """How each sources what it prints."""
    columns = ("outlet", "articles", "claims", "unnamed", "borrowed", "copies", "cites", "cited by")
    rows = (
        row(
            Cell(text=one.outlet, href=outlet_at(one.outlet)), one.articles, one.claims, phrases.percent(one.unnamed),
            phrases.percent(one.borrowed), one.copies, _counts(one.cites), _counts(one.cited_by),
        )
        for one in records
    )  # fmt: skip
    return Table(name="outlets", caption="Outlets", columns=columns, rows=tuple(rows))


def matrix_table(records: Sequence[OutletRecord]) -> Table:
    """Who cites whom: one row for each pair."""
    rows = (row(one.outlet, other, count) for one in records for other, count in one.cites.items())
    return Table(name="citations", caption="Who cites whom", columns=("outlet", "cites", "articles"), rows=tuple(rows))


def outlet_table(sheet: OutletSheet) -> Table:
    """Whom it cites and who cites it."""
    cites = (row(sheet.outlet, "cites", name, count) for name, count in sheet.cites.items())
    cited = (row(sheet.outlet, "is cited by", name, count) for name, count in sheet.cited_by.items())
    columns = ("outlet", "relation", "other outlet", "articles")
    return Table(name=f"outlet-{sheet.outlet}", caption="Citations", columns=columns, rows=(*cites, *cited))


def _counts(counts: object) -> str:
    return "; ".join(f"{name} ({count})" for name, count in dict(counts).items())  # type: ignore[call-overload]
