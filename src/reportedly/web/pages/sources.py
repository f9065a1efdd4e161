"""The source page: everything it said, as whom, through whom, and what came of its predictions."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from reportedly.corpus import desk
from reportedly.store.answers import SourceGroup
from reportedly.store.sheets import SourceWays
from reportedly.web import phrases
from reportedly.web.addresses import source_at
from reportedly.web.asked import Format, Lent, On, Text
from reportedly.web.draw_months import draw_months
from reportedly.web.pages.predictions import bearing_on, predictions_table
from reportedly.web.render import render
from reportedly.web.table import Table, answer_csv, row

router = APIRouter()

SHOWN, IN_FILE, PREDICTIONS = 50, 2_000, 30


@router.get("/sources")
def source_list(request: Request, corpus: Lent, name: Text = None) -> Response:
    """The sources that a name may mean."""
    groups = corpus.source(name, 2) if name else ()
    return render(request, corpus, "sources.html.j2", name=name or "", groups=groups)


@router.get("/sources/{id:path}")
def source_page(
    request: Request, corpus: Lent, id: str, on: On, format: Format = None, part: str = "claims"
) -> Response:
    """One source, under all variants of its name."""
    group = desk.source(corpus, id, IN_FILE if format else SHOWN)
    if group.id != id:
        return RedirectResponse(source_at(group.id), 303)
    predictions = desk.source_predictions(corpus, group.id, on, PREDICTIONS)
    ways = desk.source_ways(corpus, group.id)
    if format:
        tables = {
            "predictions": lambda: predictions_table(predictions, on),
            "timeline": lambda: months_table(group, ways),
        }
        return answer_csv(tables.get(part, lambda: claims_table(group))())
    return render(
        request,
        corpus,
        "source.html.j2",
        group=group,
        ways=ways,
        months=draw_months(ways.months),
        timeline=months_table(group, ways),
        predictions=predictions,
        bearing=bearing_on(corpus, predictions),
        on=on.isoformat(),
        unnamed=not any(kind in ("person", "organization", "outlet", "document") for kind in group.kinds),
    )


def months_table(group: SourceGroup, ways: SourceWays) -> Table:
    """How much of it was published when."""
    rows = (row(month, times) for month, times in ways.months.items())
    return Table(name=f"timeline-{group.id}", caption="Claims by month", columns=("month", "claims"), rows=tuple(rows))


def claims_table(group: SourceGroup) -> Table:
    """What it said, newest first."""
    columns = ("published", "outlet", "through", "as", "act", "certainty", "polarity", "said on", "about", "words", "claim", "article")  # fmt: skip
    rows = (
        row(
            one.published, phrases.outlet(one.outlet), " ← ".join(one.via), one.speaker, one.act, one.certainty, one.polarity,
            one.said_on, one.about, one.text, one.id, one.article,
        )
        for one in group.claims
    )  # fmt: skip
    return Table(name=f"source-{group.id}", caption="What it said", columns=columns, rows=tuple(rows))
