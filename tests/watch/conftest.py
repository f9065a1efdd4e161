"""A site, an empty corpus, and rounds between them that do not wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

import reportedly
from reportedly.corpus import Corpus
from reportedly.ingest import Failure
from reportedly.ingest.fetch_page import Limits
from reportedly.model.article import Article
from reportedly.model.notice import Notice
from reportedly.model.report import Report
from reportedly.reader import Reader
from reportedly.store.answers import Added
from reportedly.watch import Asked, Manners, World, watch_round
from reportedly.watch.targets import LineTarget, Target
from watch.site import Site, running

HASTY = Manners(pause=0, attempts=3, backoff=0.01, patience=0.5, hosts=8)
LIMITS = Limits(seconds=1.0, patience=0.5, size=2_000_000)


@dataclass
class Rounds:
    """Rounds over one corpus, with what came of them, on a clock that stands still until it is moved."""

    corpus: Corpus
    told: list[Notice] = field(default_factory=list)
    clock: datetime = field(default_factory=lambda: datetime.now().astimezone())
    targets: tuple[Target, ...] = ()

    def run(self, *feeds: str) -> list[Added | Failure]:
        world = World(
            fetch=World.real(allow_private=True, limits=LIMITS).fetch, now=lambda: self.clock, random=Random(7)
        )
        targets = (LineTarget(self.told.append), *self.targets)
        return list(watch_round(self.corpus, Asked(feeds=feeds, targets=targets), world, HASTY))

    def later(self, **time: float) -> None:
        self.clock += timedelta(**time)

    def outcomes(self, *feeds: str) -> list[str]:
        return sorted(one.outcome if isinstance(one, Added) else str(one.error) for one in self.run(*feeds))


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


class Remembering(Reader):
    """Reads each text once in a session; what it gives is what a reader gives."""

    def __init__(self) -> None:
        super().__init__(threads=1)
        self._read: dict[Article, Report] = {}

    def read(self, article: Article) -> Report:
        key = replace(article, id="", url=None)
        if key not in self._read:
            self._read[key] = super().read(article)
        return replace(self._read[key], article=article)


@pytest.fixture(scope="session")
def watching_reader() -> Reader:
    return Remembering()


@pytest.fixture
def rounds(tmp_path: Path, watching_reader: Reader) -> Iterator[Rounds]:
    with reportedly.open(tmp_path / "watched.db", watching_reader) as corpus:
        yield Rounds(corpus)


@pytest.fixture
def articles(site: Site) -> Callable[[int], list[str]]:
    """So many short articles on the site, each of its own matter; the items that announce them."""
    places = ("Sella", "Karrow", "Wendmark", "Ostrel", "Talmey", "Larkmoor", "Ansbury", "Dravik")

    def make(number: int) -> list[str]:
        return [
            site.story(
                f"/story-{n}",
                f"The {places[n % 8]} ferry number {n} will sail again on Friday, the harbour board said on Tuesday. "
                f"Its engine was repaired in {places[(n + 3) % 8]} by a crew of {n + 3} people.",
            )
            for n in range(number)
        ]

    return make
