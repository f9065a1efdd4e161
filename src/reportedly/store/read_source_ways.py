"""As whom a source spoke, through whom its words came, and what it did by speaking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, func, select, text

from reportedly.model.judgement import replay
from reportedly.store.article_rows import AT
from reportedly.store.find_names import keys_named
from reportedly.store.gather_source import said_by, split_out
from reportedly.store.ledger import all_judgements
from reportedly.store.sheets import SourceWays
from reportedly.store.tables import claim, source, via

MOST = 24


def read_source_ways(connection: Connection, id: str) -> SourceWays:
    """The ways of the source of that id (of a group), most frequent first."""
    keys = sorted(keys_named(connection, f"source:{id}"))
    said = said_by(id, keys, split_out(replay(all_judgements(connection))))
    times = func.count().label("times")
    # The keys of unnamed sources carry their outlet, those of the sources of one article do not.
    names = sorted({key.partition(AT)[0] for key in keys})
    roles = (
        select(source.c.role, times)
        .where(
            source.c.name_key.in_(names),
            source.c.role.is_not(None),
            source.c.article.in_(select(claim.c.article).where(said)),
        )
        .group_by(source.c.role)
    )
    through = (
        select(func.min(via.c.name), times)
        .join(claim, and_(claim.c.article == via.c.article, claim.c.number == via.c.claim))
        .where(said)
        .group_by(via.c.name_key)
    )
    acts = select(claim.c.act, times).where(said, claim.c.act.is_not(None)).group_by(claim.c.act)
    month = func.substr(claim.c.day, 1, 7).label("month")
    months = select(month, times).where(said, claim.c.day.is_not(None)).group_by(text("month")).order_by(text("month"))

    def counted(rows: Any) -> dict[str, int]:
        return {row[0]: row.times for row in connection.execute(rows.order_by(times.desc()).limit(MOST))}

    return SourceWays(
        roles=counted(roles),
        through=counted(through),
        acts=counted(acts),
        months={row.month: row.times for row in connection.execute(months)},
    )
