"""Everybody who is quoted, a page at a time, by name."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from reportedly.model.attribution import Kind
from reportedly.store.answers import Page, SourceRecord
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.name_key import name_key
from reportedly.store.tables import claim

AFTER_ALL = "\U0010ffff"


def list_sources(connection: Connection, begins: str | None, limit: int, cursor: str | None) -> Page[SourceRecord]:
    """One page, of names that begin so if that is asked for; raises InputError if the cursor is not one of this list."""
    key = claim.c.speaker_key
    columns = (key, func.min(claim.c.speaker).label("name"), func.min(claim.c.kind).label("kind"))
    rows = select(*columns, func.count().label("claims")).where(key.is_not(None), key != "", claim.c.rejected == 0)
    if begins:
        first = name_key(begins)
        rows = rows.where(key >= first, key < first + AFTER_ALL)
    if cursor is not None:
        (last,) = parts_of(cursor, str)
        rows = rows.where(key > last)
    found = connection.execute(rows.group_by(key).order_by(key).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        elements=tuple(
            SourceRecord(id=row.speaker_key, name=row.name, kind=row.kind and Kind(row.kind), claims=row.claims)
            for row in shown
        ),
        next=cursor_of(shown[-1].speaker_key) if len(found) > limit else None,
    )
