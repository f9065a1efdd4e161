"""STIX 2.1 objects as such: ids made of content, timestamps, the extension that carries what STIX has no word for."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

from reportedly.export.encode_record import encode_record

StixObject = dict[str, object]

# Ours; the specification keeps 00abedb4-aa42-466c-9c01-fed23315a9b7 for cyber-observables (STIX 2.1, 2.9).
NAMESPACE = UUID("6f0d2f6e-0b7c-5c0e-9a55-2f1f7c3d9b10")
# The time of objects that belong to no dated article: the day on which this mapping was written.
MAPPED = "2026-11-01T00:00:00.000Z"
# STIX knows neither null nor an empty list; what is not stated is left out.
EMPTY: tuple[object, ...] = (None, (), [], {})
SCHEMA = (
    "On a note: article and claim (ids in the export), chain (article's outlet, intermediaries, speaker), act, certainty, "
    "polarity, form, score (estimated chance from 0 to 1 that the attribution is there), spans (pairs of offsets into the "
    "article's text, half-open, in Unicode code points), and where stated kind (of the speaker), inside (the claim that "
    "holds this one), said_on, about (ISO 8601 dates or intervals). On a report or grouping: article. "
    "On an identity: kind, and where it is known in one article alone that article and its source (ids)."
)


def stix_object(type: str, created: str = MAPPED, **properties: object) -> StixObject:
    """An object without what is empty. Its id is a digest of all it says: whatever changes is another object, never
    another content under the same id and time."""
    stated = {name: value for name, value in properties.items() if value not in EMPTY}
    said = encode_record({"type": type, "created": created, **stated}, "none").decode()
    head = {"type": type, "spec_version": "2.1", "id": f"{type}--{uuid5(NAMESPACE, said)}"}
    return {**head, "created": created, "modified": created, **stated}


def timestamp(published: str | None) -> str | None:
    """A date or date-time as STIX writes it, in UTC to the millisecond; None where it names no day.

    >>> timestamp("2026-03-04"), timestamp("2026-03-04T09:30:00+02:00"), timestamp("2026-03")
    ('2026-03-04T00:00:00.000Z', '2026-03-04T07:30:00.000Z', None)
    """
    try:
        at = datetime.fromisoformat(published or "")
        at = at.replace(tzinfo=UTC) if at.utcoffset() is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


PRODUCER = stix_object("identity", name="Reportedly", identity_class="system")
EXTENSION = stix_object(
    "extension-definition",
    created_by_ref=PRODUCER["id"],
    name="Reportedly: who says so, and how do they know",
    description="Where a claim stands in an article and through whom it came. It measures reporting, never truth.",
    schema=SCHEMA,
    version="1.0.0",
    extension_types=["property-extension"],
)


def extend(**properties: object) -> StixObject:
    """The `extensions` of an object, with what is stated."""
    stated = {name: value for name, value in properties.items() if value not in EMPTY}
    return {str(EXTENSION["id"]): {"extension_type": "property-extension", **stated}}
