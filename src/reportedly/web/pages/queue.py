"""The queue: what the machine is unsure of, for a person to look at."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.corpus import desk
from reportedly.store.sheets import DoubtKind
from reportedly.web.asked import Cursor, Lent
from reportedly.web.render import render

router = APIRouter()

SHOWN = 20


@router.get("/queue")
def queue_page(request: Request, corpus: Lent, kind: DoubtKind = DoubtKind.CLAIM, after: Cursor = None) -> Response:
    """Some doubts of one kind, the least sure first."""
    page = desk.doubts(corpus, kind, SHOWN, after)
    return render(request, corpus, "queue.html.j2", page=page, kind=kind, kinds=tuple(DoubtKind))
