"""Which article carries which assertion, and how: the matrix of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.comparison import Assertion, Claim, Position, Standing
from reportedly.store.sheets import AssertionBrief, StorySheet
from reportedly.web import phrases
from reportedly.web.addresses import assertion_at
from reportedly.web.table import Cell, Table, row

# Rows and columns beyond these nobody can take in; the CSV has all.
MOST_ROWS, MOST_COLUMNS = 24, 16
# What an article does with an assertion, the weightiest first, in words; the page draws a sign for each.
SIGNS: dict[str, str] = {
    "first_seen": "first seen in this corpus",
    "denies": "denies",
    "declines": "declines to comment",
    "revises": "another figure",
    "confirms": "confirms",
    "independent": "independent",
    "copy": "copy",
    "repeats": "repeats",
    "asserts": "relation not judged",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One row: an assertion, and for each article the name of a sign, None where it does not carry it."""

    brief: AssertionBrief
    signs: tuple[str | None, ...]


def carried(sheet: StorySheet) -> tuple[Carried, ...]:
    """The rows of all assertions that can be compared, those with most at stake first."""
    pairs = sorted(zip(sheet.briefs, sheet.assertions, strict=True), key=lambda pair: -pair[0].weight)
    return tuple(
        Carried(brief=brief, signs=tuple(_signs(assertion, [one.article for one in sheet.headings])))
        for brief, assertion in pairs
        if brief.weight
    )


def carried_table(sheet: StorySheet, rows: Sequence[Carried]) -> Table:
    """The same in words."""
    columns = ("assertion", *(f"{phrases.outlet(one.outlet)}, {one.published or 'undated'}" for one in sheet.headings))
    cells = (
        row(
            Cell(text=one.brief.text, href=assertion_at(one.brief.id)),
            *(SIGNS[sign] if sign else None for sign in one.signs),
        )
        for one in rows
    )
    return Table(name=f"who-carries-what-{sheet.id}", caption="Who carries what", columns=columns, rows=tuple(cells))


def _signs(assertion: Assertion, articles: Sequence[str]) -> list[str | None]:
    of: dict[str, list[str]] = {}
    for claim in assertion.claims:
        of.setdefault(claim.article, []).append(_sign(claim))
    order = list(SIGNS)
    return [min(of[article], key=order.index) if article in of else None for article in articles]


def _sign(claim: Claim) -> str:
    if claim.position is Position.DECLINES:
        return "declines"
    if claim.position is Position.DENIES:
        return "denies"
    return claim.relation.value if claim.relation and claim.relation is not Standing.DENIES else "asserts"
