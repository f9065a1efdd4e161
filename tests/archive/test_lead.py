"""Leading a crew: what happens when workers die, hang or meet what stops a run. The crew is made up; no process is started."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from reportedly.archive.crew import Died, Done, Event, Stopped
from reportedly.archive.lead import MEMORY, lead
from reportedly.archive.run import Run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Receipt, Shard
from reportedly.errors import ArchiveError

SHARDS = [Shard(stage="read", number=number, key=str(number), takes={}, weight=1) for number in range(4)]


class Actors:
    """Workers that die at the records given, for good or so many times; else they do what they are told."""

    def __init__(self, run: Run, deadly: Mapping[int, int], memory: int = 0, at: bool = True) -> None:
        self.run, self.deadly, self.memory, self.at = run, dict(deadly), memory, at
        self.started: list[tuple[int, dict[int, str]]] = []
        self.killed: list[int] = []
        self.busy: dict[int, Shard] = {}
        self.skips: dict[int, Mapping[int, str]] = {}

    def size(self) -> int:
        return 2

    def start(self, worker: int, shard: Shard, skip: Mapping[int, str]) -> None:
        assert worker not in self.busy
        self.started.append((shard.number, dict(skip)))
        self.skips[worker] = dict(skip)
        self.busy[worker] = shard

    def events(self, seconds: float) -> Iterator[Event]:
        for worker, shard in list(self.busy.items()):
            if self.deadly.get(shard.number, 0) > 0 and 7 not in self.skips[worker]:
                self.deadly[shard.number] -= 1
                if self.at:
                    self.place(shard).parent.mkdir(exist_ok=True)
                    self.place(shard).write_text("7           ")
                del self.busy[worker]
                yield Died(worker=worker)
                continue
            del self.busy[worker]
            receipt = Receipt(stage="read", version=1, number=shard.number, key=shard.key, model=None, input=None, counts={}, faults={})  # fmt: skip
            yield Done(worker=worker, receipt=receipt, memory=self.memory)

    def place(self, shard: Shard) -> Path:
        return self.run.folder / "work" / f"{shard.name}.at"

    def kill(self, worker: int) -> None:
        self.killed.append(worker)
        self.busy.pop(worker, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(folder=tmp_path, archives=(), settings=Settings(seconds=1))


def done(crew: Actors, run: Run) -> list[int]:
    return sorted(event.receipt.number for event in lead(crew, run, SHARDS))


def test_a_shard_whose_worker_dies_is_done_again_and_no_other(run: Run) -> None:
    crew = Actors(run, {1: 1})
    assert done(crew, run) == [0, 1, 2, 3]
    assert sorted(number for number, _ in crew.started) == [0, 1, 1, 2, 3]
    assert all(not skip for _, skip in crew.started)


def test_a_record_that_ends_its_worker_three_times_is_left_out(run: Run) -> None:
    crew = Actors(run, {2: 99})
    assert done(crew, run) == [0, 1, 2, 3]
    skips = [skip for number, skip in crew.started if number == 2]
    assert [list(skip) for skip in skips] == [[], [], [], [7]]
    assert "ended 3 times" in skips[-1][7]


def test_a_shard_that_dies_wherever_it_is_stops_the_run(run: Run) -> None:
    with pytest.raises(ArchiveError, match="read-000003 has ended its worker"):
        done(Actors(run, {3: 99}, at=False), run)


def test_a_worker_that_grew_too_large_is_replaced_after_its_shard(run: Run) -> None:
    crew = Actors(run, {}, memory=MEMORY + 1)
    assert done(crew, run) == [0, 1, 2, 3]
    assert len(crew.killed) == 4


def test_a_worker_that_hangs_is_ended_and_the_record_left_out(run: Run) -> None:
    class Hanging(Actors):
        def events(self, seconds: float) -> Iterator[Event]:
            for worker, shard in list(self.busy.items()):
                if shard.number == 1 and not self.skips[worker]:
                    self.place(shard).parent.mkdir(exist_ok=True)
                    self.place(shard).write_text("5           ")
                    os.utime(self.place(shard), (1000, 1000))
                    continue
                self.place(shard).unlink(missing_ok=True)
                del self.busy[worker]
                receipt = Receipt(stage="read", version=1, number=shard.number, key="", model=None, input=None, counts={}, faults={})  # fmt: skip
                yield Done(worker=worker, receipt=receipt, memory=0)

    crew = Hanging(run, {})
    assert done(crew, run) == [0, 1, 2, 3]
    assert len(crew.killed) == 1
    assert [list(skip) for number, skip in crew.started if number == 1] == [[], [5]]


def test_what_stops_one_worker_stops_the_run(run: Run) -> None:
    class Full(Actors):
        def events(self, seconds: float) -> Iterator[Event]:
            yield Stopped(worker=next(iter(self.busy)), error=ArchiveError("no room"))

    with pytest.raises(ArchiveError, match="no room"):
        done(Full(run, {}), run)
