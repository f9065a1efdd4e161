"""Web archives made by hand, right and wrong, of invented pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from html import escape
from typing import Any

from reportedly.bundled import bundled

BRIDGE = (
    "WENDMARK — The Sorl bridge will reopen on Friday, Mayor Ada Rask said on Monday. Engineers who examined the eastern pier "
    "for nine days found no further cracks, a spokeswoman for the Wendmark transport office said. Councillor Jonas Brandt called "
    "the closure a mistake that cost shops four million crowns. “Nobody asked the ferrymen,” Brandt told Radio Wendmark. The "
    "bridge was closed in February after two people familiar with the inspections warned of cracks in the pier."
)
INQUIRY = (
    "WENDMARK — Prosecutors in Wendmark opened an inquiry into the closed Sorl bridge on Tuesday, a court spokesman said. Mayor Ada "
    "Rask denied that the transport office had known of the cracks. “No such letter exists,” Rask told the Harbour Post. "
    "Councillor Jonas Brandt said the inspections had been delayed twice. The Sorl bridge will reopen on Friday, Rask said."
)
STORM = (
    "GALVEN — Snow closed the Karrow pass on Thursday, the State Weather Service said. Lorries queued for eleven miles, a police "
    "officer told Channel Nine. The service expects thirty centimetres more by Saturday. “Stay at home,” said its director, Olav Hoel."
)


def records() -> list[dict[str, Any]]:
    """Articles of two events and a third one, with a copy and a repeat among them."""
    lines = bundled("conflict")["conflict.jsonl"].read_text("utf8").splitlines()
    given = [json.loads(line) for line in lines]
    shared = {"authors": ["Ines Marrow"]}
    made = [
        {"id": "bridge", "outlet": "Ferry Gazette", "published": "2026-03-02", "title": "Sorl bridge to reopen, says mayor", "text": BRIDGE},
        {"id": "bridge-copy", "outlet": "Lowland Mirror", "published": "2026-03-03", "title": "Bridge opens again", "text": BRIDGE + " Shops welcomed the news."},
        {"id": "inquiry", "outlet": "Harbour Post", "published": "2026-03-03", "title": "Inquiry into the Sorl bridge", "text": INQUIRY},
        {"id": "storm", "outlet": "Galven Courier", "published": "2026-03-05", "title": "Snow closes Karrow pass", "text": STORM},
    ]  # fmt: skip
    made = [{**shared, **one, "url": f"https://{one['id']}.example/news"} for one in made]
    return [*given, *made, made[0]]


def page(record: dict[str, Any]) -> bytes:
    """An article as a page."""
    paragraphs = "".join(f"<p>{escape(piece)}</p>" for piece in record["text"].split("\n") if piece.strip())
    head = (
        f"<title>{escape(record['title'])}</title>"
        f"<meta property='og:site_name' content='{escape(record['outlet'])}'>"
        f"<meta property='article:published_time' content='{record['published']}'>"
    )
    body = f"<article><h1>{escape(record['title'])}</h1>{paragraphs}</article>"
    return f"<!doctype html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>{body}</body></html>".encode()


def http(content: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> bytes:
    """An answer of a server."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} OK\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + content


def warc_record(url: str, block: bytes, *, kind: str = "response", length: int | None = None) -> bytes:
    """One record; `length` states another length than its block has."""
    stated = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-06T01:02:03Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url.rpartition('/')[0].rpartition('/')[2]}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {stated}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc_records() -> list[bytes]:
    """A small crawl: what announces it, requests, pages, and a page that was not there."""
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\nContent-Length: 14\r\n\r\nsoftware: test\r\n\r\n"
    found = [info, warc_record("https://lost.example/x", http(b"gone", status=404))]
    for record in records():
        found.append(warc_record(record["url"], b"GET / HTTP/1.1\r\n\r\n", kind="request"))
        found.append(warc_record(record["url"], http(page(record))))
    return found


def packed(found: Iterable[bytes]) -> bytes:
    """Record by record, as crawlers pack."""
    return b"".join(gzip.compress(record, 6, mtime=0) for record in found)
