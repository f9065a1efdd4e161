"""What is kept of feeds and of the articles that they announce."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.model.notice import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """One feed: how it answered last, and when it may be asked again. `failures` counts those since the last good answer."""

    url: str
    due: datetime
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """One address announced by a feed, with what the feed says of it.

    `due` is when to fetch it, None where it is settled for good; `checks` how often it was read, `failures` how often it
    failed since; `article` is the id under which it is kept, `told` the digest of the version that was read, linked and told.
    """

    url: str
    feed: str
    version: str
    due: datetime | None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    checks: int = 0
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    article: str | None = None
    told: str | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A notice in the order of the outbox; a higher `position` was kept later."""

    position: int
    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """When the first round of watching began, and the last one that came to its end; None before any did."""

    first: datetime | None
    last: datetime | None
