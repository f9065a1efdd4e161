"""The engine `local`: processes on this machine, each with a pipe. One that is killed takes nothing with it but its shard."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Self

from reportedly.archive.crew import Died, Done, Event, Stopped
from reportedly.archive.do_shard import do_shard
from reportedly.archive.memory import most_held
from reportedly.archive.run import Run
from reportedly.archive.shard import Receipt, Shard
from reportedly.archive.stage import Bench
from reportedly.errors import ArchiveError, ReportedlyError

# Seconds that a worker which has been told to end may take.
PATIENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A process and our end of its pipe."""

    process: SpawnProcess
    pipe: Connection


class LocalCrew:
    """So many processes, started when they first get something to do, with the models kept from shard to shard.

    They are spawned, not forked: a fork would share locks of libraries that run threads.
    """

    def __init__(self, run: Run, workers: int) -> None:
        self._run, self._size = run, workers
        self._workers: dict[int, Worker] = {}
        self._context = multiprocessing.get_context("spawn")

    def size(self) -> int:
        """How many there are."""
        return self._size

    def start(self, worker: int, shard: Shard, skip: Mapping[int, str]) -> None:
        """Send a shard down the pipe of a worker."""
        if worker not in self._workers:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=serve, args=(theirs, self._run), name=f"reportedly-{worker}")
            process.start()
            theirs.close()
            self._workers[worker] = Worker(process=process, pipe=ours)
        # One that died while it had nothing to do: `events` will say so.
        with suppress(OSError):
            self._workers[worker].pipe.send((shard, dict(skip)))

    def events(self, seconds: float) -> Iterator[Event]:
        """What came up the pipes, and whose process has ended."""
        watched: dict[Any, int] = {w.pipe: number for number, w in self._workers.items()}
        watched.update({w.process.sentinel: number for number, w in self._workers.items()})
        ready = wait(list(watched), seconds)
        for number in dict.fromkeys(watched[one] for one in ready):
            yield self._event(number)

    def kill(self, worker: int) -> None:
        """SIGKILL."""
        if found := self._workers.pop(worker, None):
            found.process.kill()
            found.process.join()
            found.pipe.close()

    def pids(self) -> dict[int, int]:
        """The process ids of the workers that run."""
        return {number: w.process.pid for number, w in self._workers.items() if w.process.pid}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers.values():
            worker.pipe.close()
        for worker in self._workers.values():
            # A worker whose pipe is closed leaves; one at a shard has nobody to do it for any more.
            if error is not None:
                worker.process.kill()
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _event(self, number: int) -> Event:
        worker = self._workers[number]
        try:
            if worker.pipe.poll():
                answer = worker.pipe.recv()
                if isinstance(answer, tuple):
                    receipt, memory = answer
                    return Done(worker=number, receipt=receipt, memory=memory)
                return Stopped(worker=number, error=answer)
        except (EOFError, OSError):
            pass
        self.kill(number)
        return Died(worker=number)


def serve(pipe: Connection, run: Run) -> None:
    """A worker's life: shards in, receipts out, until the other end of the pipe is closed."""
    bench = Bench(run)
    while True:
        try:
            shard, skip = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: tuple[Receipt, int] | ReportedlyError = (do_shard(shard, bench, skip), most_held())
        except KeyboardInterrupt:
            return
        except ReportedlyError as error:
            answer = type(error)(str(error))
        except Exception as error:
            answer = ArchiveError(
                f"a fault in Reportedly at {shard.name} ({type(error).__name__}: {error}); please report it."
            )
        try:
            pipe.send(answer)
        except OSError:
            return
