"""How far a run is and what it has come to, from its receipts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from reportedly.archive.run import Run
from reportedly.archive.shard import Receipt
from reportedly.archive.stages import STAGES
from reportedly.archive.tables import TABLES

# Kinds of failure, as a person would say it; what is not here is named as it is.
IN_WORDS = {
    "Unsupported": "in another language, or of a kind that holds no article",
    "Empty": "a page without an article",
    "TooLarge": "larger than one record may be",
    "Input": "damaged, truncated, or of a wrong length",
    "Record": "a broken record",
    "Namesake": "another article with the same id",
    "OutOfTime": "took too long",
    "Lost": "ended its worker",
    "Fault": "a fault in Reportedly",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageStatus:
    """One stage: shards that are done, of how many (None while the stages before it are not), and its failures."""

    stage: str
    done: int
    shards: int | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStatus:
    """One table: files, rows, bytes."""

    table: str
    files: int
    rows: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A whole run. `passed_over` are records that hold no page; `failures` are by kind."""

    folder: str
    archives: int
    size: int
    complete: bool
    articles: int
    repeats: int
    read: int
    claims: int
    copies: int
    stories: int
    in_stories: int
    assertions: int
    passed_over: int
    failures: dict[str, int]
    stages: tuple[StageStatus, ...]
    tables: tuple[TableStatus, ...]


def status_of(run: Run) -> Status:
    """The status as its receipts tell it."""
    receipts = {stage.name: run.receipts(stage.name) for stage in STAGES}
    stages, ready = [], True
    for stage in STAGES:
        shards = list(stage.plan(run)) if ready else None
        done = sum(run.done(shard) for shard in shards) if shards is not None else 0
        failures = sum(sum(receipt.faults.values()) for receipt in receipts[stage.name])
        stages.append(
            StageStatus(stage=stage.name, done=done, shards=None if shards is None else len(shards), failures=failures)
        )
        ready = shards is not None and done == len(shards)
    every = [receipt for of_stage in receipts.values() for receipt in of_stage]
    counts = Counter[str]()
    faults = Counter[str]()
    for receipt in every:
        counts.update({name: count for name, count in receipt.counts.items() if name in TABLES})
        faults.update(receipt.faults)
    return Status(
        folder=str(run.folder),
        archives=len(run.archives),
        size=sum(archive.size for archive in run.archives),
        complete=ready,
        articles=counts["articles"],
        repeats=counts["repeats"],
        read=counts["reports"],
        claims=counts["claims"],
        copies=counts["copies"],
        stories=sum(receipt.counts.get("done", 0) for receipt in receipts["link"]),
        in_stories=counts["stories"],
        assertions=counts["assertions"],
        passed_over=sum(receipt.counts.get("passed over", 0) for receipt in receipts["extract"]),
        failures=dict(faults.most_common()),
        stages=tuple(stages),
        tables=tuple(_tables(every)),
    )


def render_status(status: Status) -> str:
    """The summary that a person reads."""
    lines = [
        f"{status.folder}: {'complete' if status.complete else 'not complete'}",
        f"  {_counted(status.archives, 'archive')}, {size_of(status.size)}",
        f"  {_counted(status.articles, 'article')} found, {_counted(status.repeats, 'repeat')} left out, {status.read:,} read; {_counted(status.passed_over, 'record')} without a page passed over",
        f"  {_counted(status.claims, 'claim')}; {_counted(status.copies, 'copy', 'copies')}; {_counted(status.stories, 'story', 'stories')} of {_counted(status.in_stories, 'article')}, {_counted(status.assertions, 'assertion')}",
    ]
    for stage in status.stages:
        of = "not planned yet" if stage.shards is None else f"{stage.done:,} of {_counted(stage.shards, 'shard')} done"
        failed = f", {_counted(stage.failures, 'failure')}" if stage.failures else ""
        lines.append(f"  {stage.stage:<16}{of}{failed}")
    if status.failures:
        lines.append(f"  {_counted(sum(status.failures.values()), 'failure')}, each a row of the table `errors`:")
        lines += [f"    {count:>9,}  {IN_WORDS.get(kind, kind)}" for kind, count in status.failures.items()]
    if not status.complete:
        lines.append(f"Go on with: reportedly archive resume {status.folder}")
    return "\n".join(lines) + "\n"


def size_of(size: int) -> str:
    """Bytes as people say it.

    >>> size_of(950), size_of(1_234_567), size_of(56_000_000_000)
    ('950 bytes', '1.2 MB', '56.0 GB')
    """
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "KB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _tables(receipts: list[Receipt]) -> list[TableStatus]:
    found: dict[str, list[Any]] = {table: [] for table in TABLES}
    for receipt in receipts:
        for one in receipt.written:
            found[one.table].append(one)
    return [
        TableStatus(
            table=table, files=len(ones), rows=sum(one.rows for one in ones), size=sum(one.size for one in ones)
        )
        for table, ones in found.items()
    ]
