"""Style and script that the desk shares with the report's page, served from where they lie."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from reportedly.web.render import static_file

router = APIRouter()

# Their addresses change with them.
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@router.get("/static/article.{type}")
def shared_file(type: str) -> Response:
    """The style or the script of articles."""
    if type not in TYPES:
        return Response("there is nothing here", 404, media_type="text/plain")
    return Response(static_file(f"article.{type}"), media_type=TYPES[type], headers=KEEP)
