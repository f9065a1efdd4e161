"""A site on the loopback that behaves as badly as a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers. A `body` that is an iterator is sent piece by piece without a length."""

    body: bytes | Callable[[], Iterator[bytes]] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = "text/html; charset=utf-8"


@dataclass(slots=True)
class Asked:
    """One request that came."""

    path: str
    headers: Mapping[str, str]
    at: float
    body: bytes = b""


class Site(ThreadingHTTPServer):
    """Answers by path; where a list is given, one after the other, and the last one again and again."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[Asked] = []
        self.at = f"http://127.0.0.1:{self.server_address[1]}"

    def answer(self, path: str) -> Answer:
        found = self.answers.get(path, Answer(status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one.path == path for one in self.asked)

    def feed(self, path: str, *items: str, **more: str) -> str:
        """An RSS feed there whose items are given as XML; its address."""
        self.answers[path] = Answer(
            rss(*items, **more), type="application/rss+xml", headers={"ETag": f'"{len(items)}"'}
        )
        return self.at + path

    def story(
        self, path: str, text: str, *, outlet: str = "Ferry Gazette", title: str = "", day: str = "2026-03-04"
    ) -> str:
        """An article there; the item that announces it."""
        title = title or f"The story of {path}"
        self.answers[path] = Answer(page(text, self.at + path, outlet=outlet, title=title, day=day))
        return item(self.at + path, title=title)

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients that leave early are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, body: bytes) -> None:
        self.server.asked.append(Asked(self.path, dict(self.headers), time.monotonic(), body))
        answer = self.server.answer(self.path)
        etag = answer.headers.get("ETag")
        status = 304 if etag and self.headers.get("If-None-Match") == etag else answer.status
        self.send_response(status)
        for name, words in {"Content-Type": answer.type, **answer.headers}.items():
            self.send_header(name, words)
        if isinstance(answer.body, bytes):
            sent = b"" if status == 304 else answer.body
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)
            return
        self.end_headers()
        for piece in answer.body():
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests print nothing."""


@contextmanager
def running() -> Iterator[Site]:
    """A site while it runs."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield site
    site.shutdown()
    thread.join()
    site.server_close()


def rss(*items: str, title: str = "Ferry Gazette") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(url: str, *, title: str = "Bridge", published: str = "Wed, 04 Mar 2026 10:00:00 +0100", more: str = "") -> str:
    return f"<item><title>{escape(title)}</title><link>{escape(url)}</link><pubDate>{published}</pubDate>{more}</item>"


def page(text: str, url: str, *, outlet: str, title: str, day: str) -> bytes:
    """A page of an article as news sites make them."""
    stated = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": day,
        "publisher": {"@type": "Organization", "name": outlet},
    }
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n"))
    head = f'<title>{escape(title)}</title><link rel="canonical" href="{url}"><script type="application/ld+json">{json.dumps(stated)}</script>'
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>".encode()
