"""The engine `ray`: actors that load the models once, tasks for the shuffle, from a laptop to a cluster.

The one module that knows Ray. Shards are small and their tables lie on the disk that all nodes share, so that nothing large
goes through Ray's object store, and a node that is lost costs the shards that it was at.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly.archive.crew import Died, Done, Event, Stopped
from reportedly.archive.do_shard import do_shard
from reportedly.archive.memory import most_held
from reportedly.archive.run import Run
from reportedly.archive.shard import Receipt, Shard
from reportedly.archive.stage import Bench
from reportedly.archive.stages import stage_called
from reportedly.errors import ArchiveError, ReportedlyError


class RayCrew:
    """So many actors or tasks at once, one core each; 0 means as many as the cluster has cores.

    Joins the Ray that RAY_ADDRESS or the process names, else starts one on this machine and ends it at the close.
    """

    def __init__(self, run: Run, workers: int = 0) -> None:
        ray = _ray()
        self._ray, self._run, self._asked = ray, run, workers
        self._started = not ray.is_initialized()
        if self._started:
            _begin(ray, workers)
        self._actors: dict[int, Any] = {}
        self._waiting: dict[Any, int] = {}
        self._tasks: set[Any] = set()
        self._act = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Clerk)
        # Actors stay while the shuffle runs, and keep their models; they have nothing to do then, so that tasks take their cores.
        self._task = ray.remote(num_cpus=0, max_retries=0, scheduling_strategy="SPREAD")(do_alone)

    def size(self) -> int:
        """As many as were asked for, but no more than there are cores."""
        cores = max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        return min(self._asked, cores) if self._asked else cores

    def start(self, worker: int, shard: Shard, skip: Mapping[int, str]) -> None:
        """Call the worker's actor; a shard of the shuffle is a task."""
        if stage_called(shard.stage).shuffles:
            reference = self._task.remote(self._run, shard, dict(skip))
            self._tasks.add(reference)
        else:
            if worker not in self._actors:
                self._actors[worker] = self._act.remote(self._run)
            reference = self._actors[worker].do.remote(shard, dict(skip))
        self._waiting[reference] = worker

    def events(self, seconds: float) -> Iterator[Event]:
        """What came back, and which actors or nodes are lost."""
        if not self._waiting:
            return
        self._make_room()
        waiting = list(self._waiting)
        ready, _ = self._ray.wait(waiting, num_returns=1, timeout=seconds)
        if ready:
            # Whatever else is there by now.
            ready, _ = self._ray.wait(waiting, num_returns=len(waiting), timeout=0)
        for reference in ready:
            worker = self._waiting.pop(reference, None)
            if worker is not None:
                yield self._event(worker, reference)

    def kill(self, worker: int) -> None:
        """End an actor, or cancel a task."""
        for reference in [one for one, number in self._waiting.items() if number == worker]:
            del self._waiting[reference]
            if reference in self._tasks:
                self._tasks.discard(reference)
                self._ray.cancel(reference, force=True)
                return
        if actor := self._actors.pop(worker, None):
            self._ray.kill(actor)

    def pids(self) -> dict[int, int]:
        """The process ids of the actors that have nothing to do or answer in time; for those who watch a run."""
        return {number: self._ray.get(actor.pid.remote()) for number, actor in self._actors.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reference in self._tasks:
            self._ray.cancel(reference, force=True)
        self._waiting.clear()
        self._dismiss()
        if self._started:
            self._ray.shutdown()

    def _make_room(self) -> None:
        """When a node is lost there are fewer cores than actors: those with nothing to do leave theirs to one that waits for a place."""
        size, busy = self.size(), set(self._waiting.values())
        for worker in [one for one in self._actors if one >= size and one not in busy]:
            self._ray.kill(self._actors.pop(worker))

    def _dismiss(self) -> None:
        for actor in self._actors.values():
            self._ray.kill(actor)
        self._actors.clear()

    def _event(self, worker: int, reference: Any) -> Event:
        errors, task = self._ray.exceptions, reference in self._tasks
        self._tasks.discard(reference)
        try:
            answer = self._ray.get(reference)
        except (errors.RayActorError, errors.WorkerCrashedError, errors.NodeDiedError, errors.OutOfMemoryError):
            if not task:
                self._actors.pop(worker, None)
            return Died(worker=worker)
        except errors.RayError as error:
            told = ArchiveError(
                f"Ray failed ({' '.join(str(error).split())[:300]}): resume the run when it is well again."
            )
            return Stopped(worker=worker, error=told)
        if isinstance(answer, tuple):
            receipt, memory = answer
            return Done(worker=worker, receipt=receipt, memory=memory)
        return Stopped(worker=worker, error=answer)


class Clerk:
    """An actor: keeps its bench, and the models on it, from shard to shard."""

    def __init__(self, run: Run) -> None:
        self._bench = Bench(run)

    def do(self, shard: Shard, skip: Mapping[int, str]) -> tuple[Receipt, int] | ReportedlyError:
        """The receipt of a shard and the memory held, or what stops the run."""
        return _answer(shard, self._bench, skip)

    def pid(self) -> int:
        """The process that it lives in."""
        return os.getpid()


def do_alone(run: Run, shard: Shard, skip: Mapping[int, str]) -> tuple[Receipt, int] | ReportedlyError:
    """A task: one shard of the shuffle."""
    return _answer(shard, Bench(run), skip)


def _answer(shard: Shard, bench: Bench, skip: Mapping[int, str]) -> tuple[Receipt, int] | ReportedlyError:
    try:
        return do_shard(shard, bench, skip), most_held()
    except ReportedlyError as error:
        return type(error)(str(error))
    except Exception as error:
        return ArchiveError(
            f"a fault in Reportedly at {shard.name} ({type(error).__name__}: {error}); please report it."
        )


def _begin(ray: Any, workers: int) -> None:
    """Join the cluster that the environment names, or start one here."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if os.environ.get("RAY_ADDRESS"):
        ray.init(**settings)
    else:
        # Workers run the Reportedly that this process runs, also from a checkout.
        ray.init(
            address="local",
            num_cpus=workers or None,
            include_dashboard=False,
            object_store_memory=100_000_000,
            runtime_env={"env_vars": {"PYTHONPATH": path}},
            **settings,
        )


def _ray() -> Any:
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as error:
        raise ArchiveError(
            "the engine `ray` is not installed: pip install 'reportedly[archive]', or take --engine local."
        ) from error
    return ray
