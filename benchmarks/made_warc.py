"""A web archive made of real pages and articles, as large as wanted; it stays outside of the repository, like its texts."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.shared import DATA, lines

SEED = 11
CITIES = ("Wendmark", "Galven", "Ostmere", "Brannock", "Halden", "Karrow", "Tarnby", "Lorn")


def write_warc(path: Path, records: int, of: Iterator[tuple[str, str]] | None = None) -> int:
    """Write so many pages (of those given, else `pages`), packed record by record, none like another; gives the bytes written."""
    with path.open("wb") as file:
        for number, (url, html) in enumerate(islice(of or pages(), records)):
            file.write(gzip.compress(_record(number, url, html.encode("utf8", "replace")), 6, mtime=0))
    return path.stat().st_size


def pages() -> Iterator[tuple[str, str]]:
    """Addresses and pages: every page and article once, and then again with changes, for ever."""
    real = list(real_pages())
    articles = list(lines(DATA / "articles" / "articles.jsonl.gz"))
    chance = random.Random(SEED)
    for turn in count():
        order = list(range(len(articles)))
        if turn:
            chance.shuffle(order)
        for place, at in enumerate(order):
            if not turn and place % 40 == 0 and place // 40 < len(real):
                yield real[place // 40]
            yield f"https://news{turn}.example/{articles[at]['id']}", _page(_changed(articles[at], turn, chance))


def real_pages() -> Iterator[tuple[str, str]]:
    """Addresses and pages as their sites sent them."""
    for row in lines(DATA / "pages" / "pages.jsonl.gz"):
        if row.get("html"):
            yield str(row.get("url") or ""), str(row["html"])


def _changed(row: dict[str, Any], turn: int, chance: random.Random) -> dict[str, Any]:
    """An article of another day: paragraphs left out, figures and a name changed, so that it is neither copy nor repeat of all."""
    if not turn:
        return row
    kept = [piece for piece in row["text"].split("\n") if piece.strip() and chance.random() > 0.25] or [row["text"]]
    text = re.sub(r"\b\d{2,3}\b", lambda _: str(chance.randrange(10, 999)), "\n".join(kept))
    day = date.fromisoformat(row["date"][:10]) + timedelta(days=chance.randrange(30, 300))
    text = f"{text}\nOfficials in {chance.choice(CITIES)} said they would answer within {chance.randrange(2, 90)} days."
    return {**row, "text": text, "date": day.isoformat(), "title": f"{row['title']} ({turn})"}


def _page(row: dict[str, Any]) -> str:
    title = escape(row["title"] or "")
    paragraphs = "".join(f"<p>{escape(piece)}</p>\n" for piece in row["text"].split("\n") if piece.strip())
    menu = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(40))
    return (
        f"<!doctype html><html><head><title>{title}</title><meta property='og:site_name' content='{escape(row['outlet'])}'>"
        f"<meta property='article:published_time' content='{row['date']}'></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer><ul>{menu}</ul></footer></body></html>"
    )


def _record(number: int, url: str, html: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url or f'https://page.example/{number}'}\r\n"
        f"WARC-Date: 2026-03-06T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
