"""Assertions: claims of several articles that say the same, with their origins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Id, Name, Paging
from reportedly.api.records import AssertionJson
from reportedly.link.record import encode_assertion
from reportedly.store.answers import AssertionFilter, AssertionRecord

router = APIRouter(tags=["assertions"])


class AssertionFilters(Paging):
    """Which assertions; all conditions hold together."""

    story: Name | None = Field(None, description="Only those of this story.")
    contested: bool | None = Field(None, description="Whether one source asserts and another denies it.")
    figures: bool | None = Field(None, description="Whether articles give different figures.")
    articles: int | None = Field(None, ge=1, le=10_000, description="Reported by at least so many articles.")
    origins: int | None = Field(None, ge=0, le=10_000, description="Resting on at most so many independent origins.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionAnswer:
    """One assertion with its story, and the ids of its claims in the order of `reports`, null where one is not kept any more."""

    story: str
    assertion: AssertionJson
    claims: tuple[str | None, ...]


@router.get("/assertions", response_model=Listing[AssertionRecord], responses=UNCHANGED)
def list_assertions(request: Request, filters: Annotated[AssertionFilters, Query()]) -> Response:
    """Assertions, those of the stories that changed last first. `?articles=3&origins=1` gives what many print and one origin says."""
    wanted = AssertionFilter(**filters.model_dump(exclude={"limit", "after"}))
    with request.app.state.corpora.borrow() as corpus:
        return answer_page(request, corpus, corpus.store.page_assertions(wanted, filters.limit, filters.after))


@router.get("/assertions/{id}", response_model=AssertionAnswer, responses=UNCHANGED)
def show_assertion(request: Request, id: Id) -> Response:
    """One assertion: its reports, origins, and how many of those are independent, as a range with reasons."""
    with request.app.state.corpora.borrow() as corpus:
        found = corpus.assertion(id)
    record: dict[str, Any] = encode_assertion(found.assertion)
    return answer(request, AssertionAnswer(story=found.story, assertion=record, claims=found.claims))
