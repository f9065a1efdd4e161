"""Search: claims and articles by words and filters."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, answer, next_link
from reportedly.api.parameters import Day, Name, Paging
from reportedly.model.attribution import Act, Kind
from reportedly.store.answers import HitPage, Scope
from reportedly.store.answers import Query as Wanted

router = APIRouter(tags=["search"])


class SearchFilters(Paging):
    """What to look for; `source`, `kind` and `act` are about claims, so with any of them no articles are found."""

    q: str = Field(
        "",
        max_length=2000,
        description='Words, "phrases in quotes", -without, begin*; empty lists what the filters leave.',
    )
    scope: Scope = Field(Scope.EVERYTHING, description="Claims, articles, or both.")
    source: Name | None = Field(None, description='A name, or "source:" and the id of a source.')
    kind: Kind | None = Field(None, description="The kind of source.")
    act: Act | None = Field(None, description="What the source does by saying it.")
    outlet: Name | None = Field(None, description="Who printed it.")
    since: Day | None = Field(None, alias="from", description="Published on this day or later.")
    until: Day | None = Field(None, alias="to", description="Published on this day or earlier.")


@router.get("/search", response_model=HitPage, responses=UNCHANGED)
def search(request: Request, filters: Annotated[SearchFilters, Query()]) -> Response:
    """Hits, best first, each with a verbatim piece of its article and where it stands."""
    stated = filters.model_dump(exclude={"limit", "after", "q"})
    with request.app.state.corpora.borrow() as corpus:
        found: HitPage = corpus.search(Wanted(text=filters.q, **stated), filters.limit, filters.after)
    return answer(request, found, headers=next_link(request, found.next))
