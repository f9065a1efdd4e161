"""A stage: what it is called, how its work is cut into shards, and the pure function that does one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportedly.archive.guard import Fault, Guard
from reportedly.archive.run import Run
from reportedly.archive.shard import Shard

if TYPE_CHECKING:
    from reportedly.link.vectors import Vectors
    from reportedly.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of one table."""

    table: str
    values: Mapping[str, Any]


class Note(Enum):
    """What became of a record that leaves no row."""

    PASSED_OVER = "passed over"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The SHA-256 of the bytes of an archive that a shard read."""

    sha256: str


Found = Row | Fault | Note | Digest


class Bench:
    """What a worker keeps from shard to shard: the run, and the models, loaded when first needed."""

    def __init__(self, run: Run) -> None:
        self.run = run

    @cached_property
    def reader(self) -> Reader:
        """The reader, on one core: there is a worker for each."""
        from reportedly.reader import Reader

        return Reader(threads=1)

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors of passages that comparing stands on."""
        from reportedly.corpus.choose_vectors import choose_vectors

        return choose_vectors(threads=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a run. `version` changes with whatever changes its bytes.

    `plan` MUST give the same shards for the same run, whoever does them; `work` MUST depend on the shard and on what
    earlier stages wrote only. `unit` is what a shard's weight counts. `shuffles` says that its shards read from many of
    the stage before, and that no model is needed.
    """

    name: str
    version: int
    unit: str
    plan: Callable[[Run], Sequence[Shard]]
    work: Callable[[Shard, Bench, Guard], Iterator[Found]]
    uses_model: bool = False
    shuffles: bool = False
