"""Every error as one problem: what we raise by its kind, wrong parameters all at once, and what we did not foresee."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.access.problem import Fault, ProblemError, answer_problem, problem
from reportedly.api.problem_of import WAYS_ON, problem_of
from reportedly.errors import ReportedlyError

PASSING = {503: {"Retry-After": "10"}}

log = logging.getLogger("reportedly.server")


def handle_errors(app: FastAPI) -> None:
    """Have all errors of an application answered."""
    app.add_exception_handler(ProblemError, _told)
    app.add_exception_handler(ReportedlyError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return answer_problem(request, error.problem, error.headers)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReportedlyError)
    found = problem_of(error)
    return answer_problem(request, found, PASSING.get(found.status))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = tuple(Fault(where=_where(one["loc"]), what=_what(one)) for one in error.errors())
    told = "; ".join(f"{fault.where}: {fault.what}" for fault in faults)
    return answer_problem(request, problem(422, "invalid", told, faults=faults))


def _where(place: Sequence[Any]) -> str:
    """Where it stands, as "query.kind" or "body.subjects.0"."""
    return ".".join(str(part) for part in place)


# What pydantic says, and what we say instead.
WORDS = (
    ("Value error, ", ""),
    ("Input should be", "should be"),
    ("Extra inputs are not permitted", "there is no such field"),
    ("Field required", "is missing"),
    ("String should", "should"),
)


def _what(one: dict[str, Any]) -> str:
    words = str(one["msg"])
    for theirs, ours in WORDS:
        words = words.replace(theirs, ours)
    return words


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, ProblemError):  # raised while the body came in, and wrapped on its way
        return _told(request, error.__cause__)
    if error.status_code == 404:
        found = problem(404, "no-such-page", f"there is nothing at {request.url.path}", links=WAYS_ON)
    else:
        found = problem(error.status_code, "request", str(error.detail))
    return answer_problem(request, found, error.headers)


def _unforeseen(request: Request, error: Exception) -> Response:
    """Told without particulars, which go to the log."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    detail = "a fault in Reportedly; the server's log has the particulars, please report it with them"
    return answer_problem(request, problem(500, "fault", detail))
