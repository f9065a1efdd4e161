"""Sources: who is quoted, and everything they said."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Id, Name, Paging, Parameters
from reportedly.errors import NotFoundError
from reportedly.store.answers import SourceGroup, SourceRecord
from reportedly.store.find_names import EXACT

router = APIRouter(tags=["sources"])


class SourceFilters(Paging):
    """Which names."""

    begins: Name | None = Field(None, description="Only names that begin so.")


class GroupFilters(Parameters):
    """Whom a name may mean."""

    name: Name = Field(description="A name, whole or in part.")
    claims: int = Field(20, ge=0, le=200, description="Newest claims of each.")


class ClaimCount(Parameters):
    """How much of what a source said."""

    claims: int = Field(
        20, ge=0, le=200, description="Newest claims; /claims?source=source:ID goes through all of them."
    )


@router.get("/sources", response_model=Listing[SourceRecord], responses=UNCHANGED)
def list_sources(request: Request, filters: Annotated[SourceFilters, Query()]) -> Response:
    """Every name that claims are ascribed to, in the order of names."""
    with request.app.state.corpora.borrow() as corpus:
        page = corpus.store.page_sources(filters.begins, filters.limit, filters.after)
        return answer_page(request, corpus, page)


@router.get("/source-groups", response_model=tuple[SourceGroup, ...], responses=UNCHANGED)
def find_sources(request: Request, filters: Annotated[GroupFilters, Query()]) -> Response:
    """The sources that a name may mean, most quoted first; unnamed ones stay with the outlet that quotes them."""
    with request.app.state.corpora.borrow() as corpus:
        return answer(request, corpus.source(filters.name, filters.claims))


@router.get("/sources/{id:path}", response_model=SourceGroup, responses=UNCHANGED)
def show_source(request: Request, id: Id, count: Annotated[ClaimCount, Query()]) -> Response:
    """One source under all variants of its name, with its newest claims."""
    with request.app.state.corpora.borrow() as corpus:
        groups: tuple[SourceGroup, ...] = corpus.source(EXACT + id, count.claims)
    found = next((one for one in groups if one.id == id), groups[0] if groups else None)
    if found is None:
        raise NotFoundError(f"no source {id!r} in this corpus; /api/v1/source-groups?name=... finds them by name")
    return answer(request, found)
