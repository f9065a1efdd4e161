"""/api/v1: what the corpus covers, who you are, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.access.problem import Link
from reportedly.api.answer import UNCHANGED, answer
from reportedly.model.comparison import Coverage
from reportedly.model.token import Role
from reportedly.version import VERSION

router = APIRouter(tags=["corpus"])

PATHS = (
    "articles", "revisions", "claims", "assertions", "stories", "sources", "source-groups", "outlets", "predictions",
    "judgements", "search", "export", "jobs", "openapi.json",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """The version, what the corpus covers ("first" means first seen in it), your role and name, and all lists."""

    version: str
    coverage: Coverage
    role: Role
    who: str
    links: tuple[Link, ...]


@router.get("", response_model=Entrance, responses=UNCHANGED)
def entrance(request: Request) -> Response:
    """What the corpus covers, and where to go from here."""
    with request.app.state.corpora.borrow() as corpus:
        coverage = corpus.coverage()
    links = tuple(Link(rel=path, href=f"/api/v1/{path}") for path in PATHS)
    state = request.state
    return answer(request, Entrance(version=VERSION, coverage=coverage, role=state.role, who=state.who, links=links))
