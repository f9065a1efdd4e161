"""Predictions of one state, some at a time: those that fell due last, or fall due next, first."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, tuple_

from reportedly.store.answers import Due, Page, Prediction
from reportedly.store.claim_nouns import select_claims
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.find_names import keys_named
from reportedly.store.list_predictions import STANDING, is_due, predictions_of
from reportedly.store.tables import article, claim


def predictions_by_state(
    connection: Connection, on: date, state: Due, limit: int, cursor: str | None
) -> Page[Prediction]:
    """Overdue ones last due first, all others soonest due first; raises InputError if the cursor is not one of ours."""
    place = tuple_(claim.c.due_last, claim.c.id)
    rows = select_claims().where(STANDING, is_due(state, on.isoformat()))
    backwards = state is Due.OVERDUE
    if cursor:
        after = tuple_(*parts_of(cursor, str, int))
        rows = rows.where(place < after if backwards else place > after)
    order = (claim.c.due_last.desc(), claim.c.id.desc()) if backwards else (claim.c.due_last, claim.c.id)
    found = connection.execute(rows.order_by(*order).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        elements=tuple(predictions_of(connection, shown, on)),
        next=cursor_of(shown[-1].due_last, shown[-1].id) if len(found) > limit else None,
    )


def predictions_of_source(connection: Connection, id: str, on: date, limit: int) -> tuple[Prediction, ...]:
    """What the source of that id (of a group) predicted, last due first."""
    _, alone, only = id.partition("#")
    said = claim.c.speaker_key.in_(sorted(keys_named(connection, f"source:{id}")))
    rows = select_claims().where(STANDING, said & (article.c.key == only) if alone else said)
    found = connection.execute(rows.order_by(claim.c.due_last.desc(), claim.c.id.desc()).limit(limit)).all()
    return tuple(predictions_of(connection, found, on))
