"""Articles a page at a time, newest in the store first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.store.answers import ArticleFilter, ArticleRecord, Page
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.name_key import outlet_key
from reportedly.store.tables import article

COLUMNS = (
    article.c.id, article.c.key, article.c.url, article.c.outlet, article.c.published, article.c.title, article.c.language,
    article.c.revision, article.c.claims, article.c.unnamed, article.c.first_seen,
)  # fmt: skip


def list_articles(connection: Connection, wanted: ArticleFilter, limit: int, cursor: str | None) -> Page[ArticleRecord]:
    """One page; raises InputError if the cursor is not one of this list."""
    rows = select(*COLUMNS)
    if cursor is not None:
        (last,) = parts_of(cursor, int)
        rows = rows.where(article.c.id < last)
    if wanted.outlet is not None:
        rows = rows.where(article.c.outlet_key == outlet_key(wanted.outlet))
    if wanted.since is not None:
        rows = rows.where(article.c.day >= wanted.since.isoformat())
    if wanted.until is not None:
        rows = rows.where(article.c.day <= wanted.until.isoformat())
    found = connection.execute(rows.order_by(article.c.id.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        elements=tuple(_record(row) for row in shown), next=cursor_of(shown[-1].id) if len(found) > limit else None
    )


def _record(row: Row[*tuple[Any, ...]]) -> ArticleRecord:
    return ArticleRecord(
        id=row.key,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        title=row.title,
        language=row.language,
        revisions=row.revision,
        claims=row.claims,
        unnamed=row.unnamed,
        first_seen=datetime.fromisoformat(row.first_seen),
    )
