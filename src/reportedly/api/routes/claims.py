"""Claims: who says what, as it stands with people's judgements applied."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Day, Id, Name, Paging
from reportedly.model.attribution import Act, Kind
from reportedly.store.answers import Page, Scope, StoredClaim
from reportedly.store.answers import Query as Wanted
from reportedly.store.cursor import cursor_of, parts_of

router = APIRouter(tags=["claims"])


class ClaimFilters(Paging):
    """Which claims; all conditions hold together, both days are included."""

    article: Name | None = Field(
        None, description="Only the claims of this article, rejected ones too; takes no other filter."
    )
    source: Name | None = Field(None, description='A name, or "source:" and the id of a source.')
    kind: Kind | None = Field(None, description="The kind of source.")
    act: Act | None = Field(None, description="What the source does by saying it.")
    outlet: Name | None = Field(None, description="Who printed it.")
    since: Day | None = Field(None, alias="from", description="Published on this day or later.")
    until: Day | None = Field(None, alias="to", description="Published on this day or earlier.")


@router.get("/claims", response_model=Listing[StoredClaim], responses=UNCHANGED)
def list_claims(request: Request, filters: Annotated[ClaimFilters, Query()]) -> Response:
    """Claims, newest first; of one article in its own order, attributed ones first. `search` ranks by words."""
    with request.app.state.corpora.borrow() as corpus:
        if filters.article is not None:
            return answer_page(request, corpus, _cut(corpus.claims(filters.article), filters))
        wanted = Wanted(
            scope=Scope.CLAIMS,
            source=filters.source,
            kind=filters.kind,
            act=filters.act,
            outlet=filters.outlet,
            since=filters.since,
            until=filters.until,
        )
        found = corpus.search(wanted, filters.limit, filters.after)
        claims = tuple(hit.claim for hit in found.hits)
        return answer_page(request, corpus, Page(elements=claims, next=found.next))


@router.get("/claims/{id}", response_model=StoredClaim, responses=UNCHANGED)
def show_claim(request: Request, id: Id) -> Response:
    """One claim."""
    with request.app.state.corpora.borrow() as corpus:
        return answer(request, corpus.claim(id))


def _cut(claims: tuple[StoredClaim, ...], paging: Paging) -> Page[StoredClaim]:
    start = 0
    if paging.after is not None:
        start = max(0, int(parts_of(paging.after, int)[0]))
    end = start + paging.limit
    return Page(elements=claims[start:end], next=cursor_of(end) if end < len(claims) else None)
