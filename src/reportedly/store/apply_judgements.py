"""Claims as the machine read them -> claims as they stand, with the judgements in force applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.article import Article
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.judgement import Rulings, Subject, SubjectType
from reportedly.store.answers import StoredClaim

# A new reading may move the edges of a claim; one that still shares half of its characters is the claim judged.
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words of a claim when it was judged."""

    subject: Subject
    words: str


def apply_judgements(claims: Sequence[StoredClaim], rulings: Rulings, anchors: Sequence[Anchor]) -> list[StoredClaim]:
    """Corrected and rejected claims; what the ledger does not speak of stays as it is."""
    subjects = _subjects(claims, anchors)
    return [_apply(claim, rulings, subjects[claim.id]) for claim in claims]


def correct_article(article: Article, rulings: Rulings) -> Article:
    """The article with its outlet, date and title as a person corrected them."""
    changes = rulings.corrections.get(Subject(SubjectType.ARTICLE, article.id), {})
    return replace(
        article,
        outlet=changes.get("outlet", article.outlet),
        published=changes.get("published", article.published),
        title=changes.get("title", article.title),
    )


def _subjects(claims: Sequence[StoredClaim], anchors: Sequence[Anchor]) -> Mapping[str, list[Subject]]:
    """For each claim the subjects under which it was judged: its own id, and ids it had in earlier readings."""
    subjects = {claim.id: [Subject(SubjectType.CLAIM, claim.id)] for claim in claims}
    for anchor in anchors:
        if anchor.subject.id not in subjects and (claim := claim_meant(anchor.words, claims)):
            subjects[claim.id].insert(0, anchor.subject)
    return subjects


def claim_meant(words: str, claims: Sequence[StoredClaim]) -> StoredClaim | None:
    """The claim that was judged when it had these words; None if a new reading has no such claim."""
    best = max(claims, key=lambda claim: _shared(words, claim.text), default=None)
    return best if best and _shared(words, best.text) >= LEAST_SHARED else None


def _shared(one: str, other: str) -> float:
    """Share of the longer that the shorter makes up, if it stands in it."""
    short, long = sorted((one, other), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def _apply(claim: StoredClaim, rulings: Rulings, subjects: Sequence[Subject]) -> StoredClaim:
    changes: dict[str, str | None] = {}
    for subject in subjects:
        changes |= rulings.corrections.get(subject, {})
    rejected = any(subject in rulings.rejected for subject in subjects)
    judged = rejected or bool(changes) or any(subject in rulings.accepted for subject in subjects)
    return replace(_correct(claim, changes), rejected=rejected, judged=judged) if judged else claim


def _correct(claim: StoredClaim, changes: Mapping[str, str | None]) -> StoredClaim:
    kind, act = changes.get("kind", claim.kind), changes.get("act", claim.act)
    certainty, polarity = changes.get("certainty", claim.certainty), changes.get("polarity", claim.polarity)
    return replace(
        claim,
        speaker=changes.get("speaker", claim.speaker),
        kind=Kind(kind) if kind else None,
        act=Act(act) if act else None,
        certainty=Certainty(certainty) if certainty else None,
        polarity=Polarity(polarity) if polarity else None,
        said_on=changes.get("said_on", claim.said_on),
        about=changes.get("about", claim.about),
    )
