"""What a feed's address answers, to a Feed: RSS, Atom, JSON Feed or a sitemap, told apart by what it begins with."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from reportedly.errors import EmptyError, UnsupportedError
from reportedly.ingest.feed import Feed
from reportedly.ingest.fetch_page import Wanted

WANTED = Wanted(
    accept="application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1",
    # Servers call feeds all kinds of text; what a feed is shows in its first bytes.
    media_types=re.compile(r"text/[\w.+-]+|application/(?:[\w.+-]*xml|[\w.+-]*json|octet-stream|gzip|x-gzip)"),
    called="feed: give the address of RSS, Atom, JSON Feed or a sitemap",
)
HEAD = 4096
_ROOT = re.compile(rb"<(?:[\w-]+:)?(rss|feed|RDF|urlset|sitemapindex)\b")
_PAGE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_ALTERNATE = re.compile(rb"<link\b(?=[^>]*\balternate\b)[^>]*\b(?:rss|atom|feed)\+(?:xml|json)[^>]*>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


def read_feed(content: bytes, url: str, *, media_type: str | None = None, encoding: str | None = None) -> Feed:
    """The feed in these bytes; `media_type` and `encoding` are what the server stated.

    Raises RecordError where it is broken beyond reading, UnsupportedError where it is no feed, EmptyError for nothing at all.
    """
    from reportedly.ingest.read_sitemap import read_sitemap, unpack_sitemap

    content = unpack_sitemap(content, url)
    head = content[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not head:
        raise EmptyError(f"{url} answers with nothing: check the address.")
    if head.startswith(b"{"):
        from reportedly.ingest.read_json_feed import read_json_feed

        return read_json_feed(content, url)
    root = _ROOT.search(head)
    if root is None:
        raise UnsupportedError(f"{url} is {_otherwise(content, url)}.")
    if root[1] in (b"urlset", b"sitemapindex"):
        return read_sitemap(content, url)
    from reportedly.ingest.read_syndication import read_syndication

    return read_syndication(content, url, media_type=media_type, encoding=encoding)


def _otherwise(content: bytes, url: str) -> str:
    """What it is instead of a feed; a page says where its feed is."""
    if not _PAGE.search(content[:HEAD]):
        return "no feed: check the address"
    link = _ALTERNATE.search(content)
    address = _HREF.search(link[0]) if link else None
    if address is None:
        return "a web page: look there for the address of its feed"
    return f"a web page: its feed is {urljoin(url, unescape(address[1].decode('latin-1')))}"
