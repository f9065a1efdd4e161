"""Headings of articles, without reading their texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from reportedly.store.sheets import Heading
from reportedly.store.tables import article, story_article

BATCH = 400


def select_headings() -> Select[Any]:
    """What a heading is made of; conditions and order are the caller's."""
    return select(
        article.c.id, article.c.key, article.c.outlet, article.c.published, article.c.title, article.c.first_seen
    )


def read_headings(connection: Connection, keys: Sequence[str]) -> dict[str, Heading]:
    """The headings of these articles by their ids; one that is not stored is left out."""
    wanted = sorted(set(keys))
    return {
        row.key: heading(row)
        for start in range(0, len(wanted), BATCH)
        for row in connection.execute(select_headings().where(article.c.key.in_(wanted[start : start + BATCH])))
    }


def headings_of_story(connection: Connection, story_id: int) -> tuple[Heading, ...]:
    """Those of a story's articles, in their order."""
    rows = select_headings().join(story_article, story_article.c.article == article.c.id)
    rows = rows.where(story_article.c.story == story_id).order_by(story_article.c.position)
    return tuple(heading(row) for row in connection.execute(rows))


def heading(row: Row[Any]) -> Heading:
    """The noun of a row of `select_headings`."""
    return Heading(
        article=row.key, outlet=row.outlet, published=row.published, title=row.title, first_seen=row.first_seen
    )
