"""Articles as a STIX 2.1 bundle: a report each, a note a claim, an identity a source, an opinion where one is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import uuid5

from reportedly.errors import RecordError
from reportedly.export.chain import NOT_STATED, OUTLET_NOT_STATED
from reportedly.export.claim_row import ClaimRow, claim_rows
from reportedly.export.encode_record import encode_record, unwritable
from reportedly.export.stix_object import (
    EXTENSION,
    MAPPED,
    NAMESPACE,
    PRODUCER,
    StixObject,
    extend,
    stix_object,
    timestamp,
)
from reportedly.model.article import Article
from reportedly.model.attribution import Act, Attribution, Certainty, Kind, Source
from reportedly.model.report import Report

# The speaker towards the words of the note as they stand there. Polarity has no part in it: in "No such letter exists" the
# words are already negative, and the speaker holds with them. Who asks, urges or declines takes no position.
OPINION: dict[Act, str] = {
    Act.CONFIRMS: "strongly-agree",
    Act.SAYS: "agree",
    Act.ALLEGES: "agree",
    Act.PREDICTS: "agree",
    Act.THINKS: "agree",
    Act.DENIES: "strongly-disagree",
}
# The DNI scale among the confidence scales of STIX 2.1: almost certain, probable, even chance. Unknown is left out.
CONFIDENCE: dict[Certainty, int] = {Certainty.CERTAIN: 95, Certainty.PROBABLE: 70, Certainty.POSSIBLE: 50}
# Who wishes, hopes or doubts takes no position either; to confirm and to deny is one however it is put.
COMMITTED = (Act.CONFIRMS, Act.DENIES)
IDENTITY_CLASS: dict[Kind, str] = {
    Kind.PERSON: "individual",
    Kind.ORGANIZATION: "organization",
    Kind.OUTLET: "organization",
    Kind.ANONYMOUS: "unknown",
    Kind.GROUP: "group",
}
# A name stands for one identity in the whole bundle; those who have none stay within their article.
NAMED = (Kind.PERSON, Kind.ORGANIZATION, Kind.OUTLET)


def write_stix(reports: Iterable[Report], out: BinaryIO) -> int:
    """Write one bundle, an object a line, without repeating one; gives the number of objects.

    The ids depend on the content alone, so the same reports give the same bytes. Raises RecordError, naming the article, for
    a text that UTF-8 cannot carry.
    """
    out.write(b'{"type":"bundle","objects":[')
    seen: set[object] = set()
    lead, bundle = b"\n", NAMESPACE
    for article, made in _objects(reports):
        if made["id"] in seen:
            continue
        seen.add(made["id"])
        out.write(lead + encode_record(made, article))
        lead, bundle = b",\n", uuid5(bundle, str(made["id"]))
    out.write(b'\n],"id":"bundle--' + str(bundle).encode() + b'"}\n')
    return len(seen)


def objects_of(report: Report) -> Iterator[StixObject]:
    """The identities, notes and opinions of an article, each behind those that it refers to, and last the report."""
    outlet = _outlet(report.article)
    identities = {source.id: found for source in report.sources if (found := _identity(report.article, source, outlet))}
    yield from (outlet, *identities.values())
    notes: list[StixObject] = []
    for row, one in zip(claim_rows(report), report.attributions, strict=True):
        claim = _Claim(article=report.article, row=row, one=one, outlet=outlet, identities=identities)
        note = _note(claim, report)
        opinion = _opinion(claim, note)
        notes += [note] if opinion is None else [note, opinion]
    yield from notes
    yield _report(report.article, outlet, [outlet, *identities.values(), *notes])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One claim with everything that its objects are made of; `identities` by the id of the source."""

    article: Article
    row: ClaimRow
    one: Attribution
    outlet: StixObject
    identities: dict[str, StixObject]

    @property
    def created(self) -> str:
        return timestamp(self.article.published) or MAPPED

    @property
    def speaker(self) -> StixObject | None:
        return None if self.one.speaker is None else self.identities.get(self.one.speaker)

    @property
    def chain(self) -> list[str]:
        return [self.row.outlet or OUTLET_NOT_STATED, *self.row.via, self.row.speaker or NOT_STATED]

    @property
    def reference(self) -> list[StixObject]:
        return _references(self.article)


def _objects(reports: Iterable[Report]) -> Iterator[tuple[str, StixObject]]:
    yield from (("none", PRODUCER), ("none", EXTENSION))
    for report in reports:
        try:
            yield from ((report.article.id, made) for made in objects_of(report))
        except RecordError as error:
            raise unwritable(report.article.id) from error


def _outlet(article: Article) -> StixObject:
    """The identity of the publisher; where none is stated, one of this article alone."""
    if article.outlet is not None:
        return _named(article.outlet, Kind.OUTLET)
    return _unnamed(article, OUTLET_NOT_STATED, Kind.OUTLET, "unknown")


def _identity(article: Article, source: Source, outlet: StixObject) -> StixObject | None:
    """Who the source is; None for a document, which is nobody."""
    if source.kind is Kind.AUTHOR:
        return outlet
    if source.kind in NAMED:
        return _named(source.name, source.kind)
    if source.kind not in IDENTITY_CLASS:
        return None
    return _unnamed(article, source.name, source.kind, IDENTITY_CLASS[source.kind], source.id)


def _named(name: str, kind: Kind) -> StixObject:
    return stix_object(
        "identity",
        created_by_ref=PRODUCER["id"],
        name=name,
        description="Told apart by name and kind alone: two of one name are one here.",
        identity_class=IDENTITY_CLASS[kind],
        extensions=extend(kind=kind),
    )


def _unnamed(article: Article, words: str, kind: Kind, identity_class: str, source: str | None = None) -> StixObject:
    return stix_object(
        "identity",
        created_by_ref=PRODUCER["id"],
        name=words,
        description="Not named in the article: the name is a description and identifies nobody.",
        identity_class=identity_class,
        extensions=extend(kind=kind, article=article.id, source=source),
    )


def _note(claim: _Claim, report: Report) -> StixObject:
    """The claim in the article's words; where it gives none ("declined to comment"), the words that say so."""
    row, one = claim.row, claim.one
    cue = " … ".join(span.text(report.article.text) for span in one.cue)
    stands = [claim.identities[id] for id in (*one.via, one.speaker) if id in claim.identities]
    return stix_object(
        "note",
        claim.created,
        created_by_ref=PRODUCER["id"],
        lang=claim.article.language,
        abstract=" <- ".join(claim.chain),
        content=row.content or cue or row.act,
        object_refs=_ids(stands or [claim.outlet]),
        external_references=claim.reference,
        extensions=extend(
            article=row.article,
            claim=row.claim,
            inside=row.inside,
            chain=claim.chain,
            kind=row.kind,
            act=row.act,
            certainty=row.certainty,
            polarity=row.polarity,
            form=row.form,
            said_on=row.said_on,
            about=row.about,
            score=row.score,
            spans=row.spans,
        ),
    )


def _opinion(claim: _Claim, note: StixObject) -> StixObject | None:
    """Where the speaker stands towards the words of the note; None where the article gives no position or no speaker.

    It is the speaker's, with the speaker's confidence, as the article reports it: Reportedly vouches for nothing.
    """
    row = claim.row
    unsure = row.certainty is Certainty.UNKNOWN and row.act not in COMMITTED
    if row.act not in OPINION or unsure or not row.content or claim.speaker is None:
        return None
    return stix_object(
        "opinion",
        claim.created,
        created_by_ref=claim.speaker["id"],
        authors=[row.speaker],
        opinion=OPINION[row.act],
        explanation=f"As reported by {row.outlet or 'an article whose outlet is not stated'}: {' <- '.join(claim.chain)} ({row.act}).",
        confidence=CONFIDENCE.get(row.certainty),
        labels=["as-reported"],
        object_refs=[note["id"]],
        external_references=claim.reference,
    )


def _report(article: Article, outlet: StixObject, objects: list[StixObject]) -> StixObject:
    """A report; an undated article is a grouping, because a report has to say when it was published."""
    published = timestamp(article.published)
    kind: StixObject = {"context": "unspecified"} if published is None else {"published": published}
    return stix_object(
        "grouping" if published is None else "report",
        published or MAPPED,
        created_by_ref=outlet["id"],
        name=article.title or article.url or article.id,
        lang=article.language,
        object_refs=_ids(objects),
        external_references=_references(article),
        extensions=extend(article=article.id),
        **kind,
    )


def _references(article: Article) -> list[StixObject]:
    """Where the article stands: with an address, else with its id, for a reference needs one of the two."""
    place = {"external_id": article.id} if article.url is None else {"url": article.url}
    return [{"source_name": article.outlet or OUTLET_NOT_STATED, **place}]


def _ids(objects: Iterable[StixObject]) -> list[object]:
    return list(dict.fromkeys(made["id"] for made in objects))
