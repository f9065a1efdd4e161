"""A factory for each noun: sensible defaults about one short invented article, changed by keyword."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.model.article import Article, Credit, Relation
from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity, Source
from reportedly.model.report import ProducedBy, Report
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

TEXT = "Mayor Ada Quill told the Harbour Post on Tuesday that the bridge will open on Monday."


def span(words: str, text: str = TEXT, after: int = 0) -> Span:
    """Where `words` first stand in `text` at or after an offset; raises ValueError if they do not."""
    start = text.index(words, after)
    return Span.of(start, start + len(words))


def spans(words: str | tuple[str, ...], text: str = TEXT, after: int = 0) -> tuple[Span, ...]:
    """Where each piece stands, one behind the other."""
    found: list[Span] = []
    for piece in (words,) if isinstance(words, str) else words:
        found.append(span(piece, text, found[-1].end if found else after))
    return tuple(found)


def article(**changes: Any) -> Article:
    default = Article(
        id="ferry-1",
        text=TEXT,
        url="https://gazette.example/bridge",
        outlet="Ferry Gazette",
        title="Bridge to open, mayor says",
        authors=("Ines Marrow",),
        published="2026-03-04",
    )
    return replace(default, **changes)


def credit(**changes: Any) -> Credit:
    return replace(Credit(name="Harbour Post", relation=Relation.ORIGINALLY_APPEARED), **changes)


def source(**changes: Any) -> Source:
    default = Source(id="s1", name="Ada Quill", kind=Kind.PERSON, mentions=spans("Mayor Ada Quill"), role="Mayor")
    return replace(default, **changes)


def outlet(**changes: Any) -> Source:
    default = Source(id="s2", name="Harbour Post", kind=Kind.OUTLET, mentions=spans("the Harbour Post"))
    return replace(default, **changes)


def attribution(**changes: Any) -> Attribution:
    default = Attribution(
        id="a1",
        inside=None,
        source=spans("Mayor Ada Quill"),
        cue=spans("told the Harbour Post"),
        content=spans("the bridge will open on Monday"),
        form=Form.INDIRECT,
        speaker="s1",
        via=("s2",),
        act=Act.SAYS,
        certainty=Certainty.CERTAIN,
        polarity=Polarity.POSITIVE,
        said_on="2026-03-03",
        about="2026-03-09",
        score=0.97,
    )
    return replace(default, **changes)


def timex(**changes: Any) -> Timex:
    return replace(Timex(span=span("Monday"), type=TimexType.DATE, value="2026-03-09"), **changes)


def report(**changes: Any) -> Report:
    default = Report(
        article=article(),
        sources=(source(), outlet()),
        attributions=(attribution(),),
        times=(timex(),),
        produced_by=ProducedBy(reportedly="0.1.0", model="test"),
    )
    return replace(default, **changes)
