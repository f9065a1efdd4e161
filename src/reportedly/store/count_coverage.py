"""What the store covers, which every answer says along with itself."""

from __future__ import annotations

from sqlalchemy import Connection, text

from reportedly.model.comparison import Coverage

# Each part by its index; outlets one after the other, since counting distinct ones would read every article.
COUNT = text("""
    WITH RECURSIVE printed(outlet) AS (
        SELECT min(outlet_key) FROM article
        UNION ALL
        SELECT (SELECT min(outlet_key) FROM article WHERE outlet_key > printed.outlet) FROM printed WHERE outlet IS NOT NULL
    )
    SELECT (SELECT count(*) FROM article), (SELECT count(outlet) FROM printed), (SELECT min(day) FROM article), (SELECT max(day) FROM article)
""")


def count_coverage(connection: Connection) -> Coverage:
    """Articles, outlets, and the first and last day of publication; undated articles count, but date nothing."""
    articles, outlets, first, last = connection.execute(COUNT).one()
    return Coverage(articles=articles, outlets=outlets, first=first, last=last)
