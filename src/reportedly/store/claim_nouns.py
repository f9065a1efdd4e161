"""Rows -> claims, with their chains, in as few queries as there are kinds of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, select

from reportedly.model.attribution import Act, Certainty, Form, Kind, Polarity
from reportedly.store.answers import StoredClaim
from reportedly.store.keep_report import read_spans
from reportedly.store.tables import article, claim, via

BATCH = 400  # articles in one query


def select_claims() -> Select[Any]:
    """Claims joined to what their articles say; conditions, order and limit are the caller's."""
    columns = (article.c.key.label("article_key"), article.c.outlet, article.c.published)
    return select(claim, *columns).join(article, article.c.id == claim.c.article)


def claims_where(connection: Connection, *conditions: ColumnElement[bool]) -> list[StoredClaim]:
    """The claims that meet the conditions, in no order."""
    return claims_of(connection, connection.execute(select_claims().where(*conditions)).all())


def claims_of(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredClaim]:
    """The nouns of rows from `select_claims`, in their order."""
    chains = _chains(connection, ((row.article, row.number) for row in rows))
    return [_noun(row, tuple(chains[row.article, row.number])) for row in rows]


def _chains(connection: Connection, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
    """Names by article and number of claim. All of an article are fetched: SQLite reads the whole table to find pairs."""
    chains: dict[tuple[int, int], list[str]] = defaultdict(list)
    articles = sorted({article_id for article_id, _ in places})
    for start in range(0, len(articles), BATCH):
        rows = select(via.c.article, via.c.claim, via.c.name).where(via.c.article.in_(articles[start : start + BATCH]))
        for step in connection.execute(rows.order_by(via.c.article, via.c.claim, via.c.position)):
            chains[step.article, step.claim].append(step.name)
    return chains


def _noun(row: Row[Any], chain: tuple[str, ...]) -> StoredClaim:
    return StoredClaim(
        id=row.key,
        article=row.article_key,
        outlet=row.outlet,
        published=row.published,
        attribution=row.attribution,
        spans=read_spans(msgspec.json.decode(row.spans)),
        text=row.text,
        form=row.form and Form(row.form),
        speaker=row.speaker,
        kind=row.kind and Kind(row.kind),
        via=chain,
        act=row.act and Act(row.act),
        certainty=row.certainty and Certainty(row.certainty),
        polarity=row.polarity and Polarity(row.polarity),
        said_on=row.said_on,
        about=row.about,
        score=row.score,
        judged=bool(row.judged),
        rejected=bool(row.rejected),
    )
