"""Nouns of the corpus -> what is told of them, each passage cut out of its article's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.assistant.answers import (
    ArticleTold,
    AssertionTold,
    ClaimTold,
    ComparisonTold,
    Passage,
    PredictionTold,
    ReportTold,
    SourceTold,
)
from reportedly.model.attribution import Attribution
from reportedly.model.comparison import Assertion, Claim, Comparison
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store.answers import Prediction, SourceGroup, StoredClaim

NOT_STATED = "source not stated"
NO_OUTLET = "outlet not stated"


def tell_claim(claim: StoredClaim) -> ClaimTold:
    """A claim of the corpus."""
    own = "in its own voice" if claim.attribution is None else NOT_STATED
    return ClaimTold(
        claim=claim.id,
        chain=(claim.outlet or NO_OUTLET, *claim.via, claim.speaker or own),
        speaker=claim.speaker,
        kind=claim.kind,
        act=claim.act,
        certainty=claim.certainty,
        polarity=claim.polarity,
        said_on=claim.said_on,
        about=claim.about,
        outlet=claim.outlet,
        published=claim.published,
        passage=Passage(article=claim.article, spans=_pairs(claim.spans), text=claim.text),
    )


def tell_article(report: Report, most: int) -> ArticleTold:
    """An article that was read just now."""
    article, told = report.article, report.attributions[:most]
    return ArticleTold(
        article=article.id,
        kept=False,
        outlet=article.outlet,
        published=article.published,
        title=article.title,
        claims=tuple(_tell_attribution(one, report) for one in told),
        left_out=len(report.attributions) - len(told),
    )


def tell_kept(report: Report, claims: Sequence[StoredClaim], most: int) -> ArticleTold:
    """An article of the corpus, with its claims as they stand."""
    article, told = report.article, [one for one in claims if not one.rejected]
    return ArticleTold(
        article=article.id,
        kept=True,
        outlet=article.outlet,
        published=article.published,
        title=article.title,
        claims=tuple(map(tell_claim, told[:most])),
        left_out=max(len(told) - most, 0),
    )


def tell_source(group: SourceGroup) -> SourceTold:
    """A source."""
    return SourceTold(
        source=group.id,
        name=group.name,
        kinds=tuple(group.kinds),
        variants=group.variants,
        outlets=group.outlets,
        total=group.total,
        claims=tuple(map(tell_claim, group.claims)),
    )


def tell_prediction(one: Prediction) -> PredictionTold:
    """A prediction."""
    return PredictionTold(
        state=one.state,
        first=one.first.isoformat() if one.first else None,
        last=one.last.isoformat() if one.last else None,
        claim=tell_claim(one.claim),
        bearing=one.bearing,
    )


def tell_comparison(comparison: Comparison, most: int) -> ComparisonTold:
    """What most articles report comes first."""
    ordered = sorted(comparison.assertions, key=lambda one: (-len(one.articles), not one.contested))
    told = [_tell_assertion(one, comparison) for one in ordered[:most]]
    return ComparisonTold(
        articles=tuple(article.id for article in comparison.articles),
        assertions=tuple(told),
        left_out=len(ordered) - len(told),
        copies=tuple(f"{copy.article} has {copy.share:.0%} of its text from {copy.of}" for copy in comparison.copies),
    )


def _tell_assertion(assertion: Assertion, comparison: Comparison) -> AssertionTold:
    texts = {article.id: article.text for article in comparison.articles}
    names = {origin.id: f"{origin.name} ({origin.kind})" for origin in assertion.origins}
    count = assertion.independent_origins
    clearest = next(
        (one for one in assertion.claims if _words(one.content, texts[one.article]) == assertion.text), None
    )
    first = clearest or assertion.claims[0]
    return AssertionTold(
        assertion=assertion.id,
        passage=_passage(first, texts),
        origins=tuple(names.values()),
        least=count.min,
        most=count.max,
        why=count.why,
        contested=assertion.contested,
        reports=tuple(
            ReportTold(
                position=claim.position,
                relation=claim.relation,
                origin=names.get(claim.origin or ""),
                lost=claim.lost,
                passage=_passage(claim, texts),
            )
            for claim in assertion.claims
        ),
    )


def _tell_attribution(one: Attribution, report: Report) -> ClaimTold:
    article = report.article
    speaker = report.source(one.speaker) if one.speaker else None
    via = (report.source(id).name for id in one.via)
    return ClaimTold(
        claim=None,
        chain=(article.outlet or NO_OUTLET, *via, speaker.name if speaker else NOT_STATED),
        speaker=speaker.name if speaker else None,
        kind=speaker.kind if speaker else None,
        act=one.act,
        certainty=one.certainty,
        polarity=one.polarity,
        said_on=one.said_on,
        about=one.about,
        outlet=article.outlet,
        published=article.published,
        passage=Passage(article=article.id, spans=_pairs(one.content), text=_words(one.content, article.text)),
    )


def _passage(claim: Claim, texts: dict[str, str]) -> Passage:
    text = _words(claim.content, texts[claim.article])
    return Passage(article=claim.article, spans=_pairs(claim.content), text=text)


def _words(spans: Iterable[Span], text: str) -> str:
    return " ".join(span.text(text) for span in spans)


def _pairs(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)
