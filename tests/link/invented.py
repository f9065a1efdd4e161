"""Invented reports in a few lines: an outlet's text and what its attributions say."""

from __future__ import annotations

from dataclasses import dataclass

import factories
from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.model.article import Credit
from reportedly.model.attribution import Act, Attribution, Certainty, Kind, Polarity, Source
from reportedly.model.report import Report

VECTORS = choose_vectors(threads=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution to be: `content` stands in the text, `via` and `speaker` are names with their kinds."""

    content: str
    speaker: str | None
    kind: Kind = Kind.PERSON
    via: tuple[str, ...] = ()
    act: Act = Act.SAYS
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    role: str | None = None
    cue: str | None = None


def told(
    outlet: str | None, text: str, *said: Said, published: str | None = "2026-03-04", credits: tuple[Credit, ...] = ()
) -> Report:
    """The report of an article whose id is its outlet's name in small letters with hyphens."""
    sources: dict[str, Source] = {}
    attributions = tuple(_attribution(n, one, text, sources) for n, one in enumerate(said, 1))
    id = (outlet or f"unknown-{len(text)}").lower().replace(" ", "-")
    article = factories.article(
        id=id, text=text, outlet=outlet, title=f"As the {outlet} has it", published=published, url=None, credits=credits
    )
    return factories.report(article=article, sources=tuple(sources.values()), attributions=attributions, times=())


def _attribution(n: int, said: Said, text: str, sources: dict[str, Source]) -> Attribution:
    def source(name: str, kind: Kind, role: str | None = None) -> str:
        sources.setdefault(name, Source(id=f"s{len(sources) + 1}", name=name, kind=kind, role=role))
        return sources[name].id

    return factories.attribution(
        id=f"a{n}",
        source=(),
        cue=factories.spans(said.cue, text) if said.cue else (),
        content=factories.spans(said.content, text),
        speaker=source(said.speaker, said.kind, said.role) if said.speaker else None,
        via=tuple(source(name, Kind.OUTLET) for name in said.via),
        act=said.act,
        certainty=said.certainty,
        polarity=said.polarity,
        said_on=None,
        about=None,
    )
