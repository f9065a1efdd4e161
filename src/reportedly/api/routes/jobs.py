"""Jobs: many or long articles, read while nobody waits; followed by server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import Response

from reportedly.api.answer import answer
from reportedly.api.answer_job import JobRecord, answer_with_job, record_of
from reportedly.api.given import ArticlesGiven
from reportedly.api.job import Job, Task
from reportedly.api.jobs import Jobs
from reportedly.api.parameters import Id, Nothing
from reportedly.api.work import adding, reading
from reportedly.errors import NotFoundError
from reportedly.model.token import Role

router = APIRouter(tags=["jobs"])

# Seconds after which a watch looks up whether anybody still follows it.
LOOK_UP = 5.0
ACCEPTED = {202: {"model": JobRecord, "description": "It is, or will be, done; follow `Location` or its events"}}


def _job_of(request: Request, id: Id) -> Job:
    """A job of the caller; an editor sees all."""
    job: Job | None = request.app.state.jobs.find(id)
    if job is None or not (job.owner == request.state.caller.key or request.state.role is Role.EDITOR):
        raise NotFoundError(
            f"no job {id}: it may have ended long ago, or the server started anew; send its articles again"
        )
    return job


Wanted = Annotated[Job, Depends(_job_of)]


@router.post("/jobs/read", response_model=JobRecord, status_code=202)
def read_many(request: Request, given: ArticlesGiven) -> Response:
    """Read articles without keeping them. The same again is the same job."""
    private = request.app.state.settings.allow_private
    work = reading(given.articles, request.app.state.corpora, allow_private=private)
    return answer_with_job(request, Task.READ, given, len(given.articles), work)


@router.post("/jobs/add", response_model=JobRecord, status_code=202)
def add_many(request: Request, given: ArticlesGiven) -> Response:
    """Read and keep articles; each is safe once it is told as done. The same again is the same job, and adds nothing twice."""
    private = request.app.state.settings.allow_private
    work = adding(given.articles, request.app.state.corpora, allow_private=private)
    return answer_with_job(request, Task.ADD, given, len(given.articles), work)


@router.get("/jobs", response_model=tuple[JobRecord, ...])
def list_jobs(request: Request, _: Annotated[Nothing, Query()]) -> Response:
    """Your jobs, newest first; an editor sees all. Those that ended are forgotten in time."""
    every = request.state.role is Role.EDITOR
    found = [job for job in request.app.state.jobs.all() if every or job.owner == request.state.caller.key]
    return answer(request, tuple(map(record_of, found)))


@router.get("/jobs/{id}", response_model=JobRecord)
def show_job(request: Request, job: Wanted) -> Response:
    """One job with its results so far."""
    return answer(request, record_of(job, results=True))


@router.delete("/jobs/{id}", response_model=JobRecord, status_code=202)
def cancel_job(request: Request, job: Wanted) -> Response:
    """Stop it before its next article; what is done is kept."""
    request.app.state.jobs.cancel(job)
    return answer(request, record_of(job), status=202)


@router.get("/jobs/{id}/events", response_class=EventSourceResponse)
async def follow_job(
    request: Request,
    job: Wanted,
    last: Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)] = None,
) -> AsyncIterator[ServerSentEvent]:
    """What happens to it, from its beginning or from behind the event last seen: waiting, running, progress, done, failed, cancelled."""
    jobs: Jobs = request.app.state.jobs
    seen = int(last) if last is not None and last.isdigit() else 0
    loop, news = asyncio.get_running_loop(), asyncio.Event()
    with jobs.listening(job, lambda: loop.call_soon_threadsafe(news.set)):
        while not await request.is_disconnected():
            news.clear()
            ended = job.state.ended
            for event in job.events[seen:]:
                seen = event.number
                yield ServerSentEvent(raw_data=event.content.decode(), event=event.name, id=str(event.number))
            if ended:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(news.wait(), LOOK_UP)
