"""Assertions a page at a time, those of the stories that changed last first; and one of them with its story."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, select

from reportedly.errors import NotFoundError
from reportedly.model.comparison import OriginCount
from reportedly.store.answers import AssertionFilter, AssertionRecord, Page, StoryAssertion
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.read_assertions import assertions_of
from reportedly.store.tables import assertion, assertion_claim, story


def list_assertions(
    connection: Connection, wanted: AssertionFilter, limit: int, cursor: str | None
) -> Page[AssertionRecord]:
    """One page; raises InputError if the cursor is not one of this list."""
    rows = (
        select(assertion, story.c.key.label("story_key"))
        .join(story, story.c.id == assertion.c.story)
        .where(*_conditions(wanted))
    )
    if cursor is not None:
        (last,) = parts_of(cursor, int)
        rows = rows.where(assertion.c.id < last)
    found = connection.execute(rows.order_by(assertion.c.id.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        elements=tuple(_record(row) for row in shown), next=cursor_of(shown[-1].id) if len(found) > limit else None
    )


def find_assertion(connection: Connection, id: str) -> StoryAssertion:
    """The assertion of that id; raises NotFoundError."""
    rows = select(assertion, story.c.key.label("story_key")).join(story, story.c.id == assertion.c.story)
    row = connection.execute(rows.where(assertion.c.key == id).order_by(assertion.c.id.desc()).limit(1)).first()
    if row is None:
        raise NotFoundError(f"no assertion {id} in this store; stories list theirs")
    claims = select(assertion_claim.c.claim).where(assertion_claim.c.assertion == row.id)
    ids = connection.scalars(claims.order_by(assertion_claim.c.number)).all()
    (one,) = assertions_of(connection, [row])
    return StoryAssertion(story=row.story_key, assertion=one, claims=tuple(ids))


def _conditions(wanted: AssertionFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.story is not None:
        conditions.append(story.c.key == wanted.story)
    if wanted.contested is not None:
        conditions.append(assertion.c.contested == int(wanted.contested))
    if wanted.figures is not None:
        conditions.append(assertion.c.figures != "[]" if wanted.figures else assertion.c.figures == "[]")
    if wanted.origins is not None:
        conditions.append(assertion.c.origins_max <= wanted.origins)
    if wanted.articles is not None:
        conditions.append(assertion.c.articles >= wanted.articles)
    return conditions


def _record(row: Row[Any]) -> AssertionRecord:
    return AssertionRecord(
        id=row.key,
        story=row.story_key,
        text=row.text,
        articles=row.articles,
        independent_origins=OriginCount(
            min=row.origins_min, max=row.origins_max, why=tuple(msgspec.json.decode(row.why))
        ),
        contested=bool(row.contested),
        figures=row.figures != "[]",
        circles=row.circles != "[]",
    )
