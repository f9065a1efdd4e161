"""Jobs: work that takes longer than anybody waits, done one after the other, whether or not the sender stays.

Each is kept in the store when it comes and when it ends. What was not done when the server stopped, be it that it was killed, is
found when it starts anew, and told as failed; articles added by then are kept.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Lock, Thread

import msgspec

from reportedly.access.problem import problem
from reportedly.api.job import Event, Job, State, Task, Work
from reportedly.api.kept_jobs import KeptJobs
from reportedly.errors import StoreError

# Finished jobs kept for whoever comes back, by number and by bytes of results; and jobs that may wait.
MOST_KEPT, MOST_BYTES, MOST_WAITING = 200, 256_000_000, 50

LOST = problem(
    503, "job-lost", "the server stopped before this was done: send it again; articles that it added by then are kept"
)

log = logging.getLogger("reportedly.api")


class Full(Exception):
    """More jobs wait than may."""


class Jobs:
    """All jobs, and the one thread that does them. Close it to stop it."""

    def __init__(self, kept: KeptJobs) -> None:
        self._kept = kept
        self._jobs: OrderedDict[str, Job] = OrderedDict((job.id, job) for job in kept.load())
        self._stopping = False
        self._queue: SimpleQueue[tuple[Job, Work] | None] = SimpleQueue()
        self._turn = Lock()
        for job in list(self._jobs.values()):
            self._tell(job, job.state.value) if job.state.ended else self._lose(job)
        self._worker = Thread(target=self._run, name="jobs", daemon=True)
        self._worker.start()

    def submit(self, task: Task, owner: str, digest: str, total: int, work: Work) -> Job:
        """Have work done; the same work of the same owner, while it is known and not failed or cancelled, is the same job.

        Raises Full if too many wait, StoreError if it cannot be kept.
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
        try:
            self._kept.keep(job)
        except StoreError:
            with self._turn:
                del self._jobs[job.id]
            raise
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
            waiting = job.state is State.WAITING
        if waiting:
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
        """Wait a little for the step under way, and give up the rest."""
        self._stopping = True
        self._queue.put(None)
        self._worker.join(5)
        for job in self.all():
            if not job.state.ended:
                self._lose(job)

    def _run(self) -> None:
        while (next := self._queue.get()) is not None and not self._stopping:
            job, work = next
            with self._turn:
                if job.state.ended or job.cancelling:
                    continue
                job.state = State.RUNNING
                self._tell(job, "running")
            self._do(job, work)

    def _do(self, job: Job, work: Work) -> None:
        try:
            steps = work()
            while not (job.cancelling or self._stopping) and (step := next(steps, None)) is not None:
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
            if self._stopping and not job.cancelling:
                return  # `close` tells what became of it
            ended = State.CANCELLED if job.cancelling else State.DONE
        self._end(job, ended)

    def _lose(self, job: Job) -> None:
        job.problem = LOST
        self._end(job, State.FAILED)

    def _end(self, job: Job, state: State) -> None:
        with self._turn:
            if job.state.ended:
                return
            job.state = state
            self._tell(job, state.value)
            forgotten = self._forget(job)
        self._kept.keep_ended(job, forgotten)

    def _forget(self, newest: Job) -> list[str]:
        """Let go of the oldest that ended where there are too many; gives their ids."""
        ended = [one for one in self._jobs.values() if one.state.ended]
        size = sum(len(result) for one in ended for result in one.results)
        forgotten = []
        while ended and (len(ended) > MOST_KEPT or size > MOST_BYTES):
            oldest = ended.pop(0)
            if oldest is newest:
                break
            size -= sum(map(len, oldest.results))
            del self._jobs[oldest.id]
            forgotten.append(oldest.id)
        return forgotten

    def _tell(self, job: Job, name: str) -> None:
        content = {"id": job.id, "state": job.state, "done": len(job.results), "total": job.total, "failed": job.failed}
        job.events.append(Event(number=len(job.events) + 1, name=name, content=msgspec.json.encode(content)))
        for told in job.listeners:
            told()
