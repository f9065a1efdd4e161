"""The chain behind a claim: the intermediaries that the text states, outermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.draft import Draft
from reportedly.annotate.intermediaries import holder_of, told_outlet
from reportedly.annotate.outlet_names import same_outlet
from reportedly.annotate.resolve_sources import Resolution
from reportedly.model.article import Article
from reportedly.model.attribution import Kind, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The sources, intermediaries added, and for each draft the ids of its intermediaries, outermost first."""

    sources: tuple[Source, ...] = ()
    via: tuple[tuple[str, ...], ...] = ()


def trace_chains(article: Article, drafts: Sequence[Draft], resolution: Resolution) -> Chains:
    """For each draft the sources it came through: an outlet told, the outer speaker of a nested one."""
    sources = list(resolution.sources)
    via: list[tuple[str, ...]] = [()] * len(drafts)
    for place in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, i)):
        draft = drafts[place]
        outer = draft.inside
        speaker = resolution.speakers[place]
        if outer is not None and 0 <= outer < len(drafts) and outer != place:
            holder = resolution.speakers[outer]
            via[place] = (*via[outer], *((holder,) if holder and holder != speaker else ()))
            continue
        name = told_outlet(article, draft) or holder_of(article, draft)
        if name and not same_outlet(name, article.outlet):
            told = _source(sources, name)
            via[place] = (told,) if told != speaker else ()
    return Chains(sources=tuple(sources), via=tuple(via))


def _source(sources: list[Source], name: str) -> str:
    """The id of the outlet of that name, added to the sources if it is not among them."""
    for source in sources:
        if same_outlet(source.name, name):
            return source.id
    sources.append(Source(id=f"s{len(sources) + 1}", name=name, kind=Kind.OUTLET))
    return sources[-1].id
