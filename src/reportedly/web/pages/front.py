"""The front page: what the corpus covers, and the stories with most at stake."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.corpus import desk
from reportedly.store.answers import Due
from reportedly.store.sheets import Order
from reportedly.web.asked import Cursor, Lent, On
from reportedly.web.render import render

router = APIRouter()

STORIES, LISTED, RAIL = 12, 40, 6


@router.get("/")
def front_page(request: Request, corpus: Lent, on: On) -> Response:
    """Stories by what hangs on them; beside them, predictions that fall due."""
    states = ((state, desk.predictions(corpus, on, state, RAIL).elements) for state in (Due.DUE, Due.OVERDUE))
    return render(
        request,
        corpus,
        "front.html.j2",
        listed=desk.front(corpus, on, STORIES),
        predictions={state: found for state, found in states if found},
        covered=corpus.coverage(),
        on=on.isoformat(),
    )


@router.get("/stories")
def story_list(request: Request, corpus: Lent, on: On, order: Order = Order.STAKE, after: Cursor = None) -> Response:
    """All stories, some at a time."""
    listed = desk.stories(corpus, order, on, LISTED, after)
    return render(request, corpus, "stories.html.j2", listed=listed, order=order)
