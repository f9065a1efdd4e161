"""/health: the process answers. /ready: so does its store. For whatever watches over the server."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic.dataclasses import dataclass

from reportedly.version import VERSION

router = APIRouter(tags=["server"])


@dataclass(frozen=True, kw_only=True)
class Alive:
    """What runs."""

    status: str
    version: str


@router.get("/health")
async def health() -> Alive:
    """Whether the process answers."""
    return Alive(status="ok", version=VERSION)


@router.get("/ready")
def ready(request: Request) -> Alive:
    """Whether the store answers too; 503 if it does not."""
    with request.app.state.corpora.borrow() as corpus:
        corpus.coverage()
    return Alive(status="ok", version=VERSION)
