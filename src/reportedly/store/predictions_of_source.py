"""What one source predicted, under all its names."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from reportedly.store.answers import Prediction
from reportedly.store.claim_nouns import select_claims
from reportedly.store.find_names import keys_named
from reportedly.store.list_predictions import STANDING, predictions_of
from reportedly.store.tables import article, claim


def predictions_of_source(connection: Connection, id: str, on: date, limit: int) -> tuple[Prediction, ...]:
    """What the source of that id (of a group) predicted, last due first."""
    _, alone, only = id.partition("#")
    said = claim.c.speaker_key.in_(sorted(keys_named(connection, f"source:{id}")))
    rows = select_claims().where(STANDING, said & (article.c.key == only) if alone else said)
    found = connection.execute(rows.order_by(claim.c.due_last.desc(), claim.c.id.desc()).limit(limit)).all()
    return tuple(predictions_of(connection, found, on))
