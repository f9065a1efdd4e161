"""An error as a page with a way on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from reportedly.access.problem import Problem
from reportedly.web.render import render_bare

TITLES = {
    401: "A token is needed",
    403: "Not with this role",
    404: "Nothing stands here",
    408: "Too slow",
    413: "Too large",
    422: "That cannot be read",
    429: "Too many requests",
    502: "It could not be fetched",
    503: "Out of order for a moment",
}


def problem_page(request: Request, problem: Problem) -> Response:
    """The page; it asks nothing of the corpus, which may be what is wrong."""
    title = TITLES.get(problem.status, problem.title)
    return render_bare(request, "problem.html.j2", status=problem.status, title=title, problem=problem)
