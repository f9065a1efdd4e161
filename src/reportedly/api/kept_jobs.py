"""Jobs in the store, so that they outlive the server that was given them."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from reportedly.access.problem import Problem
from reportedly.api.job import Job, State, Task
from reportedly.corpus.corpora import Corpora
from reportedly.errors import StoreError
from reportedly.store.answers import KeptJob

log = logging.getLogger("reportedly.api")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What is kept of a job besides its results."""

    task: Task
    owner: str
    digest: str
    total: int
    state: State
    failed: int
    problem: Problem | None


class KeptJobs:
    """The jobs of one server. `server` names it among others over the same store, and is the same when it starts anew."""

    def __init__(self, corpora: Corpora, server: str) -> None:
        self._corpora, self._server = corpora, server

    def load(self) -> list[Job]:
        """All that are kept, oldest first, as they were when last kept."""
        with self._corpora.borrow() as corpus:
            return [_job(kept) for kept in corpus.store.jobs(self._server)]

    def keep(self, job: Job) -> None:
        """Keep a job as it stands; raises StoreError."""
        with self._corpora.borrow() as corpus:
            corpus.store.keep_job(self._kept(job))

    def keep_ended(self, job: Job, forgotten: Sequence[str]) -> None:
        """Keep how a job ended, and let go of others; a store that cannot be written is told to the log alone."""
        try:
            self.keep(job)
            if forgotten:
                with self._corpora.borrow() as corpus:
                    corpus.store.forget_jobs(forgotten)
        except StoreError:
            log.exception("job %s ended and could not be kept", job.id)

    def _kept(self, job: Job) -> KeptJob:
        record = _Record(
            task=job.task,
            owner=job.owner,
            digest=job.digest,
            total=job.total,
            state=job.state,
            failed=job.failed,
            problem=job.problem,
        )
        return KeptJob(
            id=job.id,
            server=self._server,
            created=job.created.isoformat(),
            ended=job.state.ended,
            record=msgspec.json.encode(record).decode(),
            results=zlib.compress(b"[" + b",".join(job.results) + b"]"),
        )


def _job(kept: KeptJob) -> Job:
    record = msgspec.json.decode(kept.record, type=_Record)
    results = msgspec.json.decode(zlib.decompress(kept.results), type=list[msgspec.Raw])
    return Job(
        id=kept.id,
        task=record.task,
        owner=record.owner,
        digest=record.digest,
        total=record.total,
        created=datetime.fromisoformat(kept.created),
        state=record.state,
        failed=record.failed,
        problem=record.problem,
        results=[bytes(result) for result in results],
    )
