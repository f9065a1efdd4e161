"""Predictions: due, overdue, not due yet, and without a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.corpus import Corpus, desk
from reportedly.store.answers import Due, Prediction, StoredClaim
from reportedly.web import phrases
from reportedly.web.asked import Blank, Cursor, Format, Lent, On
from reportedly.web.render import render
from reportedly.web.table import Table, answer_csv, row

router = APIRouter()

SHOWN, IN_FILE, BEARING = 30, 2_000, 4


@router.get("/predictions")
def predictions_page(
    request: Request,
    corpus: Lent,
    on: On,
    state: Annotated[Due | None, Blank] = None,
    after: Cursor = None,
    format: Format = None,
) -> Response:
    """Predictions in one state, by the day on which they are due."""
    wanted = state or Due.DUE
    page = desk.predictions(corpus, on, wanted, IN_FILE if format else SHOWN, after)
    if format:
        return answer_csv(predictions_table(page.elements, on))
    return render(
        request,
        corpus,
        "predictions.html.j2",
        page=page,
        state=wanted,
        states=tuple(Due),
        bearing=bearing_on(corpus, page.elements),
        on=on.isoformat(),
    )


def bearing_on(corpus: Corpus, predictions: Iterable[Prediction]) -> Mapping[str, StoredClaim]:
    """The claims that may settle these predictions, by their ids: the first few of each."""
    return desk.some_claims(corpus, [id for one in predictions for id in one.bearing[:BEARING]])


def predictions_table(predictions: Sequence[Prediction], on: date) -> Table:
    """The predictions as they stand on a day."""
    columns = ("state", "due from", "due until", "published", "outlet", "through", "speaker", "words", "claim", "bearing on it")  # fmt: skip
    rows = (
        row(
            phrases.DUE[one.state], _iso(one.first), _iso(one.last), one.claim.published, phrases.outlet(one.claim.outlet),
            " ← ".join(one.claim.via), one.claim.speaker, one.claim.text, one.claim.id, " ".join(one.bearing),
        )
        for one in predictions
    )  # fmt: skip
    return Table(name=f"predictions-{on}", caption="Predictions", columns=columns, rows=tuple(rows))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
