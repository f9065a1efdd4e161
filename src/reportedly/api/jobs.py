"""Jobs: work that takes longer than anybody waits, done one after the other, whether or not the sender stays.

They live in memory: when the server stops, what is not done is told as cancelled; articles added by then are kept.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from queue import SimpleQueue
from threading import Lock, Thread

import msgspec

from reportedly.access.problem import Problem, problem

# Finished jobs kept for whoever comes back, by number and by bytes of results; and jobs that may wait.
MOST_KEPT, MOST_BYTES, MOST_WAITING = 200, 256_000_000, 50

log = logging.getLogger("reportedly.api")


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens."""
        return self in (State.DONE, State.FAILED, State.CANCELLED)


class Task(StrEnum):
    """What a job does."""

    READ = "read"
    ADD = "add"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done: the result as JSON, and whether it went well."""

    result: bytes
    well: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a job; numbers count from 1."""

    number: int
    name: str
    content: bytes


# Does the work step by step.
Work = Callable[[], Iterator[Step]]


@dataclass(slots=True, kw_only=True, eq=False)
class Job:
    """A piece of work and what came of it. `owner` is who sent it, `digest` what tells it from others of theirs."""

    id: str
    task: Task
    owner: str
    digest: str
    total: int
    created: datetime
    state: State = State.WAITING
    failed: int = 0
    results: list[bytes] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    problem: Problem | None = None
    cancelling: bool = False
    listeners: list[Callable[[], object]] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Job {self.id} {self.task}: {self.state}, {len(self.results)} of {self.total}>"


class Full(Exception):
    """More jobs wait than may."""


class Jobs:
    """All jobs, and the one thread that does them. Close it to stop it."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: SimpleQueue[tuple[Job, Work] | None] = SimpleQueue()
        self._turn = Lock()
        self._worker = Thread(target=self._run, name="jobs", daemon=True)
        self._worker.start()

    def submit(self, task: Task, owner: str, digest: str, total: int, work: Work) -> Job:
        """Have work done; the same work of the same owner, while it is known and not failed or cancelled, is the same job.

        Raises Full if too many wait.
        """
        with self._turn:
            for job in self._jobs.values():
                same = (job.owner, job.digest) == (owner, digest)
                if same and job.state not in (State.FAILED, State.CANCELLED) and not job.cancelling:
                    return job
            if sum(not job.state.ended for job in self._jobs.values()) >= MOST_WAITING:
                raise Full
            job = Job(
                id=secrets.token_hex(8), task=task, owner=owner, digest=digest, total=total, created=datetime.now(UTC)
            )
            self._jobs[job.id] = job
            self._tell(job, "waiting")
        self._queue.put((job, work))
        return job

    def find(self, id: str) -> Job | None:
        """The job of that id, while it is kept."""
        with self._turn:
            return self._jobs.get(id)

    def all(self) -> list[Job]:
        """All that are kept, newest first."""
        with self._turn:
            return list(reversed(self._jobs.values()))

    def cancel(self, job: Job) -> None:
        """Stop it before its next step; what is done is kept."""
        with self._turn:
            job.cancelling = True
            if job.state is State.WAITING:
                self._end(job, State.CANCELLED)

    @contextmanager
    def listening(self, job: Job, told: Callable[[], object]) -> Iterator[None]:
        """Meanwhile `told` is called, from the thread that does the jobs, whenever something happens to the job."""
        with self._turn:
            job.listeners.append(told)
        try:
            yield
        finally:
            with self._turn:
                job.listeners.remove(told)

    def close(self) -> None:
        """Cancel all, and wait a little for the step under way."""
        for job in self.all():
            if not job.state.ended:
                self.cancel(job)
        self._queue.put(None)
        self._worker.join(5)

    def _run(self) -> None:
        while (next := self._queue.get()) is not None:
            job, work = next
            with self._turn:
                if job.state.ended:
                    continue
                job.state = State.RUNNING
                self._tell(job, "running")
            self._do(job, work)

    def _do(self, job: Job, work: Work) -> None:
        try:
            steps = work()
            while not job.cancelling and (step := next(steps, None)) is not None:
                with self._turn:
                    job.results.append(step.result)
                    job.failed += not step.well
                    job.total = max(job.total, len(job.results))
                    self._tell(job, "progress")
        except Exception as error:
            log.exception("job %s", job.id)
            job.problem = problem(
                503, "job", f"it failed ({type(error).__name__}: {error}); send it again, or see the server's log"
            )
            ended = State.FAILED
        else:
            ended = State.CANCELLED if job.cancelling else State.DONE
        with self._turn:
            self._end(job, ended)

    def _end(self, job: Job, state: State) -> None:
        job.state = state
        self._tell(job, state.value)
        ended = [one for one in self._jobs.values() if one.state.ended]
        size = sum(len(result) for one in ended for result in one.results)
        while ended and (len(ended) > MOST_KEPT or size > MOST_BYTES):
            oldest = ended.pop(0)
            if oldest is job:
                break
            size -= sum(map(len, oldest.results))
            del self._jobs[oldest.id]

    def _tell(self, job: Job, name: str) -> None:
        content = {"id": job.id, "state": job.state, "done": len(job.results), "total": job.total, "failed": job.failed}
        job.events.append(Event(number=len(job.events) + 1, name=name, content=msgspec.json.encode(content)))
        for told in job.listeners:
            told()
