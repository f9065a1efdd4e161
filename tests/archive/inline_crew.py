"""A crew of one, in this very process: what stages do, without what engines do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.archive.crew import Done, Event, Stopped
from reportedly.archive.do_shard import do_shard
from reportedly.archive.find_inputs import find_archives
from reportedly.archive.perform import perform
from reportedly.archive.run import Run, begin_run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Bench, Stage
from reportedly.errors import ReportedlyError

# Small enough that everything is cut into several shards.
SMALL = Settings(shard_bytes=4000, rows=3, block=4, linked=2)


class InlineCrew:
    def __init__(self, run: Run) -> None:
        self._bench = Bench(run)
        self._happened: list[Event] = []

    def size(self) -> int:
        return 1

    def start(self, worker: int, shard: Shard, skip: Mapping[int, str]) -> None:
        try:
            receipt = do_shard(shard, self._bench, skip)
            self._happened.append(Done(worker=worker, receipt=receipt, memory=0))
        except ReportedlyError as error:
            self._happened.append(Stopped(worker=worker, error=error))

    def events(self, seconds: float) -> Iterator[Event]:
        happened, self._happened = self._happened, []
        yield from happened

    def kill(self, worker: int) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class Deaf:
    """A watcher that notes which shards were done."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def begin(self, stage: Stage, shards: list[Shard], done: list[Shard]) -> None:
        pass

    def hear(self, shard: Shard, done: Done) -> None:
        self.done.append(shard.name)

    def end(self, stage: Stage) -> None:
        pass


def do_run(folder: Path, *inputs: Path | str, settings: Settings = SMALL) -> Run:
    """A whole run in this process."""
    run = begin_run(folder, find_archives(map(str, inputs)), settings)
    perform(run, lambda: InlineCrew(run), Deaf())
    return run


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every Parquet file of a run."""
    import hashlib

    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*/*.parquet"))
    }
