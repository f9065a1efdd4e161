"""One record of a web archive to what was captured: the page, its address and when. The one module that knows FastWARC."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportedly.errors import InputError, TooLargeError
from reportedly.ingest.build_article import article_from_text
from reportedly.ingest.decode_text import decode_text
from reportedly.ingest.extract_page import article_from_html
from reportedly.ingest.metadata import Metadata
from reportedly.model.article import Article

PAGE_LENGTH = 20_000_000
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Capture:
    """A page as a crawler found it; `crawled` is ISO 8601, `media_type` one of PAGES or TEXTS."""

    record: str | None
    url: str | None
    crawled: str | None
    media_type: str
    encoding: str | None
    content: bytes

    def __repr__(self) -> str:
        return f"<Capture {self.url}: {len(self.content):,} bytes of {self.media_type}>"


def read_capture(content: bytes, limit: int = PAGE_LENGTH) -> Capture | None:
    """What one whole record holds; None if that is no page (requests, redirects, pictures). Raises InputError, TooLargeError."""
    from fastwarc.warc import ArchiveIterator, WarcRecord, conversion, resource, response

    try:
        records = ArchiveIterator(io.BytesIO(content), auto_decode="all", stream_detect=False)
        record: WarcRecord = next(iter(records))
        kind = record.record_type
        if kind == response:
            if not record.is_http_parsed or record.http_headers.status_code != 200:
                return None
            media_type, encoding = record.http_content_type, record.http_charset
        elif kind in (conversion, resource):
            media_type, encoding = record.headers.get("Content-Type"), None
        else:
            return None
        media_type = (media_type or "text/html").partition(";")[0].strip().lower()
        if media_type not in (*PAGES, *TEXTS):
            return None
        page = record.reader.read(limit + 1)
        date = record.headers.get("WARC-Date")
    except StopIteration:
        raise InputError("it is no record of a web archive.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"its content cannot be unpacked ({' '.join(str(error).split())[:120]}).") from error
    if len(page) > limit:
        raise TooLargeError(f"its page unpacks to more than the {limit:,} bytes that are read of one.")
    url = record.headers.get("WARC-Target-URI")
    return Capture(
        record=(record.record_id or "").strip("<>") or None,
        url=url.strip("<>") if url else None,
        crawled=date,
        media_type=media_type,
        encoding=encoding,
        content=page,
    )


def article_from_capture(capture: Capture, *, name: str = "the page", force: bool = False) -> Article:
    """The article on the page; raises EmptyError, UnsupportedError as for any page."""
    metadata = Metadata(url=capture.url)
    if capture.media_type in TEXTS:
        text = decode_text(capture.content, name, declared=capture.encoding)
        return article_from_text(text, metadata, name=name, force=force)
    return article_from_html(capture.content, metadata, encoding=capture.encoding, name=name, force=force)
