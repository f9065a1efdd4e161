"""What sites ask of robots (RFC 9309), by Protego: the one module that knows it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.errors import FetchError, InputError, TooLargeError, UnavailableError
from reportedly.ingest.fetch_page import Page, Wanted

if TYPE_CHECKING:
    from protego import Protego

NAME = "Reportedly"
WANTED = Wanted(accept="text/plain, */*;q=0.1", media_types=re.compile(".*"), called="robots.txt")
LONGEST = 500 * 1024
"""Bytes of a robots.txt that are heeded, as the RFC allows."""
LONGEST_PAUSE = 30.0
"""Seconds between two requests that a site may ask for and get."""


class Robots:
    """The rules of each host, fetched when it is first visited; safe to share between threads."""

    def __init__(self, fetch: Callable[[str, Wanted], Page]) -> None:
        self._fetch = fetch
        self._rules: dict[str, Protego] = {}
        self._locks: dict[str, Lock] = defaultdict(Lock)
        self._lock = Lock()

    def enter(self, url: str) -> None:
        """Nothing if we may go there; raises FetchError if the site forbids it, UnavailableError if its rules cannot be had."""
        if not self._of(url).can_fetch(url, NAME):
            raise FetchError(
                f"{url} is closed to robots by its robots.txt: save the page in your browser and give the file."
            )

    def pause(self, url: str) -> float:
        """Seconds that the site wants between two requests, as far as its rules are known."""
        rules = self._rules.get(_site(url))
        return min(float(rules.crawl_delay(NAME) or 0.0), LONGEST_PAUSE) if rules else 0.0

    def _of(self, url: str) -> Protego:
        site = _site(url)
        with self._lock:
            lock = self._locks[site]
        with lock:
            if site not in self._rules:
                self._rules[site] = self._ask(site)
            return self._rules[site]

    def _ask(self, site: str) -> Protego:
        """A site without rules, or that closes them to us, allows everything; one that fails may have some."""
        from protego import Protego

        try:
            content = self._fetch(f"{site}/robots.txt", WANTED).content[:LONGEST]
        except UnavailableError as error:
            raise UnavailableError(f"{site} does not give its robots.txt ({error})", after=error.after) from error
        except TooLargeError as error:
            raise FetchError(f"{site} has a robots.txt of more than {LONGEST:,} bytes: left alone.") from error
        except (FetchError, InputError):
            content = b""
        return Protego.parse(content.decode("utf-8", "replace"))


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
