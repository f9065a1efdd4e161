"""Report -> claims: every attribution and every statement in the article's own voice, each under its stable id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.model.article import Article
from reportedly.model.attribution import Kind
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store.answers import StoredClaim
from reportedly.store.claim_id import claim_id
from reportedly.store.name_key import outlet_key


def read_claims(report: Report, own_voice: Sequence[Sequence[Span]]) -> list[StoredClaim]:
    """The claims as the machine read them, attributed ones first, each in reading order."""
    seen: Counter[str] = Counter()
    claims = []
    for claim in (*_attributed(report), *_own(report.article, own_voice)):
        times, seen[claim.id] = seen[claim.id], seen[claim.id] + 1
        claims.append(replace(claim, id=claim_id(claim.article, claim.spans, claim.speaker, times)) if times else claim)
    return claims


def is_borrowed(claim: StoredClaim, report: Report) -> bool:
    """Whether an attributed claim has no origin of the article's own: nobody is named, or it came through another outlet."""
    return claim.attribution is not None and (claim.speaker is None or bool(cited_outlets(claim, report)))


def cited_outlets(claim: StoredClaim, report: Report) -> dict[str, str]:
    """Other outlets in the claim's chain: key -> name as the article has it."""
    if claim.attribution is None:
        return {}
    chain = [report.source(id) for id in report.attribution(claim.attribution).via]
    named = [source.name for source in chain if source.kind is Kind.OUTLET]
    if claim.kind is Kind.OUTLET and claim.speaker:
        named.append(claim.speaker)
    own = outlet_key(claim.outlet) if claim.outlet else None
    return {key: name for name in named if (key := outlet_key(name)) != own}


def _attributed(report: Report) -> Iterator[StoredClaim]:
    for attribution in report.attributions:
        # A declined comment may have no content: then the refusal itself is what stands in the text.
        spans = attribution.content or tuple(sorted((*attribution.source, *attribution.cue)))
        if not spans:
            continue
        speaker = report.source(attribution.speaker) if attribution.speaker else None
        yield replace(
            _bare(report.article, spans, speaker.name if speaker else None),
            attribution=attribution.id,
            form=attribution.form,
            kind=speaker.kind if speaker else None,
            via=tuple(report.source(id).name for id in attribution.via),
            act=attribution.act,
            certainty=attribution.certainty,
            polarity=attribution.polarity,
            said_on=attribution.said_on,
            about=attribution.about,
            score=attribution.score,
        )


def _own(article: Article, own_voice: Sequence[Sequence[Span]]) -> Iterator[StoredClaim]:
    return (_bare(article, tuple(Span(*span) for span in spans), None) for spans in own_voice if spans)


def _bare(article: Article, spans: tuple[Span, ...], speaker: str | None) -> StoredClaim:
    """A claim of which nothing is known but where it stands and who says it."""
    return StoredClaim(
        id=claim_id(article.id, spans, speaker),
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        spans=spans,
        text=" ".join(span.text(article.text) for span in spans),
        speaker=speaker,
    )
