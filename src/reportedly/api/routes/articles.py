"""Articles: what the corpus holds, its versions, and adding to it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import UNCHANGED, Listing, answer, answer_page
from reportedly.api.answer_job import JobRecord, answer_with_job, wants_job
from reportedly.api.given import ArticleGiven, ArticlesGiven, one_of
from reportedly.api.job import Task
from reportedly.api.parameters import Day, Id, Name, Paging, Parameters
from reportedly.api.records import ReportJson
from reportedly.api.routes.read import Shape, answer_report
from reportedly.api.work import adding, keep_article
from reportedly.ingest import Failure
from reportedly.store.answers import Added, ArticleFilter, ArticleRecord, Outcome, Revision

router = APIRouter(tags=["articles"])


class ArticleFilters(Paging):
    """Which articles; both days are included."""

    outlet: Name | None = Field(None, description="Who published them.")
    since: Day | None = Field(None, alias="from", description="Published on this day or later.")
    until: Day | None = Field(None, alias="to", description="Published on this day or earlier.")


class Reading(StrEnum):
    """With people's judgements applied, or as the machine read it."""

    JUDGED = "judged"
    MACHINE = "machine"


class ReportParameters(Parameters):
    """Which report on an article, and how to answer."""

    format: Shape = Field(
        Shape.JSON, description="json: the record; html: one self-contained page; text: as on a terminal."
    )
    reading: Reading = Field(Reading.JUDGED, description="With people's judgements applied, or as the machine read it.")
    revision: int | None = Field(
        None, ge=1, le=1_000_000, description="A version of it, from 1; always as the machine read it."
    )


class RevisionParameters(Parameters):
    """Whose versions."""

    article: Name = Field(description="The id of the article.")


@router.get("/articles", response_model=Listing[ArticleRecord], responses=UNCHANGED)
def list_articles(request: Request, filters: Annotated[ArticleFilters, Query()]) -> Response:
    """Articles, newest in the corpus first."""
    wanted = ArticleFilter(outlet=filters.outlet, since=filters.since, until=filters.until)
    with request.app.state.corpora.borrow() as corpus:
        return answer_page(request, corpus, corpus.store.page_articles(wanted, filters.limit, filters.after))


@router.get("/revisions", response_model=tuple[Revision, ...], responses=UNCHANGED)
def list_revisions(request: Request, which: Annotated[RevisionParameters, Query()]) -> Response:
    """Every version of an article that was seen, first seen first."""
    with request.app.state.corpora.borrow() as corpus:
        return answer(request, corpus.revisions(which.article))


@router.get(
    "/articles/{id:path}",
    response_model=ReportJson,
    responses={**UNCHANGED, 200: {"content": {"application/json": {}, "text/html": {}, "text/plain": {}}}},
)
def show_article(request: Request, id: Id, how: Annotated[ReportParameters, Query()]) -> Response:
    """The report on an article: its text, its attributions and sources."""
    with request.app.state.corpora.borrow() as corpus:
        if how.revision is not None or how.reading is Reading.MACHINE:
            report = corpus.report(id, how.revision)
        else:
            report = corpus.judged_report(id)
    return answer_report(request, report, how.format)


@router.post(
    "/articles",
    response_model=Added,
    status_code=201,
    responses={
        200: {"model": Added, "description": "It was there already, just so"},
        202: {"model": JobRecord, "description": "It is long, or you preferred not to wait; follow `Location`"},
    },
)
def add_article(request: Request, given: ArticleGiven) -> Response:
    """Read and keep one article. The same again changes nothing; a changed text is a new version of it."""
    corpora, private = request.app.state.corpora, request.app.state.settings.allow_private
    if given.long or wants_job(request):
        several = ArticlesGiven(articles=[given])
        return answer_with_job(request, Task.ADD, several, 1, adding([given], corpora, allow_private=private))
    added = keep_article(one_of(given, allow_private=private), corpora)
    if isinstance(added, Failure):
        raise added.error
    status = 200 if added.outcome is Outcome.UNCHANGED else 201
    return answer(request, added, status=status, headers={"Location": f"/api/v1/articles/{added.article}"})
