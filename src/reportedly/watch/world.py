"""The world as a round meets it: the time, chance, and the network; tests put their own in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Self

from reportedly.ingest.check_address import is_any, is_public
from reportedly.ingest.fetch_page import Limits, Page, Wanted, fetch_page


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """`fetch` gets one address, and raises as `fetch_page` does; it is called from several threads at once."""

    fetch: Callable[[str, Wanted], Page]
    now: Callable[[], datetime] = _now
    random: Random = field(default_factory=Random)

    @classmethod
    def real(cls, *, allow_private: bool = False, limits: Limits | None = None) -> Self:
        """The internet, without private addresses unless they are allowed."""
        permits = is_any if allow_private else is_public
        return cls(fetch=lambda url, wanted: fetch_page(url, permits=permits, limits=limits, wanted=wanted))
