"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.errors import RecordError
from reportedly.ingest.dates import iso
from reportedly.ingest.decode_text import decode_text
from reportedly.ingest.feed import MOST_ITEMS, Feed, FeedItem, article_address
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_authors import authors_of
from reportedly.model.article import Credit, Relation


def read_json_feed(content: bytes, url: str) -> Feed:
    """The feed; one broken item is a fault, and the others are read. Raises RecordError if it is no JSON Feed."""
    try:
        document: Any = msgspec.json.decode(decode_text(content, url))
    except (msgspec.DecodeError, RecursionError) as error:
        raise RecordError(f"{url} is broken JSON ({error}): tell its publisher, or leave it out.") from error
    entries = document.get("items") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise RecordError(f"{url} is no JSON Feed, for it has no list `items`: check the address.")
    items: list[FeedItem] = []
    faults: list[str] = []
    for entry in entries[:MOST_ITEMS]:
        item = _item(entry, url) if isinstance(entry, dict) else None
        if item is None:
            faults.append(f"{url}: an item without the address of its article")
        else:
            items.append(item)
    return Feed(title=_words(document.get("title")), items=tuple(items), faults=tuple(faults))


def _item(entry: dict[str, Any], base: str) -> FeedItem | None:
    """`external_url` is where a link blog found the article; it is the article that we read."""
    candidates = (entry.get(key) for key in ("external_url", "url", "id"))
    links = (str(link) for link in candidates if isinstance(link, str))
    address = next(
        (found for link in links if "://" in link or link.startswith("/") if (found := article_address(link, base))),
        None,
    )
    if address is None:
        return None
    return FeedItem(
        url=address,
        stated=Metadata(
            published=iso(str(entry.get("date_published") or "")),
            title=_words(entry.get("title")),
            authors=authors_of(tuple(_authors(entry))),
        ),
        updated=_words(entry.get("date_modified")),
        credit=_credit(entry.get("_source")),
    )


def _authors(entry: dict[str, Any]) -> Iterator[str]:
    stated = entry.get("authors") or [entry.get("author")]
    for author in stated if isinstance(stated, list) else ():
        name = _words(author.get("name")) if isinstance(author, dict) else None
        if name:
            yield name


def _credit(source: Any) -> Credit | None:
    """JSON Feed has no source of its own; aggregators put one into an extension, which begins with an underscore."""
    name = _words(source.get("title") or source.get("name")) if isinstance(source, dict) else None
    return Credit(name=name, relation=Relation.ORIGINALLY_APPEARED) if name else None


def _words(stated: Any) -> str | None:
    return " ".join(stated.split()) or None if isinstance(stated, str) else None
