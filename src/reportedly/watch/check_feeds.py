"""Feeds -> items in the watchbook: asked only for what changed, kept with what they announce at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.errors import InputError, ReportedlyError
from reportedly.ingest import Failure
from reportedly.ingest.feed import Feed, FeedItem
from reportedly.ingest.fetch_page import Page
from reportedly.ingest.read_feed import WANTED, read_feed
from reportedly.store.watch_nouns import FeedState, ItemState
from reportedly.store.watchbook import Watchbook
from reportedly.watch.backoff import come_back
from reportedly.watch.fetch_all import fetch_all
from reportedly.watch.manners import Manners
from reportedly.watch.robots import Robots
from reportedly.watch.world import World

DEPTH = 3
"""An index of sitemaps may lead to another one, and that to sitemaps; no further."""


def check_feeds(
    book: Watchbook, feeds: Sequence[str], world: World, manners: Manners, robots: Robots
) -> Iterator[Failure]:
    """Ask every feed that may be asked, and keep what it announces; faults come out, and the others are asked all the same."""
    asked: set[str] = set()
    for _ in range(DEPTH):
        states = [state for url in dict.fromkeys(feeds) if url not in asked and (state := _askable(book, url, world))]
        asked.update(feeds)
        feeds = []
        wanted = [(one.url, replace(WANTED, etag=one.etag, last_modified=one.last_modified)) for one in states]
        for fetched in fetch_all(wanted, world, manners, robots):
            state = states[fetched.place]
            read = fetched.found if isinstance(fetched.found, ReportedlyError) else _read(fetched.found, state)
            if isinstance(read, ReportedlyError):
                book.keep_feed(_failed(state, read, world))
                yield Failure(input=state.url, error=read)
                continue
            book.keep_feed(_answered(state, fetched.found, read, world), _items(read, state, world))
            feeds.extend(read.further)
            yield from (Failure(input=state.url, error=InputError(fault)) for fault in read.faults[:1])


def _askable(book: Watchbook, url: str, world: World) -> FeedState | None:
    """What is kept of a feed; None if it asked us to stay away for longer, or failed a short while ago."""
    now = world.now()
    state = book.feed(url) or FeedState(url=url, due=now)
    return state if state.failures == 0 or state.due <= now else None


def _read(page: Page, state: FeedState) -> Feed | ReportedlyError:
    if page.unchanged:
        return Feed(title=state.title)
    try:
        return read_feed(page.content, page.url, media_type=page.media_type, encoding=page.encoding)
    except ReportedlyError as error:
        return error
    except Exception as error:  # one feed that nobody thought of must not end the round
        fault = InputError(f"{state.url} cannot be taken apart ({type(error).__name__}: {error}): please report this.")
        fault.__cause__ = error
        return fault


def _failed(state: FeedState, error: ReportedlyError, world: World) -> FeedState:
    failures = state.failures + 1
    return replace(state, failures=failures, fault=str(error), due=come_back(world.now(), failures, error))


def _answered(state: FeedState, page: Page | ReportedlyError, feed: Feed, world: World) -> FeedState:
    """An index of sitemaps is never asked conditionally: the sitemaps that it lists must be looked into."""
    answered = replace(state, failures=0, fault=None, due=world.now(), title=feed.title or state.title)
    if isinstance(page, ReportedlyError) or page.unchanged:
        return answered
    if feed.further:
        return replace(answered, etag=None, last_modified=None)
    return replace(answered, etag=page.etag, last_modified=page.last_modified)


def _items(feed: Feed, state: FeedState, world: World) -> list[ItemState]:
    """The first of a feed's words on one address counts: feeds list their newest first."""
    items: dict[str, ItemState] = {}
    for one in feed.items:
        items.setdefault(one.url, _item(one, state, world))
    return list(items.values())


def _item(one: FeedItem, state: FeedState, world: World) -> ItemState:
    return ItemState(
        url=one.url,
        feed=state.url,
        version=one.version,
        due=world.now(),
        outlet=one.stated.outlet,
        title=one.stated.title,
        published=one.stated.published,
        authors=one.stated.authors,
        credit=one.credit.name if one.credit else None,
    )
