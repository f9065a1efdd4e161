"""What a store must do for those who watch: feeds and their items, what is followed, notices and who has had them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from reportedly.model.follow import Follow
from reportedly.model.notice import Notice
from reportedly.store.answers import StoredClaim
from reportedly.store.watch_nouns import FeedState, ItemState, Posted, Rounds


class Watchbook(Protocol):
    """Every write MUST be all or nothing and on the disk when it returns; the same write again MUST change nothing."""

    def watched(self) -> bool:
        """Whether there is anybody to tell: a feed is watched or something is followed."""

    def feed(self, url: str) -> FeedState | None:
        """What is kept of a feed."""

    def keep_feed(self, state: FeedState, items: Sequence[ItemState] = ()) -> int:
        """Keep a feed with what it announces, at once: an item is due if it is new or if its feed says another thing of it.

        Gives how many of the items are due by that.
        """

    def due_items(self, now: datetime, limit: int) -> tuple[ItemState, ...]:
        """Items to fetch, those due longest first."""

    def keep_items(self, items: Sequence[ItemState]) -> None:
        """Replace what is kept of these items."""

    def follow(self, follow: Follow) -> None:
        """Follow it; what is followed already stays as it was."""

    def unfollow(self, id: str) -> bool:
        """Follow it no longer; False if nobody did."""

    def follows(self) -> tuple[Follow, ...]:
        """All that is followed, oldest first."""

    def claims_matching(self, query: str, articles: Collection[str]) -> frozenset[str]:
        """Ids of the claims of these articles that a query finds, and of those articles whose text it finds."""

    def keep_notices(self, notices: Sequence[Notice]) -> None:
        """Append to the outbox; a notice whose id is there already stays as it was."""

    def notices(self, after: int = 0, limit: int = 100) -> tuple[Posted, ...]:
        """The outbox behind a position, in order."""

    def last_sent(self, target: str) -> int | None:
        """The position up to which a target has had everything; None for one that is new."""

    def keep_sent(self, target: str, position: int) -> None:
        """A target has had everything up to there."""

    def last_position(self) -> int:
        """The newest position of the outbox, 0 if it is empty."""

    def rounds(self) -> Rounds:
        """When rounds were."""

    def keep_round(self, began: datetime, ended: datetime | None) -> None:
        """A round began, or came to its end."""

    def fallen_due(self, first: str, last: str) -> tuple[StoredClaim, ...]:
        """Predictions whose interval ends on a day from first to last (ISO), soonest first."""
