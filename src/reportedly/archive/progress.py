"""How a run goes, for somebody who watches: rate, time left, failures so far, on stderr."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from reportedly.archive.crew import Done
from reportedly.archive.shard import Receipt, Shard
from reportedly.archive.stage import Stage

# Seconds between two lines where no terminal is, and between two changes of the line where one is.
SELDOM = 15.0
OFTEN = 0.5
WIDTH = 100


@dataclass(slots=True, kw_only=True)
class Progress:
    """One line that changes on a terminal, else a line now and then, and one for each stage at its end."""

    out: TextIO
    clock: Callable[[], float]
    quiet: bool = False
    faults: int = 0
    memory: int = 0
    _began: float = 0.0
    _told: float = 0.0
    _total: int = 0
    _before: int = 0
    _done: int = 0
    _records: int = 0
    _shown: bool = field(default=False)
    _stage: Stage | None = None

    def begin(self, stage: Stage, shards: list[Shard], done: list[Shard]) -> None:
        """A stage begins."""
        self._stage, self._began = stage, self.clock()
        self._told = self._began
        self._total = sum(shard.weight for shard in shards)
        self._before = self._done = sum(shard.weight for shard in done)
        self._records = 0

    def hear(self, shard: Shard, done: Done) -> None:
        """A shard is done."""
        self._done += shard.weight
        self._records += records_of(done.receipt)
        self.faults += sum(done.receipt.faults.values())
        self.memory = max(self.memory, done.memory)
        now = self.clock()
        if now - self._told >= (OFTEN if self.out.isatty() else SELDOM):
            self._told = now
            self._show(self._line(now))

    def end(self, stage: Stage) -> None:
        """A stage is over."""
        if self._done > self._before:
            self._show(self._line(self.clock()))
            if self.out.isatty() and not self.quiet:
                self.out.write("\n")
                self._shown = False

    def _line(self, now: float) -> str:
        assert self._stage is not None
        passed = max(now - self._began, 1e-9)
        rate = (self._done - self._before) / passed
        share = self._done / self._total if self._total else 1.0
        parts = [f"{self._stage.name} {share:.0%}"]
        if self._records:
            parts.append(f"{self._records:,} records, {self._records / passed:,.1f} a second")
        if self._done < self._total:
            parts.append(f"{time_of((self._total - self._done) / rate)} left" if rate else "time left unknown")
        else:
            parts.append(f"done in {time_of(passed)}")
        parts.append(f"{self.faults:,} failures so far")
        return "; ".join(parts)

    def _show(self, line: str) -> None:
        if self.quiet:
            return
        if self.out.isatty():
            self.out.write(f"\r{line[:WIDTH]:<{WIDTH}}")
        else:
            self.out.write(f"reportedly: {line}\n")
        self.out.flush()
        self._shown = True


def records_of(receipt: Receipt) -> int:
    """How many records a shard went through."""
    kept = {"extract": "articles", "read": "reports"}.get(receipt.stage)
    return (
        (receipt.counts.get(kept, 0) if kept else 0)
        + receipt.counts.get("passed over", 0)
        + sum(receipt.faults.values())
    )


def time_of(seconds: float) -> str:
    """A length of time as people say it.

    >>> time_of(8.2), time_of(75), time_of(5000), time_of(400000)
    ('8 s', '1 min 15 s', '1 h 23 min', '4 days 15 h')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    if whole < 2 * 86400:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return f"{whole // 86400} days {whole % 86400 // 3600} h"
