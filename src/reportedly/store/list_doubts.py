"""What the machine is unsure of and nobody has judged yet: claims, speakers, links; each list by an index of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal, select, text, tuple_

from reportedly.errors import InputError
from reportedly.store.answers import Page
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.cursor import cursor_of, parts_of
from reportedly.store.read_sheets import claims_by_key
from reportedly.store.sheets import Doubt, DoubtKind
from reportedly.store.tables import assertion, assertion_claim, claim, evidence, judgement, judgement_subject

# Word for word the conditions of the indexes, which SQLite does not recognise behind parameters.
UNSURE = text("claim.judged = 0 AND claim.rejected = 0 AND claim.score < 0.6")
UNRESOLVED = text("claim.judged = 0 AND claim.rejected = 0 AND claim.attribution IS NOT NULL AND claim.speaker IS NULL")
WEAK = text("assertion_claim.weak = 1")


def list_doubts(connection: Connection, kind: DoubtKind, limit: int, cursor: str | None) -> Page[Doubt]:
    """Some doubts of one kind, the least sure claims first; raises InputError if the cursor is not one of ours."""
    if kind is DoubtKind.LINK:
        return _links(connection, limit, cursor)
    rows = _unsure(cursor) if kind is DoubtKind.CLAIM else _unresolved(cursor)
    found = connection.execute(rows.limit(limit + 1)).all()
    shown = found[:limit]
    last = shown[-1] if len(found) > limit else None
    return Page(
        elements=tuple(Doubt(kind=kind, claim=one) for one in claims_of(connection, shown)),
        next=cursor_of(repr(last.score), last.id) if last else None,
    )


def _unsure(cursor: str | None) -> Select[Any]:
    rows = select_claims().where(UNSURE).order_by(claim.c.score, claim.c.id)
    if cursor is None:
        return rows
    score, row = parts_of(cursor, str, int)
    try:
        return rows.where(tuple_(claim.c.score, claim.c.id) > tuple_(float(score), row))
    except ValueError as error:
        raise InputError(f"{cursor[:60]!r} is no cursor of this list; start the list anew") from error


def _unresolved(cursor: str | None) -> Select[Any]:
    rows = select_claims().where(UNRESOLVED).order_by(claim.c.id)
    return rows.where(claim.c.id > parts_of(cursor, str, int)[1]) if cursor else rows


def _links(connection: Connection, limit: int, cursor: str | None) -> Page[Doubt]:
    """Claims counted to an assertion for no single reason, each beside the first other claim of it."""
    rows = (
        select(
            assertion_claim.c.assertion,
            assertion_claim.c.number,
            assertion_claim.c.claim,
            assertion.c.key,
            assertion.c.text,
        )
        .join(assertion, assertion.c.id == assertion_claim.c.assertion)
        .join(claim, claim.c.key == assertion_claim.c.claim)
        .where(WEAK, claim.c.judged == 0, ~_linked_by_a_person())
        .order_by(assertion_claim.c.assertion, assertion_claim.c.number)
    )
    if cursor is not None:
        place = tuple_(assertion_claim.c.assertion, assertion_claim.c.number)
        rows = rows.where(place > tuple_(*parts_of(cursor, int, int)))
    found = connection.execute(rows.limit(limit + 1)).all()
    shown = found[:limit]
    first = _first_claims(connection, [row.assertion for row in shown])
    stored = claims_by_key(
        connection, [*(row.claim for row in shown), *(key for keys in first.values() for key in keys)]
    )
    why = _reasons(connection, shown)
    doubts = (
        Doubt(
            kind=DoubtKind.LINK,
            claim=stored[row.claim],
            assertion=row.key,
            text=row.text,
            why=why[row.assertion, row.number],
            beside=next((stored[key] for key in first[row.assertion] if key != row.claim and key in stored), None),
        )
        for row in shown
        if row.claim in stored
    )
    more = cursor_of(shown[-1].assertion, shown[-1].number) if len(found) > limit else None
    return Page(elements=tuple(doubts), next=more)


def _linked_by_a_person() -> ColumnElement[bool]:
    """Whether somebody said of the claim that it says the same as another, or not, and nobody took that back."""
    undo = judgement.alias()
    said = select(judgement_subject.c.subject).join(judgement, judgement.c.id == judgement_subject.c.judgement)
    said = said.where(
        judgement_subject.c.article == assertion_claim.c.article,
        judgement_subject.c.subject == literal("claim:") + assertion_claim.c.claim,
        judgement.c.kind.in_(("merge", "split")),
        ~select(undo.c.id).where(undo.c.undoes == judgement.c.id).exists(),
    )
    return said.exists()


def _first_claims(connection: Connection, assertions: Sequence[int]) -> dict[int, list[str]]:
    """The first two claims of each assertion: one of them is another than the one in doubt."""
    rows = select(assertion_claim.c.assertion, assertion_claim.c.claim).where(
        assertion_claim.c.assertion.in_(assertions), assertion_claim.c.claim.is_not(None)
    )
    first: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(rows.order_by(assertion_claim.c.assertion, assertion_claim.c.number)):
        if len(first[row.assertion]) < 2:
            first[row.assertion].append(row.claim)
    return first


def _reasons(connection: Connection, shown: Sequence[Any]) -> dict[tuple[int, int], tuple[str, ...]]:
    rows = select(evidence).where(evidence.c.assertion.in_([row.assertion for row in shown]))
    found: dict[tuple[int, int], tuple[str, ...]] = defaultdict(tuple)
    for row in connection.execute(rows.order_by(evidence.c.assertion, evidence.c.number, evidence.c.position)):
        found[row.assertion, row.number] += (row.words,)
    return found
