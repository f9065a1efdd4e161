"""An answer: the noun as JSON, with a tag by which whoever has it already need not get it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from reportedly.access.problem import MEDIA_TYPE
from reportedly.corpus import Corpus
from reportedly.model.comparison import Coverage
from reportedly.store.answers import Page

JSON = "application/json"
# Anybody's answer depends on who asks, and may have changed by the next time.
KEEPING = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}

_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "Something is wrong with the request; `detail` says what to do", "content": _PROBLEM},
    "5XX": {"description": "The server or its store cannot answer now", "content": _PROBLEM},
}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "What you have, by its ETag, is current"}}

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Some elements of a list, where the next ones begin (None at the end), and what the corpus covers."""

    elements: tuple[T, ...]
    next: str | None
    coverage: Coverage


def answer(
    request: Request,
    noun: object,
    *,
    status: int = 200,
    media_type: str = JSON,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The noun (bytes and text as they are), or 304 if the caller has it."""
    content = noun if isinstance(noun, bytes) else noun.encode() if isinstance(noun, str) else msgspec.json.encode(noun)
    # Weak: it stands for what is said, not for how it is compressed on its way.
    tag = f'W/"{blake2b(content, digest_size=12).hexdigest()}"'
    with_tag = {**KEEPING, "ETag": tag, **(headers or {})}
    if request.method == "GET" and status == 200 and has_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=with_tag)
    return Response(content, status, media_type=media_type, headers=with_tag)


def answer_page(request: Request, corpus: Corpus, page: Page[Any]) -> Response:
    """A page of a list, with a Link to the next (RFC 8288)."""
    listing = Listing(elements=page.elements, next=page.next, coverage=corpus.coverage())
    return answer(request, listing, headers=next_link(request, page.next))


def next_link(request: Request, next: str | None) -> dict[str, str]:
    """The header that leads to the next page, relative to this server."""
    if next is None:
        return {}
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return {"Link": f'<{request.url.path}?{urlencode([*kept, ("after", next)])}>; rel="next"'}


def has_tag(known: str, tag: str) -> bool:
    """Whether the header If-None-Match names the tag (weak comparison, RFC 9110)."""
    tags = [one.strip().removeprefix("W/") for one in known.split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
