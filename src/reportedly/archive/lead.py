"""Lead a crew through the shards of a stage: hand them out, hand out again what a dead worker was at, and part with a record
that ends its workers."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.archive.crew import Crew, Died, Done, Stopped
from reportedly.archive.guard import place_at
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard
from reportedly.errors import ArchiveError

# Deaths at one record after which it is not tried again, and of one shard, wherever it was.
DEATHS_AT_RECORD = 3
DEATHS_OF_SHARD = 20
# A worker that held more is let go of when its shard is done: libraries of the open web leak.
MEMORY = 1_200_000_000
# Seconds to wait for news.
PATIENCE = 1.0
# Of the clock's, until a worker is ended from outside: so many times what a record may take of the processor's, and some.
TIMES = 10
GRACE = 10.0


@dataclass(slots=True, kw_only=True)
class Trial:
    """What befell one shard."""

    shard: Shard
    deaths: Counter[int | None] = field(default_factory=Counter)
    skip: dict[int, str] = field(default_factory=dict)


def lead(crew: Crew, run: Run, shards: Sequence[Shard], clock: Callable[[], float] = time.time) -> Iterator[Done]:
    """Have all shards done, in whatever order; yields each as it is. Raises what stops the run.

    A worker that dies is replaced and its shard done again; the record that it died at for the third time is left out.
    """
    waiting = deque(Trial(shard=shard) for shard in shards)
    busy: dict[int, Trial] = {}
    while waiting or busy:
        for worker in range(crew.size()):
            if waiting and worker not in busy:
                busy[worker] = waiting.popleft()
                crew.start(worker, busy[worker].shard, busy[worker].skip)
        for event in crew.events(PATIENCE):
            trial = busy.pop(event.worker, None)
            if isinstance(event, Stopped):
                raise event.error
            if trial is None:
                continue
            if isinstance(event, Died):
                _mourn(trial, place_at(_at(run, trial.shard)))
                _at(run, trial.shard).unlink(missing_ok=True)
                waiting.appendleft(trial)
                continue
            if event.memory > MEMORY:
                crew.kill(event.worker)
            yield event
        for worker in _overdue(busy, run, clock()):
            trial = busy.pop(worker)
            place = place_at(_at(run, trial.shard))
            crew.kill(worker)
            _at(run, trial.shard).unlink(missing_ok=True)
            if place is not None:
                trial.skip[place] = (
                    f"it took {TIMES} times the {run.settings.seconds:g} seconds that a record may, and nothing but ending its worker stopped it."
                )
            waiting.appendleft(trial)


def _mourn(trial: Trial, place: int | None) -> None:
    trial.deaths[place] += 1
    if place is not None and trial.deaths[place] >= DEATHS_AT_RECORD:
        trial.skip[place] = (
            f"its worker ended {trial.deaths[place]} times while at it: killed, out of memory, or a fault in a library."
        )
    if trial.deaths.total() > DEATHS_OF_SHARD:
        raise ArchiveError(
            f"{trial.shard.name} has ended its worker {trial.deaths.total()} times: see the system's log for what kills it (memory?), then resume the run."
        )


def _overdue(busy: Mapping[int, Trial], run: Run, now: float) -> list[int]:
    """Workers whose record takes so long that not even the alarm stops it, as when a library does not return."""
    longest = TIMES * run.settings.seconds + GRACE
    return [
        worker
        for worker, trial in busy.items()
        if (began := _begun(_at(run, trial.shard))) is not None and now - began > longest
    ]


def _begun(at: Path) -> float | None:
    """When the record at hand was begun; None where no record is, as in the shuffle."""
    try:
        found = at.stat()
    except OSError:
        return None
    return found.st_mtime if found.st_size else None


def _at(run: Run, shard: Shard) -> Path:
    return run.folder / "work" / f"{shard.name}.at"
