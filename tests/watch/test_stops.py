"""A watch that is stopped in the middle, by kill -9 or by Ctrl-C: nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import reportedly
from reportedly.corpus.make_entry import make_entry
from reportedly.ingest import Options, articles
from reportedly.model.article import Article
from reportedly.model.notice import Notice, NoticeKind
from reportedly.reader import Reader
from reportedly.watch import Asked, World, watch_round
from watch.conftest import HASTY, Rounds
from watch.site import Answer, Site, running
from watch.test_notices import DENIED, SHIPPED
from watch.test_round import dripping

KILLS = 3
PLACES = ("Sella", "Karrow", "Wendmark", "Talmey", "Larkmoor", "Ansbury", "Dravik", "Tollen")


def watching(store: Path, feed: str, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportedly", "watch", feed, "--once", "--allow-private", "--pause", "0"]
    with out.open("ab") as file:
        return subprocess.Popen(
            [*command, "--format", "jsonl", "--threads", "1", "--store", str(store), *more],
            stdout=file,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONWARNINGS": "error"},
        )


def a_feed(site: Site) -> str:
    """Two articles on one event, others on their own, and a source that is quoted in all of those."""
    items = [
        site.story("/shipped", SHIPPED),
        site.story("/denied", DENIED, outlet="Harbour Post", day="2026-03-05"),
        *(
            site.story(
                f"/ferry-{n}",
                f"The ferry to {place} sails again, Jana Orlik said on Tuesday. It was mended by {n + 3} people.",
            )
            for n, place in enumerate(PLACES)
        ),
    ]
    return site.feed("/feed", *items)


def told(out: Path) -> list[str]:
    """Ids of the notices written whole; a kill may cut the last line."""
    lines = out.read_bytes().split(b"\n") if out.exists() else []
    return [json.loads(line)["id"] for line in lines if line.endswith(b"}")]


def kept(store: Path) -> tuple[set[str], list[int], set[str]]:
    """Addresses of the articles, numbers of their versions, and ids of all notices."""
    with reportedly.open(store) as corpus:
        articles = [report.article for report in corpus.reports()]
        versions = [len(corpus.revisions(article.id)) for article in articles]
        notices = {one.notice.id for one in corpus.store.watchbook.notices(limit=1000)}
        assert all(finding.well for finding in corpus.doctor())
        return {str(article.url) for article in articles}, versions, notices


def test_killed_again_and_again_it_ends_where_it_would_have_ended(tmp_path: Path, watching_reader: Reader) -> None:
    chance = Random(11)
    with running() as site:
        feed = a_feed(site)
        stores = {name: tmp_path / f"{name}.db" for name in ("whole", "killed")}
        for path in stores.values():
            with reportedly.open(path) as corpus:
                corpus.follow("source:Jana Orlik")
                corpus.follow("rockets")
        whole: list[Notice] = []
        with reportedly.open(stores["whole"], watching_reader) as corpus:
            list(watch_round(corpus, Asked(feeds=[feed]), World.real(allow_private=True), HASTY))
            whole = [one.notice for one in corpus.store.watchbook.notices(limit=1000)]
        out = tmp_path / "out.jsonl"
        for _ in range(KILLS):
            asked = len(site.asked) + chance.randrange(2, 14)
            with watching(stores["killed"], feed, out) as process:
                wait_for(
                    partial(lambda many, running: len(site.asked) >= many or running.poll() is not None, asked, process)
                )
                time.sleep(chance.uniform(0, 0.6))
                process.kill()
        with watching(stores["killed"], feed, out) as process:
            _, complained = process.communicate(timeout=60)
        assert process.returncode == 0, complained
        assert kept(stores["killed"]) == kept(stores["whole"])
        assert len(whole) > len(PLACES)
        # Written at least once each; what a kill let us write again has the same id.
        assert set(told(out)) == {one.id for one in whole}


def test_it_ends_cleanly_when_it_is_asked_to(tmp_path: Path) -> None:
    with running() as site:
        feed = a_feed(site)
        site.answers["/ferry-1"] = Answer(dripping)
        started = [
            (stop, watching(tmp_path / f"{stop}.db", feed, tmp_path / "out"))
            for stop in (signal.SIGINT, signal.SIGTERM)
        ]
        wait_for(lambda: site.times("/ferry-1") == len(started))
        for stop, process in started:
            process.send_signal(stop)
        for _, process in started:
            with process:
                _, complained = process.communicate(timeout=30)
            assert (process.returncode, b"Traceback" in complained) == (130, False), complained
            assert complained == b"reportedly: interrupted; what is not done yet is done in the next run\n"


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)


def test_what_was_kept_but_not_yet_told_when_it_stopped_is_told_in_the_next_round(site: Site, rounds: Rounds) -> None:
    first = site.story("/shipped", SHIPPED)
    rounds.run(site.feed("/feed", first))
    rounds.corpus.follow("source:Foreign Ministry")
    second = site.story("/denied", DENIED, outlet="Harbour Post", day="2026-03-05")
    (article,) = articles([f"{site.at}/denied"], Options(allow_private=True))
    assert isinstance(article, Article)
    rounds.corpus.store.add(make_entry(Reader(threads=1).read(article), rounds.clock))
    assert rounds.outcomes(site.feed("/feed", first, second)) == ["unchanged"]
    assert {NoticeKind.DENIAL, NoticeKind.SAID} <= {one.kind for one in rounds.told}
    assert rounds.corpus.stories()
