"""One round of watching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reportedly.corpus import Corpus
from reportedly.ingest import Failure
from reportedly.store.answers import Added
from reportedly.store.watchbook import Watchbook
from reportedly.watch.check_feeds import check_feeds
from reportedly.watch.manners import Manners
from reportedly.watch.read_items import Reading, read_items
from reportedly.watch.robots import Robots
from reportedly.watch.send_notices import join_targets, send_notices
from reportedly.watch.targets import Target
from reportedly.watch.world import World

LATE = timedelta(days=7)
"""How long after its day a prediction is still told as fallen due: an article may come late, and so may we."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to watch: feeds, who is told, and whether articles in other languages than English are read."""

    feeds: Sequence[str]
    targets: Sequence[Target] = ()
    force: bool = False


def watch_round(corpus: Corpus, asked: Asked, world: World, manners: Manners) -> Iterator[Added | Failure]:
    """Ask the feeds, read what is due, tell what happened. What was added and every fault come out as they occur.

    It may stop anywhere: the next round does what is left, and tells nothing twice under another id.
    """
    book, began, robots = corpus.store.watchbook, world.now(), Robots(world.fetch)
    join_targets(book, asked.targets)
    days = days_falling_due(book, began)
    book.keep_round(began, None)
    yield from check_feeds(book, asked.feeds, world, manners, robots)
    failures: list[Failure] = []
    reading = Reading(corpus=corpus, world=world, manners=manners, robots=robots, force=asked.force)

    def tell() -> None:
        failures[:] = send_notices(book, asked.targets)

    yield from read_items(reading, tell)
    corpus.fall_due(*days)
    tell()
    yield from failures
    book.keep_round(began, world.now())


def days_falling_due(book: Watchbook, now: datetime) -> tuple[date, date]:
    """The days whose predictions are told: since the last round and a while before, but not since before we watched."""
    rounds, today = book.rounds(), now.date()
    if rounds.first is None:
        return today, today
    last = (rounds.last or rounds.first).astimezone(now.tzinfo).date()
    return max(rounds.first.astimezone(now.tzinfo).date(), last - LATE), today
