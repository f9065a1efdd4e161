"""Reading one article: who says what in it, and how they know. Nothing is kept."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from reportedly.api.answer import answer
from reportedly.api.answer_job import JobRecord, answer_with_job, wants_job
from reportedly.api.given import ArticleGiven, ArticlesGiven, one_of
from reportedly.api.job import Task
from reportedly.api.parameters import Parameters
from reportedly.api.records import ReportJson
from reportedly.api.work import reading
from reportedly.codec import encode_report
from reportedly.model.report import Report

router = APIRouter(tags=["read"])


class Shape(StrEnum):
    """How a report is written: the record, a page that needs no network, or text."""

    JSON = "json"
    HTML = "html"
    TEXT = "text"


class ReadParameters(Parameters):
    """How to answer."""

    format: Shape = Field(
        Shape.JSON, description="json: the record; html: one self-contained page; text: as on a terminal."
    )


SHAPES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/json": {}, "text/html": {}, "text/plain": {}}},
    202: {"model": JobRecord, "description": "It is long, or you preferred not to wait; follow `Location`"},
}


@router.post("/read", response_model=ReportJson, responses=SHAPES)
def read(request: Request, given: ArticleGiven, how: Annotated[ReadParameters, Query()]) -> Response:
    """Read one article. The same article always gives the same report; a long one, or one with `Prefer: respond-async`, becomes a job."""
    corpora, private = request.app.state.corpora, request.app.state.settings.allow_private
    if given.long or wants_job(request):
        several = ArticlesGiven(articles=[given])
        return answer_with_job(request, Task.READ, several, 1, reading([given], corpora, allow_private=private))
    return answer_report(request, corpora.reader.read(one_of(given, allow_private=private)), how.format)


def answer_report(request: Request, report: Report, shape: Shape) -> Response:
    """The report in that shape. A page comes as a download: it carries a script of its own, which no page of this server may."""
    match shape:
        case Shape.JSON:
            return answer(request, encode_report(report))
        case Shape.HTML:
            from reportedly.export.html import render_html

            page = render_html([report]).encode("utf-8", "replace")
            headers = {"Content-Disposition": 'attachment; filename="report.html"'}
            return answer(request, page, media_type="text/html; charset=utf-8", headers=headers)
        case Shape.TEXT:
            from reportedly.export.text import render_text

            text = render_text(report, width=80, colour=False).encode("utf-8", "replace")
            return answer(request, text, media_type="text/plain; charset=utf-8")
