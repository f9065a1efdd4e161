"""What the ledger is about -> the claims meant, as they stand now, however often their articles were read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from reportedly.model.judgement import Subject
from reportedly.store.answers import StoredClaim
from reportedly.store.apply_judgements import Anchor, claim_meant
from reportedly.store.read_articles import read_claims_of
from reportedly.store.tables import judgement_subject


def find_judged(connection: Connection, articles: Sequence[str]) -> dict[Subject, StoredClaim]:
    """Each claim of these articles that was judged, by itself or as the first of an assertion; one that is no more is left out."""
    rows = select(judgement_subject.c.article, judgement_subject.c.subject, judgement_subject.c.words)
    rows = rows.where(judgement_subject.c.article.in_(articles), judgement_subject.c.words.is_not(None)).distinct()
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    for row in connection.execute(rows.order_by(judgement_subject.c.article, judgement_subject.c.subject)):
        anchors[row.article].append(Anchor(subject=Subject.parse(row.subject), words=row.words))
    found: dict[Subject, StoredClaim] = {}
    for article, judged in anchors.items():
        claims = read_claims_of(connection, article)
        known = {claim.id: claim for claim in claims}
        for anchor in judged:
            if claim := known.get(anchor.subject.id) or claim_meant(anchor.words, claims):
                found[anchor.subject] = claim
    return found
