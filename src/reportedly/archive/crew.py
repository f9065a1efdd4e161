"""A crew: the workers of one engine. Who leads it hands out shards and hears of each what it came to, or that it is dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from reportedly.archive.shard import Receipt, Shard
from reportedly.errors import ReportedlyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A worker has done its shard; `memory` is the most that it has held so far, in bytes."""

    worker: int
    receipt: Receipt
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A worker met something that stops the whole run, such as a full disk."""

    worker: int
    error: ReportedlyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Died:
    """A worker has ended before its shard was done."""

    worker: int


Event = Done | Stopped | Died


class Crew(Protocol):
    """Workers by number, each of which does one shard at a time.

    `start` MUST NOT wait for the shard; `events` MUST wait up to so many seconds for the first and MUST NOT spin. A worker
    that died or was killed MUST be started anew by the next `start`. Who opens a crew closes it (it is a context manager).
    """

    def size(self) -> int:
        """How many workers there are; on a cluster that may change."""

    def start(self, worker: int, shard: Shard, skip: Mapping[int, str]) -> None:
        """Have a worker that has nothing to do begin a shard."""

    def events(self, seconds: float) -> Iterator[Event]:
        """What has happened."""

    def kill(self, worker: int) -> None:
        """End a worker at once; what it was at is lost, and no event tells of it."""

    def __enter__(self) -> Self:
        """The crew itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers."""
