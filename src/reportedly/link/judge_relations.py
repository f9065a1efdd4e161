"""Judge what each claim is towards the earliest of its assertion: copy, repetition, confirmation, denial, revision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportedly.link.statement import Statement
from reportedly.model.attribution import Act
from reportedly.model.comparison import Position, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is known of one claim when its relation is judged."""

    statement: Statement
    position: Position
    origin: str | None
    published: str | None

    @property
    def order(self) -> tuple[str, int, int]:
        """By publication, undated ones last, then as given, then as it stands in the article."""
        return (self.published or "9999", self.statement.article, self.statement.start)


def judge_relations(
    claims: Sequence[Judged], certain: Collection[str], revising: Collection[int], copies: Collection[tuple[int, int]]
) -> list[Standing | None]:
    """One relation a claim, in the order given.

    `certain` are the origins that surely differ, `revising` the articles whose figure differs from the first one's,
    `copies` pairs of articles (copy, original). Where lineage is unknown a claim repeats; it is never called independent.
    """
    order = sorted(range(len(claims)), key=lambda i: claims[i].order)
    first = claims[order[0]]
    asserted = next((claims[i] for i in order if claims[i].position is Position.ASSERTS), None)
    standings: list[Standing | None] = [None] * len(claims)
    for rank, i in enumerate(order):
        earlier = {claims[j].statement.article for j in order[:rank]}
        standings[i] = (
            Standing.FIRST_SEEN
            if rank == 0
            else _standing(claims[i], asserted or first, certain, revising, copies, earlier)
        )
    return standings


def _standing(
    claim: Judged,
    first: Judged,
    certain: Collection[str],
    revising: Collection[int],
    copies: Collection[tuple[int, int]],
    earlier: Collection[int],
) -> Standing | None:
    article = claim.statement.article
    if any((article, other) in copies for other in earlier):
        return Standing.COPY
    if claim.position is Position.DENIES:
        return Standing.DENIES
    if claim.position is Position.DECLINES:
        return None
    if article in revising:
        return Standing.REVISES
    if claim.origin is None or claim.origin == first.origin or claim.origin not in certain:
        return Standing.REPEATS
    attribution = claim.statement.attribution
    if attribution is not None and attribution.act is Act.CONFIRMS:
        return Standing.CONFIRMS
    return Standing.INDEPENDENT if first.origin in certain else Standing.REPEATS
