"""Articles, their reports and their versions, as they were kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from reportedly.errors import NotFoundError
from reportedly.model.report import Report
from reportedly.store.answers import Revision, StoredClaim
from reportedly.store.claim_nouns import claims_of, claims_where, select_claims
from reportedly.store.keep_report import Kept, kept_report, unpack
from reportedly.store.tables import article, claim, report, revision

BATCH = 100  # articles, or this many times ten claims, between two transactions of a stream


def read_kept(connection: Connection, id: str, number: int | None = None) -> Kept:
    """The newest report on the newest version, or the last report on another; raises NotFoundError."""
    row = _article(connection, id)
    if number is None or number == row.revision:
        kept = kept_report(connection, row.id, row.revision, row.model)
    else:
        models = select(report.c.model).join(revision, revision.c.id == report.c.revision)
        newest = models.where(revision.c.article == row.id, revision.c.number == number).order_by(
            report.c.read_at.desc()
        )
        kept = kept_report(connection, row.id, number, connection.scalar(newest.limit(1)) or "")
    if kept is None:
        raise NotFoundError(f"article {id} has no version {number}; it has 1 to {row.revision}")
    return kept


def read_revisions(connection: Connection, id: str) -> tuple[Revision, ...]:
    """Every version, first seen first."""
    row = _article(connection, id)
    rows = connection.execute(select(revision).where(revision.c.article == row.id).order_by(revision.c.number))
    return tuple(_revision(row.key, one) for one in rows)


def read_claims_of(connection: Connection, id: str) -> tuple[StoredClaim, ...]:
    """The claims of an article as they stand, rejected ones too, attributed ones first."""
    row = _article(connection, id)
    rows = connection.execute(select_claims().where(claim.c.article == row.id).order_by(claim.c.number)).all()
    return tuple(claims_of(connection, rows))


def read_claim(connection: Connection, id: str) -> StoredClaim:
    """One claim by its id; raises NotFoundError."""
    for one in claims_where(connection, claim.c.key == id):
        return one
    raise NotFoundError(f"no claim {id} in this store; `reportedly search` shows the ids")


def next_reports(connection: Connection, after: int) -> tuple[list[Report], int | None]:
    """Some reports, in the order in which their articles came, and after which row to go on."""
    rows = connection.execute(_current().where(article.c.id > after).order_by(article.c.id).limit(BATCH)).all()
    return [unpack(row.record, row.own_voice).report for row in rows], rows[-1].id if rows else None


def next_claims(connection: Connection, after: int) -> tuple[list[StoredClaim], int | None]:
    """Some claims as they stand, without rejected ones, and after which row to go on."""
    rows = connection.execute(
        select_claims().where(claim.c.id > after, claim.c.rejected == 0).order_by(claim.c.id).limit(BATCH * 10)
    ).all()
    return claims_of(connection, rows), rows[-1].id if rows else None


def rows_and_kept(connection: Connection, after: int) -> Iterator[tuple[int, Kept]]:
    """Some articles with what is kept of them, for making their rows anew."""
    rows = connection.execute(_current().where(article.c.id > after).order_by(article.c.id).limit(BATCH)).all()
    return ((row.id, unpack(row.record, row.own_voice)) for row in rows)


def _current() -> Select[Any]:
    """The current report of every article."""
    columns = select(article.c.id, article.c.key, report.c.digest, report.c.record, report.c.own_voice)
    of_version = (revision.c.article == article.c.id) & (revision.c.number == article.c.revision)
    of_model = (report.c.revision == revision.c.id) & (report.c.model == article.c.model)
    return columns.join(revision, of_version).join(report, of_model)


def _article(connection: Connection, id: str) -> Any:
    """By the store's id, else by any id it came with."""
    columns = select(article.c.id, article.c.key, article.c.revision, article.c.model)
    row = connection.execute(columns.where(article.c.key == id)).first()
    if row is None:
        row = connection.execute(
            columns.join(revision, revision.c.article == article.c.id).where(revision.c.given == id).limit(1)
        ).first()
    if row is None:
        raise NotFoundError(f"no article {id} in this store; `reportedly search` shows the ids")
    return row


def _revision(key: str, row: Any) -> Revision:
    return Revision(
        article=key,
        number=row.number,
        given=row.given,
        digest=row.digest,
        first_seen=datetime.fromisoformat(row.first_seen),
        title=row.title,
        published=row.published,
    )
