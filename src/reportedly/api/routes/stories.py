"""Stories: articles on one event, and what they say between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.parameters import Id, Paging
from reportedly.api.records import ComparisonJson
from reportedly.link.record import encode_comparison
from reportedly.store.answers import StoryRecord

router = APIRouter(tags=["stories"])


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """One event: the comparison of its articles, and other stories that an article asked for belongs to."""

    id: str
    comparison: ComparisonJson
    others: tuple[StoryRecord, ...]


@router.get("/stories", response_model=Listing[StoryRecord], responses=UNCHANGED)
def list_stories(request: Request, paging: Annotated[Paging, Query()]) -> Response:
    """Stories, those with the newest article first."""
    with request.app.state.corpora.borrow() as corpus:
        return answer_page(request, corpus, corpus.store.page_stories(paging.limit, paging.after))


@router.get("/stories/{id:path}", response_model=StoryAnswer, responses=UNCHANGED)
def show_story(request: Request, id: Id) -> Response:
    """The story of that id, or of the article of that id."""
    with request.app.state.corpora.borrow() as corpus:
        found = corpus.story_of(id)
    comparison = encode_comparison(found.comparison)
    return answer(request, StoryAnswer(id=found.id, comparison=comparison, others=found.others))
