"""The ledger -> constraints on a comparison: which claims people called the same, and which they held apart."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.link.constraint import ClaimPlace, Constraint
from reportedly.model.judgement import JudgementKind, Rulings, Subject
from reportedly.store.answers import StoredClaim


def make_constraints(rulings: Rulings, judged: Mapping[Subject, StoredClaim]) -> tuple[Constraint, ...]:
    """Oldest first. `judged` are the claims meant; a pair with one that is not among them, or was rejected, says nothing here."""
    found = []
    for subjects, kind in rulings.links.items():
        claims = [judged[one] for one in sorted(subjects) if one in judged and not judged[one].rejected]
        # Two ids may mean one claim since its article was read again.
        if len({claim.id for claim in claims}) == len(subjects):
            found.append(Constraint(claims=tuple(map(_place, claims)), same=kind is JudgementKind.MERGE))
    return tuple(found)


def _place(claim: StoredClaim) -> ClaimPlace:
    return ClaimPlace(article=claim.article, attribution=claim.attribution, content=claim.spans)
