"""Jobs as rows: what is known of each, in the words of whoever does them, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from reportedly.store.answers import KeptJob
from reportedly.store.tables import job


def keep_job(connection: Connection, one: KeptJob) -> None:
    """Keep a job as it stands now."""
    connection.execute(delete(job).where(job.c.id == one.id))
    connection.execute(insert(job), {**asdict(one), "ended": int(one.ended)})


def jobs_of(connection: Connection, server: str) -> tuple[KeptJob, ...]:
    """Those that a server was given, oldest first."""
    rows = select(job).where(job.c.server == server).order_by(job.c.created, job.c.id)
    return tuple(_noun(row) for row in connection.execute(rows))


def forget_jobs(connection: Connection, ids: Sequence[str]) -> None:
    """Keep them no longer."""
    connection.execute(delete(job).where(job.c.id.in_(ids)))


def _noun(row: Row[Any]) -> KeptJob:
    return KeptJob(
        id=row.id,
        server=row.server,
        created=row.created,
        ended=bool(row.ended),
        record=row.record,
        results=row.results,
    )
