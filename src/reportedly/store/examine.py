"""The checks of `doctor`: each says what it found, and what to do where something is wrong."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select, text
from sqlalchemy.exc import DBAPIError

from reportedly.codec import digest
from reportedly.errors import ReportedlyError, StoreError
from reportedly.store.answers import Finding
from reportedly.store.engine import Database
from reportedly.store.keep_report import unpack
from reportedly.store.migrate import HEAD, schema_of
from reportedly.store.read_articles import BATCH
from reportedly.store.read_claims import read_claims
from reportedly.store.tables import (
    article,
    assertion_claim,
    claim,
    judgement_subject,
    report,
    revision,
    story,
    story_article,
)

RESTORE = "restore a backup, or add the articles again into a new store"
REBUILD = "make the look-up tables anew: `reportedly doctor --rebuild`"
AGAIN = "add the articles named again"
MOST_NAMED = 5


def examine(database: Database) -> Iterator[Finding]:
    """All checks, each in a transaction of its own; one that cannot even run is a finding too."""
    for check in CHECKS:
        try:
            # FTS5 checks itself by an INSERT, all others only read.
            if check is check_words:
                yield from database.write(lambda connection: tuple(check_words(connection)))
            else:
                with database.reading() as connection:
                    findings = tuple(check(connection))
                yield from findings
        except StoreError as error:
            yield Finding(check=check.__name__.removeprefix("check_"), found=f"wrong: {error}", todo=RESTORE)


def check_schema(connection: Connection) -> Iterator[Finding]:
    """The schema's version is the one this version of Reportedly writes."""
    found = schema_of(connection)
    yield Finding(
        check="schema",
        found=f"version {found}",
        todo=None if found == HEAD else f"open it with a Reportedly that knows {found}",
    )


def check_pages(connection: Connection) -> Iterator[Finding]:
    """The file is whole (SQLite), the indexes are valid (PostgreSQL)."""
    if connection.dialect.name == "sqlite":
        faults = [row[0] for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    else:
        faults = list(connection.scalars(text("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")))
    yield _finding("integrity", "pages and indexes are whole", faults, RESTORE)


def check_keys(connection: Connection) -> Iterator[Finding]:
    """No row hangs on one that is gone. PostgreSQL sees to it by itself, SQLite only while every writer asks it to."""
    if connection.dialect.name == "sqlite":
        faults = [
            f"{table} {row} -> {parent}"
            for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check"))
        ]
        yield _finding("foreign keys", "every row has what it hangs on", faults, REBUILD)


def check_orphans(connection: Connection) -> Iterator[Finding]:
    """Every article has its report; stories have articles, their claims exist, and what people judged is still there."""
    of_version = (revision.c.article == article.c.id) & (revision.c.number == article.c.revision)
    of_model = (report.c.revision == revision.c.id) & (report.c.model == article.c.model)
    whole = select(article.c.id).join(revision, of_version).join(report, of_model)
    unread = connection.scalars(select(article.c.key).where(article.c.id.not_in(whole)))
    yield _finding("half-stored articles", "every article has its report", list(unread), AGAIN)
    empty = connection.scalars(select(story.c.key).where(story.c.id.not_in(select(story_article.c.story))))
    yield _finding("empty stories", "every story has articles", list(empty), "compare again: `reportedly story ID`")
    stale = select(assertion_claim.c.article).where(
        assertion_claim.c.claim.is_not(None), assertion_claim.c.claim.not_in(select(claim.c.key))
    )
    yield _finding(
        "stale stories",
        "every claim of a story exists",
        list(connection.scalars(stale.distinct())),
        AGAIN,
    )
    lost = select(judgement_subject.c.subject).where(
        judgement_subject.c.article.is_not(None), judgement_subject.c.article.not_in(select(article.c.key))
    )
    yield _finding("lost judgements", "everything judged is still there", list(connection.scalars(lost)), AGAIN)


def check_words(connection: Connection) -> Iterator[Finding]:
    """The index of words says what the tables say. PostgreSQL derives it itself."""
    if connection.dialect.name != "sqlite":
        return
    for index in ("claim_words", "article_words"):
        faults = []
        try:
            # Rank 1: compare with the content table too, not only the index with itself.
            connection.execute(text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"))
        except DBAPIError as error:
            faults.append(str(error.orig))
        yield _finding(f"index {index}", "fresh", faults, REBUILD)


def check_records(connection: Connection) -> Iterator[Finding]:
    """Every record has the digest it was stored with, and every article the claims that its record holds."""
    broken, stale, after, checked = [], [], 0, 0
    while rows := connection.execute(_records(after)).all():
        for row in rows:
            after, checked = row.id, checked + 1
            fault = _record_fault(row)
            broken.extend([fault] if fault else [])
            stale.extend([row.key] if not fault and _claims_in(row) != row.claims else [])
    yield _finding("records", f"{checked} records have their digests", broken, AGAIN)
    yield _finding("claims", "every article has the claims of its record", stale, REBUILD)


CHECKS: tuple[Callable[[Connection], Iterator[Finding]], ...] = (
    check_schema,
    check_pages,
    check_keys,
    check_orphans,
    check_words,
    check_records,
)


def _records(after: int) -> Any:
    of_version = (revision.c.article == article.c.id) & (revision.c.number == article.c.revision)
    of_model = (report.c.revision == revision.c.id) & (report.c.model == article.c.model)
    claims = select(func.count()).where(claim.c.article == article.c.id).scalar_subquery().label("claims")
    columns = select(article.c.id, article.c.key, report.c.digest, report.c.record, report.c.own_voice, claims)
    return (
        columns.join(revision, of_version)
        .join(report, of_model)
        .where(article.c.id > after)
        .order_by(article.c.id)
        .limit(BATCH)
    )


def _record_fault(row: Row[Any]) -> str | None:
    try:
        record = zlib.decompress(row.record).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        return f"{row.key} ({error})"
    return None if digest(record) == row.digest else f"{row.key} (other digest)"


def _claims_in(row: Row[Any]) -> int:
    try:
        kept = unpack(row.record, row.own_voice)
    except ReportedlyError:
        return -1
    return len(read_claims(kept.report, kept.own_voice))


def _finding(check: str, well: str, faults: list[str], todo: str) -> Finding:
    if not faults:
        return Finding(check=check, found=well)
    more = f" and {len(faults) - MOST_NAMED} more" if len(faults) > MOST_NAMED else ""
    return Finding(check=check, found=f"wrong: {', '.join(faults[:MOST_NAMED])}{more}", todo=todo)
