"""A factory for what enters a store: invented articles on a bridge, as small as a test can use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from factories import article, attribution, report, source, span
from reportedly.model.attribution import Act, Attribution, Source
from reportedly.model.judgement import Judgement, JudgementKind, Subject
from reportedly.model.report import ProducedBy, Report
from reportedly.store.answers import Entry

SEEN = datetime(2026, 3, 5, 12, tzinfo=UTC)


def entry(one: Report | None = None, **changes: Any) -> Entry:
    return replace(Entry(report=one or report(), seen=SEEN), **changes)


def saying(
    id: str,
    text: str,
    *,
    speaker: Source | None = None,
    act: Act = Act.SAYS,
    about: str | None = None,
    model: str = "test",
    **changes: Any,
) -> Report:
    """An article of which the whole text is said by one source."""
    said: Attribution = attribution(source=(), cue=(), content=(span(text, text),), via=(), act=act, about=about)
    return Report(
        article=article(**{"id": id, "text": text, "title": None, "url": None, **changes}),
        sources=(replace(speaker or source(role=None), mentions=()),),
        attributions=(said,),
        times=(),
        produced_by=ProducedBy(reportedly="0.1.0", model=model),
    )


def judged(kind: JudgementKind, *subjects: str, **changes: Any) -> Judgement:
    stated = {
        "at": SEEN,
        "who": "Ines",
        "why": "seen the letter",
        "kind": kind,
        "subjects": tuple(map(Subject.parse, subjects)),
    }
    return Judgement(**{**stated, **changes})
