"""Errands by host: each host one at a time with a pause between, all hosts side by side, nobody kept waiting by another's pause."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from threading import Condition
from urllib.parse import urlsplit

from reportedly.ingest.fetch_page import Wanted


@dataclass(slots=True, kw_only=True)
class Errand:
    """One address to visit; `place` says which of those given it was, `attempt` how often it was tried."""

    url: str
    place: int
    wanted: Wanted = field(default_factory=Wanted)
    attempt: int = 0

    @property
    def host(self) -> str:
        """Whose patience it costs."""
        return urlsplit(self.url).netloc.lower()


class Hosts:
    """A queue for several threads: `take` an errand, then say `done` or `again`."""

    def __init__(self, errands: Iterable[Errand]) -> None:
        self._waiting: dict[str, deque[Errand]] = {}
        for errand in errands:
            self._waiting.setdefault(errand.host, deque()).append(errand)
        # When each host may be asked next; the number keeps the order of those that may be asked at once.
        self._ready = [(0.0, number, host) for number, host in enumerate(self._waiting)]
        self._number = len(self._ready)
        self._left = sum(map(len, self._waiting.values()))
        self._changed = Condition()

    def take(self) -> Errand | None:
        """The next errand whose host may be asked, when it may; None once nothing is left."""
        with self._changed:
            while self._left:
                wait = self._ready[0][0] - time.monotonic() if self._ready else None
                if wait is not None and wait <= 0:
                    _, _, host = heappop(self._ready)
                    return self._waiting[host].popleft()
                self._changed.wait(wait)
            return None

    def done(self, errand: Errand, pause: float) -> None:
        """It is settled, for good or ill; its host rests for `pause` seconds."""
        with self._changed:
            self._left = max(0, self._left - 1)
            self._rest(errand.host, pause)

    def again(self, errand: Errand, pause: float) -> None:
        """It is tried again, before all others of its host, which rests for so long."""
        with self._changed:
            self._waiting[errand.host].appendleft(errand)
            self._rest(errand.host, pause)

    def close(self) -> None:
        """Nobody takes anything any more."""
        with self._changed:
            self._left = 0
            self._changed.notify_all()

    def _rest(self, host: str, pause: float) -> None:
        if self._waiting[host]:
            self._number += 1
            heappush(self._ready, (time.monotonic() + pause, self._number, host))
        self._changed.notify_all()
