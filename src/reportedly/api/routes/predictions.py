"""Predictions: claims about the future with the interval by which they are due."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer_page
from reportedly.api.parameters import Day, Paging
from reportedly.store.answers import Due, Prediction

router = APIRouter(tags=["predictions"])


class PredictionFilters(Paging):
    """Which predictions, and from when they are looked at."""

    on: Day | None = Field(None, description="The day to look from; today where none is given.")
    state: list[Due] = Field(
        default_factory=lambda: list(Due), description="How they stand on that day; give several for any of them."
    )


@router.get("/predictions", response_model=Listing[Prediction], responses=UNCHANGED)
def list_predictions(request: Request, filters: Annotated[PredictionFilters, Query()]) -> Response:
    """Predictions, soonest due first, undated ones last. Overdue says nothing of whether it came true."""
    day = filters.on or request.app.state.today()
    with request.app.state.corpora.borrow() as corpus:
        page = corpus.store.page_predictions(day, filters.state, filters.limit, filters.after)
        return answer_page(request, corpus, page)
