"""ARTICLE -> REPORT: the passes in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reportedly.annotate.attribute import attribute
from reportedly.annotate.bar_asides import bar_asides
from reportedly.annotate.date_sayings import Sayings, date_sayings
from reportedly.annotate.draft import Draft, Entity
from reportedly.annotate.judge_stance import Stance, judge_stance
from reportedly.annotate.name_form import name_form
from reportedly.annotate.normalise_times import normalise_times
from reportedly.annotate.resolve_sources import Resolution, resolve_sources
from reportedly.annotate.tag import Tagger
from reportedly.annotate.trace_chains import Chains, trace_chains
from reportedly.model.article import Article
from reportedly.model.attribution import Attribution
from reportedly.model.report import ProducedBy, Report
from reportedly.model.timex import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of an article so far; every pass adds its part. Tuples run parallel to `drafts`."""

    article: Article
    tagger: Tagger
    readable: str
    drafts: tuple[Draft, ...] = ()
    entities: tuple[Entity, ...] = ()
    resolution: Resolution = field(default_factory=Resolution)
    chains: Chains = field(default_factory=Chains)
    stances: tuple[Stance, ...] = ()
    times: tuple[Timex, ...] = ()
    sayings: tuple[Sayings, ...] = ()


def find_attributions(reading: Reading) -> Reading:
    """Source, cue and content spans, and the names in the text."""
    article = reading.article
    found = attribute(article.text, reading.tagger)
    drafts = bar_asides(found.drafts, (*article.asides, *article.captions))
    return replace(reading, drafts=drafts, entities=found.entities)


def name_speakers(reading: Reading) -> Reading:
    """Who "the official", "the outlet", "she" is."""
    return replace(reading, resolution=resolve_sources(reading.article, reading.drafts, reading.entities))


def follow_chains(reading: Reading) -> Reading:
    """Through whom it came."""
    return replace(reading, chains=trace_chains(reading.article, reading.drafts, reading.resolution))


def weigh_stances(reading: Reading) -> Reading:
    """Act, certainty, polarity."""
    return replace(reading, stances=judge_stance(reading.readable, reading.drafts))


def read_times(reading: Reading) -> Reading:
    """Time expressions, and when things were said and are due."""
    times = normalise_times(reading.readable, reading.article.published)
    acts = [stance.act for stance in reading.stances]
    sayings = date_sayings(reading.readable, reading.article.published, reading.drafts, times, acts)
    return replace(reading, times=times, sayings=sayings)


PASSES: tuple[Callable[[Reading], Reading], ...] = (
    find_attributions,
    name_speakers,
    follow_chains,
    weigh_stances,
    read_times,
)


def annotate(article: Article, tagger: Tagger, version: str) -> Report:
    """Read one article. `version` is Reportedly's own, for the record."""
    reading = Reading(article=article, tagger=tagger, readable=readable_text(article))
    for step in PASSES:
        reading = step(reading)
    return _report(reading, version)


def readable_text(article: Article) -> str:
    """The text with asides and captions blanked out, character for character, so that offsets hold."""
    text = article.text
    for span in (*article.asides, *article.captions):
        blank = "".join(c if c in "\r\n" else " " for c in span.text(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def _report(reading: Reading, version: str) -> Report:
    attributions = tuple(
        Attribution(
            id=f"a{i + 1}",
            inside=f"a{draft.inside + 1}" if draft.inside is not None else None,
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=name_form(reading.article.text, draft),
            speaker=reading.resolution.speakers[i],
            via=reading.chains.via[i],
            act=reading.stances[i].act,
            certainty=reading.stances[i].certainty,
            polarity=reading.stances[i].polarity,
            said_on=reading.sayings[i].said_on,
            about=reading.sayings[i].about,
            score=draft.score,
        )
        for i, draft in enumerate(reading.drafts)
    )
    return Report(
        article=reading.article,
        sources=reading.chains.sources,
        attributions=attributions,
        times=reading.times,
        produced_by=ProducedBy(reportedly=version, model=reading.tagger.name),
    )
