"""Assertions as the nouns they were: all of one condition in four queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from reportedly.model.attribution import Kind
from reportedly.model.comparison import (
    Assertion,
    Circle,
    Claim,
    Figure,
    FigureValue,
    Origin,
    OriginCount,
    Position,
    Standing,
)
from reportedly.model.span import Span
from reportedly.store.keep_report import read_spans
from reportedly.store.tables import assertion_claim, evidence, origin

# Rows in one query: both databases bound the number of parameters.
BATCH = 400


def assertions_of(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Assertion, ...]:
    """The nouns of rows of the table `assertion`, in their order."""
    return tuple(one for start in range(0, len(rows), BATCH) for one in _some(connection, rows[start : start + BATCH]))


def circles_of(rows: Sequence[Row[Any]]) -> tuple[Circle, ...]:
    """The rings of outlets that the same rows hold."""
    return tuple(
        Circle(assertion=row.key, outlets=tuple(ring)) for row in rows for ring in msgspec.json.decode(row.circles)
    )


def _some(connection: Connection, rows: Sequence[Row[Any]]) -> list[Assertion]:
    ids = [row.id for row in rows]
    origins: dict[int, list[Origin]] = defaultdict(list)
    for it in connection.execute(
        select(origin).where(origin.c.assertion.in_(ids)).order_by(origin.c.assertion, origin.c.position)
    ):
        origins[it.assertion].append(Origin(id=it.key, name=it.name, kind=Kind(it.kind), through=it.through))
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for it in connection.execute(
        select(evidence)
        .where(evidence.c.assertion.in_(ids))
        .order_by(evidence.c.assertion, evidence.c.number, evidence.c.position)
    ):
        reasons[it.assertion, it.number].append(it.words)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for it in connection.execute(
        select(assertion_claim)
        .where(assertion_claim.c.assertion.in_(ids))
        .order_by(assertion_claim.c.assertion, assertion_claim.c.number)
    ):
        claims[it.assertion].append(_claim(it, reasons[it.assertion, it.number]))
    return [
        Assertion(
            id=row.key,
            text=row.text,
            claims=tuple(claims[row.id]),
            origins=tuple(origins[row.id]),
            independent_origins=OriginCount(
                min=row.origins_min, max=row.origins_max, why=tuple(msgspec.json.decode(row.why))
            ),
            figures=tuple(_figure(one) for one in msgspec.json.decode(row.figures)),
        )
        for row in rows
    ]


def _claim(row: Row[Any], reasons: Sequence[str]) -> Claim:
    return Claim(
        article=row.article,
        attribution=row.attribution,
        content=read_spans(msgspec.json.decode(row.spans)),
        position=Position(row.position),
        origin=row.origin,
        relation=row.relation and Standing(row.relation),
        lost=tuple(msgspec.json.decode(row.lost)),
        evidence=tuple(reasons),
    )


def _figure(record: dict[str, Any]) -> Figure:
    values = (FigureValue(**{**value, "span": Span(*value["span"])}) for value in record["values"])
    return Figure(what=record["what"], values=tuple(values))
