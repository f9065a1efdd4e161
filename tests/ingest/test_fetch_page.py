"""Pages are fetched within limits, from public addresses only, and every refusal says what to do."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from reportedly.errors import FetchError, ForbiddenAddressError, NotFoundError, TooLargeError, UnsupportedError
from reportedly.ingest import Failure, Options, articles
from reportedly.ingest.check_address import check_address, is_any, is_public
from reportedly.ingest.fetch_page import Limits, fetch_page
from reportedly.model.article import Article

SENTENCE = "The mayor said on Tuesday that the café at the pier will open again on Monday, after a long winter. "
PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{SENTENCE * 4}</p></article></body></html>"
)


class Gazette(BaseHTTPRequestHandler):
    """A small site with one page and many faults."""

    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/story": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE.encode("iso-8859-1")),
        "/packed": (
            200,
            {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"},
            gzip.compress(PAGE.encode()),
        ),
        "/text": (200, {"Content-Type": "text/plain; charset=utf-8"}, SENTENCE.encode()),
        "/records": (200, {"Content-Type": "application/json"}, b'{"text": "' + SENTENCE.encode() + b'"}'),
        "/moved": (302, {"Location": "/story"}, b""),
        "/round": (301, {"Location": "/round"}, b""),
        "/gone": (410, {}, b""),
        "/closed": (403, {}, b""),
        "/broken": (503, {}, b""),
        "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
        "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"a " * 8_000_000)),
    }

    def do_GET(self) -> None:
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, words in headers.items():
            self.send_header(name, words)
        self.send_header("Content-Length", str(10_000_000_000 if self.path == "/huge" else len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests print nothing."""


Gazette.answers["/huge"] = (200, {"Content-Type": "text/html"}, b"")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gazette)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/story", "/packed", "/text", "/records", "/moved"])
def test_a_story_is_read_from_its_address(site: str, path: str) -> None:
    (article,) = articles([site + path], Options(allow_private=True))
    assert isinstance(article, Article), article
    assert SENTENCE.strip() in article.text
    assert article.url == site + ("/story" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "error", "advice"),
    [
        ("/none", NotFoundError, "check the address"),
        ("/gone", NotFoundError, "410"),
        ("/closed", FetchError, "save the page"),
        ("/broken", FetchError, "try again later"),
        ("/picture", UnsupportedError, "image/png"),
        ("/round", FetchError, "redirects"),
        ("/file", UnsupportedError, "http"),
        ("/huge", TooLargeError, "download it"),
        ("/bomb", TooLargeError, "download it"),
    ],
)
def test_a_fault_of_the_server_says_what_to_do(site: str, path: str, error: type[Exception], advice: str) -> None:
    (failure,) = articles([site + path], Options(allow_private=True))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, error)
    assert advice in str(failure.error)


def test_a_private_address_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="--allow-private"):
        fetch_page(site + "/story")


def test_each_redirect_is_checked_anew(site: str) -> None:
    with pytest.raises(ForbiddenAddressError, match=r"169\.254"):
        fetch_page(site + "/inside", permits=lambda address: address == "127.0.0.1")


def test_a_silent_server_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(FetchError, match="does not answer"):
            fetch_page(address, permits=is_any, limits=Limits(patience=0.2))


def test_a_closed_port_is_a_fetch_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError, match="check the address"):
        fetch_page(f"http://127.0.0.1:{port}/", permits=is_any)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url", ["http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://localhost/", "http://user:word@127.0.0.1/"]
)
def test_a_disguised_address_is_seen_through(url: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        check_address(url)


@pytest.mark.parametrize("url", ["ftp://gazette.example/", "http://", "http://[broken/", "https:///story"])
def test_what_is_no_web_address_is_unsupported(url: str) -> None:
    (failure,) = articles([url])
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, UnsupportedError)


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    destination = check_address("http://127.0.0.1:8080/a?b=c#d", is_any)
    assert destination.pinned() == "http://127.0.0.1:8080/a?b=c"
    assert destination.authority == "127.0.0.1:8080"
