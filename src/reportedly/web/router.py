"""All pages of the desk as one router."""

from __future__ import annotations

from fastapi import APIRouter

from reportedly.web.pages import (
    articles,
    assertions,
    front,
    judgements,
    outlets,
    predictions,
    queue,
    reading,
    search,
    sign_in,
    sources,
    statics,
    stories,
)

PAGES = (front, stories, assertions, articles, sources, outlets, predictions, search, queue, judgements, reading, sign_in, statics)  # fmt: skip


def build_router() -> APIRouter:
    """The routes of every page."""
    router = APIRouter()
    for page in PAGES:
        router.include_router(page.router)
    return router
