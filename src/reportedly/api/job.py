"""A job: work that takes longer than anybody waits, where it stands and what came of it so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reportedly.access.problem import Problem


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
