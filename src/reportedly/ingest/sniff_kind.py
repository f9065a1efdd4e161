"""What an input holds, by what it begins with; its name only decides where the content leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum

from reportedly.errors import UnsupportedError

HEAD = 8192
"""Bytes looked at."""


class Kind(StrEnum):
    """What Reportedly reads."""

    TEXT = "text"
    PAGE = "page"
    RECORDS = "records"
    DOCUMENT = "document"


EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".jsonl": Kind.RECORDS,
    ".ndjson": Kind.RECORDS,
    ".json": Kind.DOCUMENT,
}

FOREIGN = (
    (b"%PDF-", "a PDF: turn it into text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document: unpack it or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text"),
    (b"{\\rtf", "RTF: save it as plain text"),
    (b"\x89PNG", "an image: give the article's text"),
    (b"\xff\xd8\xff", "an image: give the article's text"),
    (b"GIF8", "an image: give the article's text"),
    (b"WARC/", "a web archive: use the archive command for it"),
    (b"PAR1", "a Parquet file: use the archive command for it"),
    (b"BZh", "packed with bzip2: unpack it with bunzip2"),
    (b"\xfd7zXZ", "packed with xz: unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard: unpack it with unzstd"),
)
"""What files that are no articles begin with, and what to do with them."""

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|meta|title|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL
)
_OBJECT = re.compile(rb"\s*\{\s*(?:\"|\})")
_LIST = re.compile(rb"\s*\[\s*(?:\{|\])")


def sniff_kind(head: bytes, extension: str, name: str) -> Kind:
    """The kind of input that begins with `head`; raises UnsupportedError for what is no article."""
    for magic, advice in FOREIGN:
        if head.startswith(magic):
            raise UnsupportedError(f"{name} is {advice}.")
    if _binary(head):
        raise UnsupportedError(f"{name} is a binary file: give plain text, HTML or JSON.")
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _FEED.match(bare):
        raise UnsupportedError(f"{name} is a feed or a site map: give the addresses of its articles.")
    if _PAGE.match(bare):
        return Kind.PAGE
    if _OBJECT.match(bare) or _LIST.match(bare):
        return _json_kind(bare, EXTENSIONS.get(extension))
    return EXTENSIONS.get(extension, Kind.TEXT)


def _json_kind(head: bytes, named: Kind | None) -> Kind:
    """A name settles it; else one whole object on the first line begins records, anything else is one document."""
    if named in (Kind.RECORDS, Kind.DOCUMENT, Kind.TEXT):
        return named
    if _LIST.match(head):
        return Kind.DOCUMENT
    first = head.lstrip().split(b"\n", 1)[0].rstrip()
    whole = first.endswith(b"}") or len(first) > HEAD / 2
    return Kind.RECORDS if whole else Kind.DOCUMENT


def _binary(head: bytes) -> bool:
    """Zero bytes, unless it is UTF-16 or UTF-32: those begin with a mark, or have zeros in every second place only."""
    if b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    even, odd = head[:2000:2].count(0), head[1:2000:2].count(0)
    return min(even, odd) > 0 or max(even, odd) < 0.35 * min(len(head), 2000)
