"""One assertion, or one story, with everything its page shows; the cost follows what is shown, not what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.errors import NotFoundError
from reportedly.store.answers import StoredClaim
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.rank_stories import assertion_briefs
from reportedly.store.read_assertions import BATCH, assertions_of, circles_of
from reportedly.store.read_headings import headings_of_story, read_headings
from reportedly.store.read_story import copies_of
from reportedly.store.sheets import AssertionSheet, StorySheet
from reportedly.store.tables import assertion, assertion_claim, claim, story


def read_assertion_sheet(connection: Connection, id: str) -> AssertionSheet:
    """The assertion of that id, or the one that a claim of that id is counted to; raises NotFoundError."""
    row = _assertion_row(connection, id)
    (one,) = assertions_of(connection, [row])
    keys = connection.scalars(
        select(assertion_claim.c.claim).where(assertion_claim.c.assertion == row.id).order_by(assertion_claim.c.number)
    ).all()
    stored = claims_by_key(connection, [key for key in keys if key])
    return AssertionSheet(
        assertion=one,
        story=connection.scalar(select(story.c.key).where(story.c.id == row.story)) or "",
        claims=tuple(stored.get(key) if key else None for key in keys),
        headings=read_headings(connection, one.articles),
        copies=copies_of(connection, one.articles),
        circles=circles_of([row]),
    )


def read_story_sheet(connection: Connection, id: str) -> StorySheet:
    """The story of that id; raises NotFoundError."""
    row = connection.execute(select(story).where(story.c.key == id)).first()
    if row is None:
        raise NotFoundError(f"no story {id} in this store; `reportedly search` finds articles, and their event")
    headings = headings_of_story(connection, row.id)
    rows = connection.execute(select(assertion).where(assertion.c.story == row.id).order_by(assertion.c.position)).all()
    return StorySheet(
        id=row.key,
        first=row.first_day,
        last=row.last_day,
        headings=headings,
        assertions=assertions_of(connection, rows),
        briefs=assertion_briefs(rows, {row.id: row.key}),
        copies=copies_of(connection, [one.article for one in headings]),
        circles=circles_of(rows),
    )


def assertions_by_claim(connection: Connection, claims: Sequence[str]) -> dict[str, str]:
    """Id of a claim -> id of the assertion that it is counted to, where there is one to compare with."""
    found: dict[str, str] = {}
    for start in range(0, len(claims), BATCH):
        rows = select(assertion_claim.c.claim, assertion.c.key).join(
            assertion, assertion.c.id == assertion_claim.c.assertion
        )
        some = assertion_claim.c.claim.in_(claims[start : start + BATCH])
        found.update((row.claim, row.key) for row in connection.execute(rows.where(some, assertion.c.weight > 0)))
    return found


def claims_by_key(connection: Connection, keys: Sequence[str]) -> dict[str, StoredClaim]:
    """The claims of these ids; one that is not kept is left out."""
    wanted = sorted(set(keys))
    return {
        one.id: one
        for start in range(0, len(wanted), BATCH)
        for one in claims_of(
            connection,
            connection.execute(select_claims().where(claim.c.key.in_(wanted[start : start + BATCH]))).all(),
        )
    }


def _assertion_row(connection: Connection, id: str) -> Row[Any]:
    row = connection.execute(select(assertion).where(assertion.c.key == id)).first()
    if row is None:
        of_claim = select(assertion).join(assertion_claim, assertion_claim.c.assertion == assertion.c.id)
        row = connection.execute(of_claim.where(assertion_claim.c.claim == id).limit(1)).first()
    if row is None:
        raise NotFoundError(f"no assertion {id} in this store; its story may have been compared anew since")
    return row
