"""A job as the API shows it, and where to watch it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import msgspec
from pydantic import BaseModel, WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from reportedly.access.problem import Link, Problem, ProblemError, problem
from reportedly.api.answer import answer
from reportedly.api.job import Job, State, Task, Work
from reportedly.api.jobs import Full
from reportedly.api.records import RECORD
from reportedly.codec import digest

RESULT = {
    "type": "object",
    "description": "One of `report`, `added`, `comparison`; or a `problem` and the `input` that has it.",
    "properties": {
        "report": {RECORD: "Report"},
        "added": {RECORD: "Added"},
        "comparison": {RECORD: "Comparison"},
        "problem": {RECORD: "Problem"},
        "input": {"type": "string"},
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """Where a job stands: `done` of `total` articles, `failed` of which could not be read; the results come with the one asked for."""

    id: str
    task: Task
    state: State
    created: datetime
    done: int
    total: int
    failed: int
    problem: Problem | None
    links: tuple[Link, ...]
    results: tuple[Annotated[Any, WithJsonSchema(RESULT)], ...] | None = None


def record_of(job: Job, *, results: bool = False) -> JobRecord:
    """The job, with its results or without."""
    path = f"/api/v1/jobs/{job.id}"
    return JobRecord(
        id=job.id,
        task=job.task,
        state=job.state,
        created=job.created,
        done=len(job.results),
        total=job.total,
        failed=job.failed,
        problem=job.problem,
        links=(Link(rel="self", href=path), Link(rel="events", href=f"{path}/events")),
        results=tuple(map(msgspec.Raw, job.results)) if results else None,
    )


def answer_with_job(request: Request, task: Task, given: BaseModel, total: int, work: Work) -> Response:
    """Have it done, and say where to watch it: 202, or 503 if too many wait."""
    owner = request.state.caller.key
    try:
        job = request.app.state.jobs.submit(task, owner, digest(task, given.model_dump_json()), total, work)
    except Full:
        detail = "too many jobs wait already: come again when some are done"
        raise ProblemError(problem(503, "too-many-jobs", detail), {"Retry-After": "60"}) from None
    headers = {"Location": f"/api/v1/jobs/{job.id}", "Preference-Applied": "respond-async"}
    return answer(request, record_of(job), status=202, headers=headers)


def wants_job(request: Request) -> bool:
    """Whether the sender would rather not wait (RFC 7240)."""
    wishes: Sequence[str] = request.headers.get("prefer", "").split(",")
    return any(wish.strip().lower() == "respond-async" for wish in wishes)
