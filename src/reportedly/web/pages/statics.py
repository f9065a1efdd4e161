"""Styles and scripts of the pages, those that the desk shares with the report too, served from where they lie and kept for good."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from reportedly.web.render import static_file

router = APIRouter()

# Their addresses change with them.
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}
FILES = ("article.css", "article.js", "desk.css")
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


def _serving(name: str) -> Callable[[], Response]:
    def file() -> Response:
        """A style or a script of the pages."""
        return Response(static_file(name), media_type=TYPES[name.rpartition(".")[2]], headers=KEEP)

    return file


for _name in FILES:
    router.add_api_route(f"/static/{_name}", _serving(_name), response_model=None)
