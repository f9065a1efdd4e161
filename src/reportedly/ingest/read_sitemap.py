"""Sitemaps with Google's news extension, and indexes of them (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import gzip
import io
import zlib

from reportedly.errors import RecordError, TooLargeError
from reportedly.ingest.dates import iso
from reportedly.ingest.feed import MOST_ITEMS, Feed, FeedItem, article_address
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.parse_xml import Element, parse_xml

MOST_FURTHER = 20
"""Sitemaps read from one index, newest first."""
SIZE = 50_000_000
"""Bytes of one sitemap, as the protocol has it."""


def read_sitemap(content: bytes, url: str) -> Feed:
    """The addresses of one sitemap, or the sitemaps of an index, newest first; raises RecordError if it is broken."""
    root = parse_xml(content, url)
    if root.name == "sitemapindex":
        listed = [child for child in root.children if child.name == "sitemap"]
        listed.sort(key=lambda one: one.stated("lastmod") or "", reverse=True)
        addresses = (article_address(one.stated("loc"), url) for one in listed)
        return Feed(title=None, further=tuple(filter(None, addresses))[:MOST_FURTHER])
    listed = [child for child in root.children if child.name == "url"]
    # Not every site lists its newest articles first.
    listed.sort(key=_date, reverse=True)
    items = [(one, article_address(one.stated("loc"), url)) for one in listed[:MOST_ITEMS]]
    faults = [f"{url}: an entry without the address of its article" for _, address in items if address is None]
    return Feed(title=None, items=tuple(_item(one, address) for one, address in items if address), faults=tuple(faults))


def unpack_sitemap(content: bytes, url: str) -> bytes:
    """Sitemaps may come as .gz files; what is not packed is left as it is. Raises TooLargeError, RecordError."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            unpacked = file.read(SIZE + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RecordError(f"{url} is a damaged gzip file ({error}): tell its publisher, or leave it out.") from error
    if len(unpacked) > SIZE:
        raise TooLargeError(f"{url} unpacks to more than {SIZE:,} bytes: leave it out.")
    return unpacked


def _item(entry: Element, address: str) -> FeedItem:
    news = entry.first("news")
    publication = news.first("publication") if news else None
    return FeedItem(
        url=address,
        stated=Metadata(
            outlet=publication.stated("name") if publication else None,
            published=iso(news.stated("publication_date") or "") if news else None,
            title=news.stated("title") if news else None,
        ),
        updated=entry.stated("lastmod"),
    )


def _date(entry: Element) -> str:
    news = entry.first("news")
    return (news.stated("publication_date") if news else None) or entry.stated("lastmod") or ""
