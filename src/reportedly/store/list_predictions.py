"""Claims about the future, by the day on which they are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select, text, tuple_

from reportedly.store.answers import Due, Page, Prediction, StoredClaim
from reportedly.store.article_rows import NEVER
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.tables import assertion_claim, claim

BATCH = 200
# Word for word the condition of the index, which SQLite does not recognise behind parameters.
STANDING = text("claim.act = 'predicts' AND claim.rejected = 0")
Cursor = tuple[str, int]


def page_predictions(
    connection: Connection, on: date, states: Collection[Due], limit: int, cursor: str | None
) -> Page[Prediction]:
    """One page of the same; raises InputError if the cursor is not one of this list."""
    last, row = parts_of(cursor, str, int) if cursor is not None else ("", 0)
    after = None if cursor is None else (str(last), int(row))
    found, end = list_predictions(connection, on, states, after, limit) if states else ([], None)
    return Page(elements=tuple(found), next=cursor_of(*end) if end else None)


def list_predictions(
    connection: Connection, on: date, states: Collection[Due], after: Cursor | None, batch: int = BATCH
) -> tuple[list[Prediction], Cursor | None]:
    """One batch of predictions in the states asked for, soonest due first, and where the next begins."""
    rows = select_claims().where(STANDING, or_(*(_is(state, on.isoformat()) for state in states)))
    if after is not None:
        rows = rows.where(tuple_(claim.c.due_last, claim.c.id) > tuple_(*after))
    found = connection.execute(rows.order_by(claim.c.due_last, claim.c.id).limit(batch)).all()
    bearing = _bearing(connection, [row.key for row in found])
    claims = claims_of(connection, found)
    predictions = [_noun(row, one, on, bearing[row.key]) for row, one in zip(found, claims, strict=True)]
    end = (found[-1].due_last, found[-1].id) if len(found) == batch else None
    return predictions, end


def _is(state: Due, on: str) -> ColumnElement[bool]:
    """What holds of a prediction in that state; an interval open at one end goes on for ever there."""
    first, last = claim.c.due_first, claim.c.due_last
    undated = and_(first.is_(None), last == NEVER)
    return {
        Due.UNDATED: undated,
        Due.OVERDUE: last < on,
        Due.OPEN: first > on,
        Due.DUE: and_(~undated, or_(first.is_(None), first <= on), last >= on),
    }[state]


def _state(first: date | None, last: date | None, on: date) -> Due:
    if first is None and last is None:
        return Due.UNDATED
    if last is not None and last < on:
        return Due.OVERDUE
    return Due.OPEN if first is not None and first > on else Due.DUE


def _noun(row: Row[Any], one: StoredClaim, on: date, bearing: Sequence[str]) -> Prediction:
    first = date.fromisoformat(row.due_first) if row.due_first else None
    last = date.fromisoformat(row.due_last) if row.due_last != NEVER else None
    return Prediction(claim=one, first=first, last=last, state=_state(first, last, on), bearing=tuple(bearing))


def _bearing(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """Other claims of the assertions that a prediction belongs to."""
    other = assertion_claim.alias()
    rows = select(assertion_claim.c.claim, other.c.claim.label("other")).join(
        other, other.c.assertion == assertion_claim.c.assertion
    )
    rows = rows.where(
        assertion_claim.c.claim.in_(keys), other.c.claim.is_not(None), other.c.claim != assertion_claim.c.claim
    )
    bearing: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(rows.distinct().order_by(other.c.claim)):
        bearing[row.claim].append(row.other)
    return bearing
