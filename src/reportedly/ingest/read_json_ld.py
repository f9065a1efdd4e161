"""What a page states of itself in JSON-LD (schema.org NewsArticle): authors, publisher, date and headline, word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from reportedly.ingest.dates import iso
from reportedly.ingest.metadata import Metadata

_SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"Article|Posting|Report|Analysis|Opinion|Review(?!er)|LiveBlog")
DEPTH = 8


def read_json_ld(page: str) -> Metadata:
    """The statements of the first article described there; empty where there is none, or only broken ones."""
    found = Metadata()
    for script in _SCRIPT.finditer(page):
        try:
            stated = json.loads(script[1].strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(stated, DEPTH):
            if _ARTICLE.search(str(thing.get("@type", ""))):
                found |= _metadata(thing)
    return found


def _metadata(article: dict[str, Any]) -> Metadata:
    publishers = _names(article.get("publisher"))
    return Metadata(
        outlet=publishers[0] if publishers else None,
        published=iso(str(article.get("datePublished") or "")),
        title=_text(article.get("headline")),
        authors=_names(article.get("author")),
    )


def _things(stated: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(stated, list):
        for thing in stated:
            yield from _things(thing, depth - 1)
    elif depth and isinstance(stated, dict):
        yield stated
        yield from _things([stated.get("@graph"), stated.get("mainEntity"), stated.get("mainEntityOfPage")], depth - 1)


def _names(stated: Any) -> tuple[str, ...]:
    """Names of persons or organisations, given as words, as a thing with a name, or as a list of either."""
    if isinstance(stated, list):
        return tuple(dict.fromkeys(name for thing in stated for name in _names(thing)))
    name = _text(stated.get("name") if isinstance(stated, dict) else stated)
    return (name,) if name and not name.startswith("http") else ()


def _text(stated: Any) -> str | None:
    if isinstance(stated, list) and stated:
        stated = stated[0]
    if not isinstance(stated, str):
        return None
    return " ".join(unescape(re.sub(r"<[^>]+>", "", stated)).split()) or None
