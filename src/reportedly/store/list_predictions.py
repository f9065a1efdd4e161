"""Claims about the future, by the day on which they are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select, text, tuple_

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
    """Some predictions in these states, soonest due first, but overdue ones by themselves last due first.

    Raises InputError if the cursor is not one of this list.
    """
    if not states:
        return Page(elements=(), next=None)
    backwards = set(states) == {Due.OVERDUE}
    rows = _in_states(on, states)
    if cursor is not None:
        after = tuple_(*parts_of(cursor, str, int))
        place = tuple_(claim.c.due_last, claim.c.id)
        rows = rows.where(place < after if backwards else place > after)
    order = (claim.c.due_last.desc(), claim.c.id.desc()) if backwards else (claim.c.due_last, claim.c.id)
    found = connection.execute(rows.order_by(*order).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        elements=tuple(predictions_of(connection, shown, on)),
        next=cursor_of(shown[-1].due_last, shown[-1].id) if len(found) > limit else None,
    )


def list_predictions(
    connection: Connection, on: date, states: Collection[Due], after: Cursor | None
) -> tuple[list[Prediction], Cursor | None]:
    """One batch of predictions in the states asked for, soonest due first, and where the next begins."""
    rows = _in_states(on, states)
    if after is not None:
        rows = rows.where(tuple_(claim.c.due_last, claim.c.id) > tuple_(*after))
    found = connection.execute(rows.order_by(claim.c.due_last, claim.c.id).limit(BATCH)).all()
    end = (found[-1].due_last, found[-1].id) if len(found) == BATCH else None
    return predictions_of(connection, found, on), end


def _in_states(on: date, states: Collection[Due]) -> Select[Any]:
    return select_claims().where(STANDING, or_(*(is_due(state, on.isoformat()) for state in states)))


def predictions_of(connection: Connection, rows: Sequence[Row[Any]], on: date) -> list[Prediction]:
    """The nouns of rows from `select_claims`, in their order."""
    bearing = _bearing(connection, [row.key for row in rows])
    claims = claims_of(connection, rows)
    return [_noun(row, one, on, bearing[row.key]) for row, one in zip(rows, claims, strict=True)]


def is_due(state: Due, on: str) -> ColumnElement[bool]:
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
