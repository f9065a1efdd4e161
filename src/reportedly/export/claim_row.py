"""One claim as a flat row, for the formats that are tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity, Source
from reportedly.model.report import Report
from reportedly.model.span import Span, hull

# Between pieces of one content that do not stand side by side in the article.
GAP = " … "


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What is known of one claim. None is "not stated"; `claim` and `inside` are ids within the article.

    `content` is verbatim, its pieces joined by GAP; `start` and `end` hold all of them, `spans` are the pieces.
    """

    article: str
    outlet: str | None
    published: str | None
    url: str | None
    claim: str
    inside: str | None
    speaker: str | None
    kind: Kind | None
    role: str | None
    via: tuple[str, ...]
    act: Act
    certainty: Certainty
    polarity: Polarity
    form: Form
    said_on: str | None
    about: str | None
    score: float
    content: str
    start: int | None
    end: int | None
    spans: tuple[Span, ...]


def claim_rows(report: Report) -> Iterator[ClaimRow]:
    """The claims of a report in their order."""
    sources = {source.id: source for source in report.sources}
    return (_row(report, one, sources) for one in report.attributions)


def join_content(attribution: Attribution, text: str) -> str:
    """The words of the content; empty where the article gives none ("declined to comment")."""
    return GAP.join(span.text(text) for span in attribution.content)


def _row(report: Report, one: Attribution, sources: dict[str, Source]) -> ClaimRow:
    article = report.article
    speaker = None if one.speaker is None else sources[one.speaker]
    whole = hull(one.content) if one.content else None
    return ClaimRow(
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        claim=one.id,
        inside=one.inside,
        speaker=speaker.name if speaker else None,
        kind=speaker.kind if speaker else None,
        role=speaker.role if speaker else None,
        via=tuple(sources[id].name for id in one.via),
        act=one.act,
        certainty=one.certainty,
        polarity=one.polarity,
        form=one.form,
        said_on=one.said_on,
        about=one.about,
        score=one.score,
        content=join_content(one, article.text),
        start=whole.start if whole else None,
        end=whole.end if whole else None,
        spans=one.content,
    )
