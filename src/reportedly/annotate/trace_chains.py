"""The chain behind a claim: the intermediaries that the text states, outermost first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotate.draft import Draft
from reportedly.annotate.intermediaries import around_cue, sentence_starts, stated_outlet, tells_the_outlet
from reportedly.annotate.outlet_names import same_outlet
from reportedly.annotate.resolve_sources import Resolution
from reportedly.model.article import Article
from reportedly.model.attribution import Kind, Source
from reportedly.model.span import Span, hull

CARRIED = 3
"""Over how many sentences an interview goes on, counted from the same speaker's last words in it."""
_CITING = re.compile(r"(?:cit|quot|according|report)", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:statement|conference|briefing|speech|rally|hearing|tweet\w*|wrote|letter|declined|refused|told (?:reporters|analysts|lawmakers|supporters|a |the (?:crowd|committee|panel))|"
    r"did not|didn[’']t)\b",
    re.I,
)
"""What is said there is no longer said in the interview."""
_INTERVIEW = re.compile(
    r"\b(?:in|during|in the course of) (?:the|that|his|her|their|the same) (?:\w+ )?(?:interview|conversation|exchange|call)\b",
    re.I,
)
_REPORTERS = frozenset((Kind.OUTLET, Kind.AUTHOR))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The sources, intermediaries added, and for each draft the ids of its intermediaries, outermost first."""

    sources: tuple[Source, ...] = ()
    via: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True, kw_only=True)
class _Trace:
    """What the steps share: the drafts, who speaks them, and the chains found so far."""

    article: Article
    drafts: Sequence[Draft]
    speakers: Sequence[str | None]
    sources: list[Source]
    starts: Sequence[int]
    via: list[tuple[str, ...]]
    spoken: dict[str, int] = field(default_factory=dict)
    outlets: set[str] = field(init=False)
    owned: set[str] = field(init=False)
    unnamed: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.outlets = {source.id for source in self.sources if source.kind is Kind.OUTLET}
        self.unnamed = {source.id for source in self.sources if source.kind is Kind.ANONYMOUS}
        self.owned = {
            source.id
            for source in self.sources
            if source.kind in _REPORTERS and same_outlet(source.name, self.article.outlet)
        }

    def sentence(self, place: int) -> int:
        """The number of the sentence of a draft's cue."""
        draft = self.drafts[place]
        return bisect_right(self.starts, (draft.cue or draft.source or draft.content)[0].start)

    def outer(self, place: int) -> int | None:
        """The draft that holds this one; none holds the report of which it names the source."""
        inside = self.drafts[place].inside
        if inside is None or inside == place or not 0 <= inside < len(self.drafts):
            return None
        return None if self.reports(place) and not self.reports(inside) and self.cites(inside) else inside

    def reports(self, place: int) -> bool:
        """Whether an outlet other than the article's own speaks."""
        speaker = self.speakers[place]
        return speaker in self.outlets and speaker not in self.owned

    def cites(self, place: int) -> bool:
        """Whether the cue names where a report has it from."""
        return any(_CITING.match(span.text(self.article.text)) for span in self.drafts[place].cue[:1])


def trace_chains(article: Article, drafts: Sequence[Draft], resolution: Resolution) -> Chains:
    """For each draft the sources it came through: an outlet told, the outer speaker of a nested one, the report it stands in."""
    trace = _Trace(
        article=article,
        drafts=drafts,
        speakers=resolution.speakers,
        sources=list(resolution.sources),
        starts=sentence_starts(article.text),
        via=[()] * len(drafts),
    )
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].start, i))
    for place in order:
        if trace.outer(place) is None:
            trace.via[place] = _outermost(trace, place)
        else:
            _heard_in_report(trace, place)
    for place in order:
        if trace.outer(place) is not None:
            trace.via[place] = _nested(trace, place)
    return Chains(sources=tuple(trace.sources), via=tuple(trace.via))


def _outermost(trace: _Trace, place: int) -> tuple[str, ...]:
    """The intermediary of a draft that no other holds: stated by it, reporting it, or carried on."""
    speaker = trace.speakers[place]
    if trace.reports(place) or speaker in trace.owned:
        return ()
    through = _stated(trace, place) or _reporting(trace, place)
    if not through and not _told_us(trace, place):
        through = _carried(trace, place)
    if speaker:
        trace.spoken[speaker] = place
    return tuple(source for source in through if source != speaker)


def _heard_in_report(trace: _Trace, place: int) -> None:
    """Keeps whom an outlet's report lets speak, so that what they say in the next sentence comes through it too."""
    outer, speaker = trace.outer(place), trace.speakers[place]
    outlet = trace.speakers[outer] if outer is not None and trace.reports(outer) else None
    if outlet and speaker and speaker != outlet:
        trace.via[place] = (outlet,)
        trace.spoken[speaker] = place


def _stated(trace: _Trace, place: int) -> tuple[str, ...]:
    """The outlet told, or that saw the document; "the paper" is the outlet named last."""
    draft = trace.drafts[place]
    if name := stated_outlet(trace.article, draft, _clear(trace, place)):
        return () if same_outlet(name, trace.article.outlet) else (_source(trace.sources, name),)
    if not tells_the_outlet(trace.article, draft):
        return ()
    named = [
        (max(mention.start for mention in source.mentions if mention.start < draft.start), source.id)
        for source in trace.sources
        if source.kind is Kind.OUTLET and any(mention.start < draft.start for mention in source.mentions)
    ]
    earlier = [
        (trace.drafts[i].start, via[0])
        for i, via in enumerate(trace.via)
        if via and trace.drafts[i].start < draft.start
    ]
    return (max(named + earlier)[1],) if named or earlier else ()


def _told_us(trace: _Trace, place: int) -> bool:
    """Whether the speaker tells the article's own outlet."""
    name = stated_outlet(trace.article, trace.drafts[place], _clear(trace, place))
    return same_outlet(name, trace.article.outlet)


def _clear(trace: _Trace, place: int) -> Span:
    """The stretch around a draft's cue in which no other draft's cue stands."""
    cue = hull(trace.drafts[place].cue or trace.drafts[place].source or trace.drafts[place].content)
    others = [span for i, draft in enumerate(trace.drafts) if i != place for span in draft.cue]
    start = max((span.end for span in others if span.end <= cue.start), default=0)
    end = min((span.start for span in others if span.start >= cue.end), default=len(trace.article.text))
    return Span(start, end)


def _reporting(trace: _Trace, place: int) -> tuple[str, ...]:
    """The outlet that reports it in the same sentence: "..., she said, Reuters reported", "the Post, citing two officials"."""
    here = trace.sentence(place)
    for other, draft in enumerate(trace.drafts):
        beside = other != place and draft.inside in (None, place) and trace.reports(other)
        if beside and trace.sentence(other) == here and (trace.cites(place) or trace.cites(other)):
            return tuple(filter(None, (trace.speakers[other],)))
    return ()


def _carried(trace: _Trace, place: int) -> tuple[str, ...]:
    """What came between when the same speaker spoke shortly before."""
    speaker = trace.speakers[place] or ""
    last = trace.spoken.get(speaker)
    if last is None:
        return ()
    said = " ".join(span.text(trace.article.text) for span in around_cue(trace.article.text, trace.drafts[place]))
    if _ELSEWHERE.search(said):
        return ()
    far = trace.sentence(place) - trace.sentence(last) > CARRIED
    return () if far and speaker not in trace.unnamed and not _INTERVIEW.search(said) else trace.via[last]


def _nested(trace: _Trace, place: int) -> tuple[str, ...]:
    """The chain of the draft around it, its speaker, and whom this one was told to."""
    chain: list[str] = []
    inner: int | None = place
    seen = {place}
    speaker = trace.speakers[place]
    while inner is not None and (outer := trace.outer(inner)) is not None and outer not in seen:
        seen.add(outer)
        holder = trace.speakers[outer]
        if holder and holder != speaker and holder not in chain and holder not in trace.owned:
            chain.insert(0, holder)
        inner = outer
    root = (
        [source for source in trace.via[inner] if source not in chain and source != speaker]
        if inner is not None
        else []
    )
    told = [source for source in _stated(trace, place) if source not in (*root, *chain) and source != speaker]
    return (*root, *chain, *told)


def _source(sources: list[Source], name: str) -> str:
    """The id of the outlet of that name, added to the sources if it is not among them."""
    for source in sources:
        if source.kind is Kind.OUTLET and same_outlet(source.name, name):
            return source.id
    sources.append(Source(id=f"s{len(sources) + 1}", name=name, kind=Kind.OUTLET))
    return sources[-1].id
