"""How outlets source what they print, counted over every article: counted anew only when that is due, and by one at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from reportedly.store.answers import OutletRecord

# Of the time since the last count, the share that counting may take: in a corpus that keeps growing it is not done all the time.
SHARE, MOST_SECONDS = 0.02, 60.0


class OutletCounts:
    """The last counts of one corpus. `now` gives monotonic seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._turn = now, Lock()
        self._records: tuple[OutletRecord, ...] = ()
        self._edition: str | None = None
        self._due = float("-inf")

    def of(self, edition: str, count: Callable[[], tuple[OutletRecord, ...]]) -> tuple[OutletRecord, ...]:
        """The counts as of this edition, or of one a little older; while one caller counts, others get the last ones."""
        if edition == self._edition or self._now() < self._due:
            return self._records
        if self._turn.acquire(blocking=self._edition is None):
            try:
                if edition != self._edition:
                    began = self._now()
                    self._records = count()
                    spent = self._now() - began
                    self._edition, self._due = edition, began + min(spent / SHARE, MOST_SECONDS)
            finally:
                self._turn.release()
        return self._records
