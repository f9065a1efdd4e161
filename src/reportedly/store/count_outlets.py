"""How outlets source what they print: who cites whom, how much is unnamed, how much has no origin of its own."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from reportedly.store.answers import OutletRecord
from reportedly.store.tables import article, citation, copy

Cites = dict[str, dict[str, int]]


def count_outlets(connection: Connection) -> tuple[OutletRecord, ...]:
    """Every outlet that printed or is cited, most articles first; articles without an outlet are left out."""
    printed = _printed(connection)
    names = {key: row.outlet for key, row in printed.items()}
    cites: Cites = defaultdict(dict)
    cited_by: Cites = defaultdict(dict)
    for row in _citations(connection):
        names.setdefault(row.cited_key, row.cited)
        cites[row.outlet_key][names[row.cited_key]] = row.articles
        cited_by[row.cited_key][names[row.outlet_key]] = row.articles
    records = [_record(names[key], printed.get(key), cites[key], cited_by[key]) for key in names]
    return tuple(sorted(records, key=lambda record: (-record.articles, -sum(record.cited_by.values()), record.outlet)))


def _printed(connection: Connection) -> dict[str, Row[Any]]:
    copied = article.c.id.in_(select(copy.c.article))
    columns = select(
        article.c.outlet_key,
        func.min(article.c.outlet).label("outlet"),
        func.count().label("articles"),
        func.sum(article.c.claims).label("claims"),
        func.sum(article.c.unnamed).label("unnamed"),
        func.sum(case((copied, article.c.claims), else_=article.c.borrowed)).label("borrowed"),
        func.sum(case((copied, 1), else_=0)).label("copies"),
    )
    rows = connection.execute(columns.where(article.c.outlet_key.is_not(None)).group_by(article.c.outlet_key))
    return {row.outlet_key: row for row in rows}


def _citations(connection: Connection) -> list[Row[Any]]:
    columns = select(
        article.c.outlet_key,
        citation.c.cited_key,
        func.min(citation.c.cited).label("cited"),
        func.count().label("articles"),
    )
    rows = columns.join(article, article.c.id == citation.c.article).where(article.c.outlet_key.is_not(None))
    rows = rows.group_by(article.c.outlet_key, citation.c.cited_key)
    return list(connection.execute(rows.order_by(func.count().desc(), citation.c.cited_key)))


def _record(name: str, row: Row[Any] | None, cites: dict[str, int], cited_by: dict[str, int]) -> OutletRecord:
    claims = int(row.claims) if row else 0
    return OutletRecord(
        outlet=name,
        articles=row.articles if row else 0,
        claims=claims,
        unnamed=int(row.unnamed) / claims if row and claims else None,
        borrowed=int(row.borrowed) / claims if row and claims else None,
        copies=int(row.copies) if row else 0,
        cites=cites,
        cited_by=cited_by,
    )
