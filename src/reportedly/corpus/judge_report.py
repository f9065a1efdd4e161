"""A stored report as people have judged it: what they rejected is silent, what they corrected is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.ingest.read_matter import read_matter
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution, Kind, Source
from reportedly.model.judgement import Rulings, Subject, SubjectType
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store.answers import StoredClaim


def judge_report(report: Report, claims: Sequence[StoredClaim], rulings: Rulings) -> Report:
    """The report that a comparison works on. `claims` are the article's as they stand.

    The record of a report leaves out asides; they are found again, since a header must not count as a claim.
    """
    rejected = [claim for claim in claims if claim.rejected]
    gone = {claim.attribution for claim in rejected} - {None}
    corrected = {c.attribution: c for c in claims if c.judged and not c.rejected and c.attribution}
    named = {id: source for id, claim in corrected.items() if (source := _source(report, claim))}
    return replace(
        report,
        article=judge_article(report.article, rulings, (span for claim in rejected for span in claim.spans)),
        sources=(*report.sources, *named.values()),
        attributions=tuple(
            _correct(replace(one, inside=None) if one.inside in gone else one, corrected.get(one.id), named)
            for one in report.attributions
            if one.id not in gone
        ),
    )


def judge_article(article: Article, rulings: Rulings, rejected: Iterable[Span] = ()) -> Article:
    """The article as a person corrected it, with what is no part of its report, or was rejected, as asides."""
    stated: Mapping[str, Any] = rulings.corrections.get(Subject(SubjectType.ARTICLE, article.id), {})
    asides = (*read_matter(article.text, outlet=article.outlet).asides, *rejected)
    return replace(article, asides=tuple(sorted(set(asides))), **stated)


def _source(report: Report, claim: StoredClaim) -> Source | None:
    """The speaker that a person put in the machine's place, if it is another."""
    attribution = report.attribution(claim.attribution or "")
    read = report.source(attribution.speaker) if attribution.speaker else None
    if claim.speaker is None or (read and (read.name, read.kind) == (claim.speaker, claim.kind)):
        return None
    return Source(
        id=f"judged-{attribution.id}",
        name=claim.speaker,
        kind=claim.kind or Kind.PERSON,
        role=read.role if read and read.name == claim.speaker else None,
    )


def _correct(one: Attribution, claim: StoredClaim | None, named: Mapping[str, Source]) -> Attribution:
    if claim is None:
        return one
    speaker = named[one.id].id if one.id in named else one.speaker
    return replace(
        one,
        speaker=speaker if claim.speaker else None,
        act=claim.act or one.act,
        certainty=claim.certainty or one.certainty,
        polarity=claim.polarity or one.polarity,
        said_on=claim.said_on,
        about=claim.about,
    )
