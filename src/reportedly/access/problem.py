"""The one shape of errors over HTTP (RFC 9457, application/problem+json), or a page of the same words for a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from http import HTTPStatus

import msgspec
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

MEDIA_TYPE = "application/problem+json"
# Answered in JSON whatever the caller accepts.
MACHINE_PATHS = ("/api/", "/health", "/ready")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a request: `where` names the parameter or the field of the body."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way on from here."""

    rel: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong and what to do next. `type` tells kinds of problems apart and never changes its meaning.

    `faults` are all things wrong with the request at once; `links` lead on.
    """

    type: str
    title: str
    status: int
    detail: str
    faults: tuple[Fault, ...] = ()
    links: tuple[Link, ...] = ()


class ProblemError(Exception):
    """Raised below a route to answer with a problem."""

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.detail)
        self.problem, self.headers = problem, dict(headers or {})


def problem(
    status: int, kind: str, detail: str, *, faults: tuple[Fault, ...] = (), links: tuple[Link, ...] = ()
) -> Problem:
    """A problem under the usual title of its status.

    >>> problem(404, "not-found", "no article x").title
    'Not Found'
    """
    type = f"urn:reportedly:problem:{kind}"
    return Problem(type=type, title=HTTPStatus(status).phrase, status=status, detail=detail, faults=faults, links=links)


def answer_problem(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A page where a browser asks for one, else JSON. `app.state.problem_page`, if it is set, renders the page."""
    if not wants_page(request):
        content = msgspec.json.encode(problem)
        return Response(content, problem.status, media_type=MEDIA_TYPE, headers=_unkept(headers))
    render = getattr(request.app.state, "problem_page", None)
    if render is None:
        return HTMLResponse(_plain_page(problem), problem.status, headers=_unkept(headers))
    response: Response = render(request, problem)
    response.headers.update(_unkept(headers))
    return response


def wants_page(request: Request) -> bool:
    """Whether a person looks at it in a browser."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(MACHINE_PATHS)


def _unkept(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {"Cache-Control": "no-store", **(headers or {})}


def _plain_page(problem: Problem) -> str:
    faults = "".join(f"<li>{escape(fault.where)}: {escape(fault.what)}" for fault in problem.faults)
    links = "".join(f'<li><a href="{escape(link.href)}">{escape(link.rel)}</a>' for link in problem.links)
    return (
        f"<!doctype html><html lang=en><title>{problem.title}</title><h1>{problem.title}</h1>"
        f"<p>{escape(problem.detail)}</p><ul>{faults}{links}<li><a href=/>front page</a></ul></html>"
    )
