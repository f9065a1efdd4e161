"""Stories a page at a time, those with the newest article first."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, func, select, tuple_

from reportedly.store.answers import Page, StoryRecord
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.tables import article, story, story_article

UNDATED = ""


def page_stories(connection: Connection, limit: int, cursor: str | None) -> Page[StoryRecord]:
    """One page; raises InputError if the cursor is not one of this list."""
    day = func.coalesce(story.c.last_day, UNDATED)
    rows = select(story.c.id, story.c.key, story.c.first_day, story.c.last_day)
    if cursor is not None:
        rows = rows.where(tuple_(day, story.c.id) < tuple_(*parts_of(cursor, str, int)))
    found = connection.execute(rows.order_by(day.desc(), story.c.id.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    members: dict[int, list[str]] = defaultdict(list)
    held = select(story_article.c.story, article.c.key).join(article, article.c.id == story_article.c.article)
    held = held.where(story_article.c.story.in_([row.id for row in shown]))
    for one in connection.execute(held.order_by(story_article.c.story, story_article.c.position)):
        members[one.story].append(one.key)
    return Page(
        elements=tuple(
            StoryRecord(id=row.key, articles=tuple(members[row.id]), first=row.first_day, last=row.last_day)
            for row in shown
        ),
        next=cursor_of(shown[-1].last_day or UNDATED, shown[-1].id) if len(found) > limit else None,
    )
