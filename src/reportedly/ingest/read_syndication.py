"""RSS and Atom of every version, by feedparser: the one module that knows it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any

from reportedly.errors import RecordError
from reportedly.ingest.dates import iso
from reportedly.ingest.feed import MOST_ITEMS, Feed, FeedItem, article_address
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.read_authors import authors_of
from reportedly.model.article import Credit, Relation


def read_syndication(content: bytes, url: str, *, media_type: str | None, encoding: str | None) -> Feed:
    """The feed, as far as it can be read; raises RecordError if no item can be. What is broken in it is told as a fault."""
    import feedparser

    stated = f"{media_type or 'application/xml'}{f'; charset={encoding}' if encoding else ''}"
    headers = {"content-type": stated, "content-location": url}
    # A stream, since bytes are taken for the name of a file first. We show no markup, so none need be made harmless.
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:  # a parser of the open web fails in ways that nobody can list
        raise RecordError(f"{url} cannot be taken apart ({type(error).__name__}): tell its publisher.") from error
    broken = _broken(parsed)
    if broken and not parsed.entries:
        raise RecordError(f"{url} is broken ({broken}): tell its publisher, or leave it out.")
    items: list[FeedItem] = []
    faults: list[str] = [f"{url} is broken after {len(parsed.entries)} items ({broken})"] if broken else []
    for entry in parsed.entries[:MOST_ITEMS]:
        item = _item(dict(entry), url)  # a plain one: feedparser's own takes one date for another, with a warning
        if item is None:
            faults.append(f"{url}: an item without the address of its article ({str(entry.get('title', ''))[:60]!r})")
        else:
            items.append(item)
    return Feed(title=_words(parsed.feed.get("title")), items=tuple(items), faults=tuple(faults))


def _broken(parsed: Mapping[str, Any]) -> str | None:
    """What is wrong with its XML; another encoding than was stated is no matter, since the right one was found."""
    from feedparser.exceptions import CharacterEncodingOverride, NonXMLContentType

    fault = parsed.get("bozo_exception")
    if not parsed.get("bozo") or isinstance(fault, CharacterEncodingOverride | NonXMLContentType):
        return None
    return " ".join(str(fault).split())


def _item(entry: Mapping[str, Any], base: str) -> FeedItem | None:
    address = next((found for link in _links(entry) if (found := article_address(link, base))), None)
    if address is None:
        return None
    return FeedItem(
        url=address,
        stated=Metadata(
            published=_date(entry, "published") or _date(entry, "updated"),
            title=_words(entry.get("title")),
            authors=authors_of(tuple(filter(None, (_words(one.get("name")) for one in entry.get("authors", ()))))),
        ),
        updated=entry.get("updated"),
        credit=_credit(entry.get("source")),
    )


def _links(entry: Mapping[str, Any]) -> Iterator[str]:
    """Where the article may be: the link, else a permanent id."""
    yield entry.get("link", "")
    yield from (link.get("href", "") for link in entry.get("links", ()) if link.get("rel") in (None, "alternate"))
    if str(entry.get("id", "")).startswith(("http://", "https://")):
        yield entry["id"]


def _credit(source: Any) -> Credit | None:
    """RSS says "the channel that the item came from", Atom "the feed from which the entry was copied"."""
    name = _words(source.get("title")) if isinstance(source, Mapping) else None
    return Credit(name=name, relation=Relation.ORIGINALLY_APPEARED) if name else None


def _date(entry: Mapping[str, Any], name: str) -> str | None:
    """As it is stated, with its offset; of the many other ways of writing dates, as feedparser understands it (UTC)."""
    parsed = entry.get(f"{name}_parsed")
    stated = iso(str(entry.get(name) or ""))
    return stated or (datetime(*parsed[:6]).replace(tzinfo=UTC).isoformat() if parsed else None)


def _words(stated: Any) -> str | None:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", str(stated))).split()) or None if stated else None
