"""Perform a run: stage after stage, what is not done yet."""

from __future__ import annotations

from collections.abc import Callable
from shutil import rmtree
from typing import Protocol

from reportedly.archive.crew import Crew, Done
from reportedly.archive.lead import lead
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Stage
from reportedly.archive.stages import STAGES


class Watcher(Protocol):
    """Who is told how a run goes."""

    def begin(self, stage: Stage, shards: list[Shard], done: list[Shard]) -> None:
        """A stage begins, some of whose shards an earlier run has done."""

    def hear(self, shard: Shard, done: Done) -> None:
        """A shard is done."""

    def end(self, stage: Stage) -> None:
        """All of a stage is done."""


def perform(run: Run, gather: Callable[[], Crew], watcher: Watcher) -> int:
    """Do all that is left of a run; gives the number of shards done. `gather` opens a crew, if there is work for one.

    Raises ArchiveError and the like for what stops a run; it can be resumed then.
    """
    with run.locked():
        # What was being written when a run was cut off is of no use.
        rmtree(run.folder / "work", ignore_errors=True)
        crew: Crew | None = None
        count = 0
        try:
            for stage in STAGES:
                shards = list(stage.plan(run))
                run.sweep(stage.name, shards)
                done = [shard for shard in shards if run.done(shard)]
                behind = {shard.number for shard in done}
                left = [shard for shard in shards if shard.number not in behind]
                watcher.begin(stage, shards, done)
                if left:
                    crew = crew or gather().__enter__()
                    by_number = {shard.number: shard for shard in left}
                    for event in lead(crew, run, left):
                        count += 1
                        watcher.hear(by_number[event.receipt.number], event)
                watcher.end(stage)
        except BaseException as error:
            if crew is not None:
                crew.__exit__(type(error), error, error.__traceback__)
            raise
        if crew is not None:
            crew.__exit__(None, None, None)
        rmtree(run.folder / "work", ignore_errors=True)
        return count
