"""Outlets: how each sources what it prints."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Id, Paging
from reportedly.errors import NotFoundError
from reportedly.store.answers import OutletRecord, Page
from reportedly.store.cursor import cursor_of, parts_of

router = APIRouter(tags=["outlets"])


@router.get("/outlets", response_model=Listing[OutletRecord], responses=UNCHANGED)
def list_outlets(request: Request, paging: Annotated[Paging, Query()]) -> Response:
    """Every outlet that printed something or is cited, most articles first. Shares are of attributed claims."""
    start = max(0, int(parts_of(paging.after, int)[0])) if paging.after is not None else 0
    end = start + paging.limit
    with request.app.state.corpora.borrow() as corpus:
        records: tuple[OutletRecord, ...] = request.app.state.corpora.outlets()
        page = Page(elements=records[start:end], next=cursor_of(end) if end < len(records) else None)
        return answer_page(request, corpus, page)


@router.get("/outlets/{name:path}", response_model=OutletRecord, responses=UNCHANGED)
def show_outlet(request: Request, name: Id) -> Response:
    """One outlet: whom it cites, who cites it, how much of it is unnamed or borrowed."""
    for record in request.app.state.corpora.outlets():
        if record.outlet.casefold() == name.casefold():
            return answer(request, record)
    raise NotFoundError(f"no outlet {name!r} in this corpus; /api/v1/outlets lists them")
