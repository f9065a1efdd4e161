"""Comparing articles: how many origins does each claim really have?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.access.problem import Fault, ProblemError, problem
from reportedly.api.answer import UNCHANGED, answer
from reportedly.api.answer_job import JobRecord, answer_with_job, wants_job
from reportedly.api.given import LONG, ArticlesGiven, stream_of
from reportedly.api.job import Task
from reportedly.api.parameters import Name, Parameters
from reportedly.api.problem_of import problem_of
from reportedly.api.records import ComparisonJson
from reportedly.api.work import comparing
from reportedly.corpus.compare_articles import compare_articles
from reportedly.ingest import Failure
from reportedly.link.record import encode_comparison
from reportedly.model.article import Article

router = APIRouter(tags=["compare"])

MOST = 40


class CompareParameters(Parameters):
    """Which articles of the corpus."""

    article: list[Name] = Field(min_length=2, max_length=MOST, description="The id of an article; give several.")


@router.get("/compare", response_model=ComparisonJson, responses=UNCHANGED)
def compare_kept(request: Request, which: Annotated[CompareParameters, Query()]) -> Response:
    """What articles of the corpus say between them, whether or not they are of one story."""
    with request.app.state.corpora.borrow() as corpus:
        return answer(request, encode_comparison(corpus.compare(dict.fromkeys(which.article))))


@router.post(
    "/compare",
    response_model=ComparisonJson,
    responses={
        202: {"model": JobRecord, "description": "They are long, or you preferred not to wait; follow `Location`"}
    },
)
def compare_given(request: Request, given: ArticlesGiven) -> Response:
    """What these articles say between them. Nothing is kept, and nothing outside of them is known."""
    corpora, private = request.app.state.corpora, request.app.state.settings.allow_private
    _check_number(len(given.articles))
    if wants_job(request) or _long(given):
        work = comparing(given.articles, corpora, allow_private=private)
        return answer_with_job(request, Task.COMPARE, given, len(given.articles), work)
    found = [one for each in given.articles for one in stream_of(each, allow_private=private)]
    _check_number(len(found))
    failures = [one for one in found if isinstance(one, Failure)]
    if failures:
        raise _unreadable(found, failures)
    articles: list[Article | Failure] = list(found)
    compared = compare_articles(articles, corpora.reader, corpora.vectors)
    if compared.failures:
        raise _unreadable(found, list(compared.failures))
    return answer(request, encode_comparison(compared.comparison))


def _long(given: ArticlesGiven) -> bool:
    return sum(len(one.text or one.html or "") for one in given.articles) > LONG or any(
        one.url for one in given.articles
    )


def _check_number(articles: int) -> None:
    if not 2 <= articles <= MOST:
        what = f"should be 2 to {MOST} articles, not {articles}"
        raise ProblemError(problem(422, "invalid", what, faults=(Fault(where="body.articles", what=what),)))


def _unreadable(found: list[Article | Failure], failures: list[Failure]) -> ProblemError:
    """All that cannot be read at once, with the status of the first."""
    faults = tuple(
        Fault(where=f"body.articles.{found.index(one) if one in found else one.input}", what=str(one.error))
        for one in failures
    )
    first = problem_of(failures[0].error)
    return ProblemError(problem(first.status, "unreadable", "; ".join(fault.what for fault in faults), faults=faults))
