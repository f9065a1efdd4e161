"""Signing in: the page with the form; what it sends goes to the server."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.web.addresses import own_page
from reportedly.web.render import render_bare

router = APIRouter()


@router.get("/login")
def sign_in_page(request: Request, next: str = "/") -> Response:
    """Show a token once; a cookie keeps it. It asks nothing of the corpus, which the caller may not read yet."""
    return render_bare(request, "sign_in.html.j2", status=200, next=own_page(next))
