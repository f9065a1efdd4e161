"""Stories by what hangs on them: the weightiest first, or the newest, some at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select, tuple_

from reportedly.model.comparison import OriginCount
from reportedly.store.answers import Page
from reportedly.store.article_rows import NEVER
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.list_predictions import STANDING
from reportedly.store.read_headings import heading, select_headings
from reportedly.store.sheets import AssertionBrief, Heading, Order, StoryBrief
from reportedly.store.tables import article, assertion, claim, story, story_article

# Assertions of each story, at most.
SHOWN = 6
# Days for which a prediction that fell due still counts as news, and how many of them are looked at.
RECENT = timedelta(days=14)
MOST_DUE = 200


def rank_stories(connection: Connection, order: Order, on: date, limit: int, cursor: str | None) -> Page[StoryBrief]:
    """Some stories in that order; raises InputError if the cursor is not one of ours."""
    rows = connection.execute(_ordered(order, cursor).limit(limit + 1)).all()
    more = rows[limit - 1] if len(rows) > limit else None
    return Page(
        elements=_briefs(connection, rows[:limit], _due(connection, on)),
        next=_cursor(order, more) if more else None,
    )


def stories_due(connection: Connection, on: date, limit: int) -> tuple[StoryBrief, ...]:
    """Stories of which a prediction is due, or fell due a short while ago, the weightiest first."""
    due = _due(connection, on)
    rows = select(story).where(story.c.id.in_(sorted(due))).order_by(story.c.weight.desc(), story.c.key.desc())
    return _briefs(connection, connection.execute(rows.limit(limit)).all(), due)


def assertion_briefs(rows: Iterable[Row[Any]], names: Mapping[int, str]) -> tuple[AssertionBrief, ...]:
    """The briefs of rows of the table `assertion`; `names` are the ids of their stories."""
    return tuple(
        AssertionBrief(
            id=row.key,
            story=names[row.story],
            text=row.text,
            articles=row.articles,
            outlets=row.outlets,
            contested=bool(row.contested),
            origins=OriginCount(min=row.origins_min, max=row.origins_max),
            figures=len(msgspec.json.decode(row.figures)),
            circles=len(msgspec.json.decode(row.circles)),
            weight=row.weight,
        )
        for row in rows
    )


def _ordered(order: Order, cursor: str | None) -> Select[Any]:
    if order is Order.STAKE:
        rows = select(story).order_by(story.c.weight.desc(), story.c.key.desc())
        place = tuple_(story.c.weight, story.c.key)
        return rows.where(place < tuple_(*parts_of(cursor, int, str))) if cursor else rows
    rows = select(story).order_by(story.c.last_day.desc().nulls_last(), story.c.key.desc())
    if not cursor:
        return rows
    day, key = parts_of(cursor, str, str)
    if not day:
        return rows.where(story.c.last_day.is_(None), story.c.key < key)
    older = or_(story.c.last_day < day, and_(story.c.last_day == day, story.c.key < key))
    return rows.where(older | story.c.last_day.is_(None))


def _cursor(order: Order, row: Row[Any]) -> str:
    """An undated story stands behind all dated ones, under an empty day."""
    return cursor_of(row.weight if order is Order.STAKE else row.last_day or "", row.key)


def _due(connection: Connection, on: date) -> Counter[int]:
    """By row of story, its predictions that are due on that day or fell due a short while before."""
    began = or_(claim.c.due_first.is_(None), claim.c.due_first <= on.isoformat())
    rows = (
        select(claim.c.article)
        .where(STANDING, began, claim.c.due_last >= (on - RECENT).isoformat(), claim.c.due_last < NEVER)
        .order_by(claim.c.due_last, claim.c.id)
        .limit(MOST_DUE)
    )
    articles = Counter(connection.scalars(rows))
    homes = select(story_article.c.story, story_article.c.article).where(story_article.c.article.in_(sorted(articles)))
    due: Counter[int] = Counter()
    for row in connection.execute(homes):
        due[row.story] += articles[row.article]
    return due


def _briefs(connection: Connection, rows: Sequence[Row[Any]], due: Counter[int]) -> tuple[StoryBrief, ...]:
    ids = [row.id for row in rows]
    counts, headings = _headings(connection, ids)
    weightiest: dict[int, list[Row[Any]]] = defaultdict(list)
    for one in connection.execute(_weightiest(ids)):
        weightiest[one.story].append(one)
    return tuple(
        StoryBrief(
            id=row.key,
            first=row.first_day,
            last=row.last_day,
            articles=counts[row.id],
            outlets=row.outlets,
            heading=headings[row.id],
            assertions=assertion_briefs(weightiest[row.id], {row.id: row.key}),
            weight=row.weight,
            due=due[row.id],
        )
        for row in rows
        if row.id in headings
    )


def _weightiest(stories: Sequence[int]) -> Select[Any]:
    """The few assertions of each story that are shown, out of many."""
    order = (assertion.c.weight.desc(), assertion.c.position)
    place = func.row_number().over(partition_by=assertion.c.story, order_by=order).label("place")
    ranked = select(assertion.c.id, place).where(assertion.c.story.in_(stories), assertion.c.weight > 0).subquery()
    return select(assertion).join(ranked, ranked.c.id == assertion.c.id).where(ranked.c.place <= SHOWN).order_by(*order)


def _headings(connection: Connection, stories: Sequence[int]) -> tuple[dict[int, int], dict[int, Heading]]:
    """By story, how many articles it has, and the heading of its first one with a title, or its first."""
    position = story_article.c.position
    titled = func.min(case((article.c.title.is_not(None) & (article.c.title != ""), position)))
    chosen = (
        select(
            story_article.c.story,
            func.coalesce(titled, func.min(position)).label("place"),
            func.count().label("articles"),
        )
        .join(article, article.c.id == story_article.c.article)
        .where(story_article.c.story.in_(stories))
        .group_by(story_article.c.story)
        .subquery()
    )
    there = and_(story_article.c.story == chosen.c.story, position == chosen.c.place)
    rows = select_headings().add_columns(chosen.c.story, chosen.c.articles)
    found = connection.execute(
        rows.join(story_article, story_article.c.article == article.c.id).join(chosen, there)
    ).all()
    return {row.story: row.articles for row in found}, {row.story: heading(row) for row in found}
