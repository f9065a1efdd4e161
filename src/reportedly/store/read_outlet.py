"""One outlet: how it sources what it prints, counted over its own articles alone."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from reportedly.errors import NotFoundError
from reportedly.store.name_key import outlet_key
from reportedly.store.read_headings import heading, select_headings
from reportedly.store.sheets import OutletSheet
from reportedly.store.tables import article, citation, copy

NEWEST = 40
MOST_CITED = 60


def read_outlet_sheet(connection: Connection, name: str) -> OutletSheet:
    """The outlet of that name; raises NotFoundError if nothing of it is stored and nobody cites it."""
    key = outlet_key(name)
    copied = article.c.id.in_(select(copy.c.article))
    printed = connection.execute(
        select(
            func.min(article.c.outlet).label("outlet"),
            func.count().label("articles"),
            func.sum(article.c.claims).label("claims"),
            func.sum(article.c.unnamed).label("unnamed"),
            func.sum(case((copied, article.c.claims), else_=article.c.borrowed)).label("borrowed"),
            func.sum(case((copied, 1), else_=0)).label("copies"),
        ).where(article.c.outlet_key == key)
    ).one()
    cited_as = connection.scalar(select(citation.c.cited).where(citation.c.cited_key == key).limit(1))
    if not printed.articles and cited_as is None:
        raise NotFoundError(f"no outlet {name} in this store; `reportedly outlets` lists those it holds")
    claims = int(printed.claims or 0)
    newest = select_headings().where(article.c.outlet_key == key)
    newest = newest.order_by(article.c.day.desc().nulls_last(), article.c.id.desc()).limit(NEWEST)
    return OutletSheet(
        outlet=printed.outlet or cited_as or name,
        key=key,
        articles=printed.articles,
        claims=claims,
        unnamed=int(printed.unnamed) / claims if claims else None,
        borrowed=int(printed.borrowed) / claims if claims else None,
        copies=int(printed.copies or 0),
        cites=_cites(connection, key),
        cited_by=_cited_by(connection, key),
        newest=tuple(heading(row) for row in connection.execute(newest)),
    )


def _cites(connection: Connection, key: str) -> dict[str, int]:
    """Outlets it cites, by the number of its articles that do."""
    articles = func.count().label("articles")
    rows = select(func.min(citation.c.cited).label("name"), articles)
    rows = rows.join(article, article.c.id == citation.c.article).where(article.c.outlet_key == key)
    rows = rows.group_by(citation.c.cited_key).order_by(articles.desc(), citation.c.cited_key)
    return {row.name: row.articles for row in connection.execute(rows.limit(MOST_CITED))}


def _cited_by(connection: Connection, key: str) -> dict[str, int]:
    articles = func.count().label("articles")
    rows = select(func.min(article.c.outlet).label("name"), articles)
    rows = rows.join(citation, citation.c.article == article.c.id)
    rows = rows.where(citation.c.cited_key == key, article.c.outlet_key.is_not(None))
    rows = rows.group_by(article.c.outlet_key).order_by(articles.desc(), article.c.outlet_key)
    return {row.name: row.articles for row in connection.execute(rows.limit(MOST_CITED))}
