"""All routes of the API, one module a noun."""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.api.answer import PROBLEMS
from reportedly.api.routes import (
    articles,
    assertions,
    claims,
    compare,
    coverage,
    export,
    jobs,
    judgements,
    outlets,
    predictions,
    read,
    search,
    sources,
    stories,
)

ROUTES = (
    coverage, read, articles, claims, assertions, stories, sources, outlets, predictions, judgements, search, compare, export,
    jobs,
)  # fmt: skip


def build_router() -> APIRouter:
    """The router, under /api/v1; what it needs is in `request.app.state`: corpora, jobs, settings."""
    router = APIRouter(responses=PROBLEMS)
    for noun in ROUTES:
        router.include_router(noun.router, prefix="/api/v1")
    return router
