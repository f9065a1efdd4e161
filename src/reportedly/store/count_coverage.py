"""What the store covers, which every answer says along with itself."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from reportedly.model.comparison import Coverage
from reportedly.store.tables import article


def count_coverage(connection: Connection) -> Coverage:
    """Articles, outlets, and the first and last day of publication; undated articles count, but date nothing."""
    columns = select(
        func.count(), func.count(article.c.outlet_key.distinct()), func.min(article.c.day), func.max(article.c.day)
    )
    articles, outlets, first, last = connection.execute(columns.select_from(article)).one()
    return Coverage(articles=articles, outlets=outlets, first=first, last=last)
