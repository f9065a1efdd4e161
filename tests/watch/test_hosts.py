"""One host waits, and no other waits for it."""

from __future__ import annotations

import time
from itertools import pairwise
from threading import Thread

import pytest

from reportedly.errors import FetchError
from reportedly.ingest.fetch_page import Page, Wanted
from reportedly.watch.hosts import Errand, Hosts
from reportedly.watch.robots import Robots


def errands(*urls: str) -> list[Errand]:
    return [Errand(url=url, place=place) for place, url in enumerate(urls)]


def test_a_host_rests_while_another_is_asked() -> None:
    hosts = Hosts(errands("http://a/1", "http://a/2", "http://b/1"))
    taken = []
    for _ in range(3):
        errand = hosts.take()
        assert errand is not None
        taken.append(errand.url)
        hosts.done(errand, 0.05)
    assert taken == ["http://a/1", "http://b/1", "http://a/2"]
    assert hosts.take() is None


def test_a_host_is_asked_by_one_at_a_time_with_a_pause_between() -> None:
    hosts, at = Hosts(errands(*(f"http://a/{n}" for n in range(4)))), list[float]()

    def work() -> None:
        while (errand := hosts.take()) is not None:
            at.append(time.monotonic())
            hosts.done(errand, 0.03)

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(at) == 4
    assert all(later - earlier >= 0.029 for earlier, later in pairwise(at))


def test_what_is_tried_again_goes_first_and_closing_ends_it() -> None:
    hosts = Hosts(errands("http://a/1", "http://a/2"))
    first = hosts.take()
    assert first is not None
    hosts.again(first, 0)
    assert hosts.take() is first
    hosts.close()
    assert hosts.take() is None


def robots(rules: bytes) -> Robots:
    def fetch(url: str, wanted: Wanted) -> Page:
        return Page(url=url, content=rules, media_type="text/plain", encoding=None)

    return Robots(fetch)


def test_rules_for_us_go_before_rules_for_all_and_a_delay_is_kept_within_reason() -> None:
    asked = robots(b"User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nDisallow: /private\nCrawl-delay: 7\n")
    asked.enter("https://gazette.example/open")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        asked.enter("https://gazette.example/private/1")
    assert asked.pause("https://gazette.example/open") == 7.0
    assert asked.pause("https://other.example/") == 0.0
    slow = robots(b"User-agent: *\nCrawl-delay: 86400\n")
    slow.enter("https://gazette.example/")
    assert slow.pause("https://gazette.example/") == 30.0
