"""Draw the passages of an event that one step of training sees, and say which pairs of them make the same claim."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.cut_sentences import cut_sentences
from reportedly.link.split_statements import in_context, split_statements
from reportedly.link.statement import Statement
from reportedly.model.passage import Passage
from reportedly.model.report import Report
from reportedly.model.span import Span
from training.stories import Event, claims_held, covers, holding, reports_of

# How often an annotated passage is shown as a clause that holds it, for clauses are what is compared.
AS_CLAUSE = 0.5
# Clauses without a claim that a step sees.
WITHOUT_CLAIM = 60
# A pair with such a clause counts less: the annotation lists only what several articles tell.
UNSURE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A passage of one article of the event, with the claim it is shown for; None where it carries none."""

    article: int
    span: Span
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Of all pairs of passages drawn, (n, n): whether they make the same claim, whether they tell nothing, how much they count."""

    same: NDArray[np.bool_]
    ignored: NDArray[np.bool_]
    counts: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read:
    """An event with the texts and clauses of its articles."""

    event: Event
    texts: tuple[str, ...]
    sentences: tuple[tuple[Span, ...], ...]
    clauses: tuple[Statement, ...]
    free: tuple[int, ...]
    """Places of the clauses that carry no claim."""


def read_event(event: Event, reports: Mapping[str, Report]) -> Read:
    """Cut the articles of an event."""
    chosen = reports_of(event, reports)
    clauses = tuple(s for place, report in enumerate(chosen) for s in split_statements(place, report))
    texts = tuple(report.article.text for report in chosen)
    return Read(
        event=event,
        texts=texts,
        sentences=tuple(tuple(cut_sentences(text)) for text in texts),
        clauses=clauses,
        free=tuple(n for n, claims in enumerate(claims_held(event, clauses)) if not claims),
    )


def draw_passages(read: Read, rng: random.Random) -> list[Drawn]:
    """Every annotated passage, half of them as a clause that holds it, and some clauses without a claim."""
    drawn = []
    for claim in read.event.claims:
        for told in claim.told:
            span, held = told.span, holding(told, read.clauses)
            if held and rng.random() < AS_CLAUSE:
                span = read.clauses[rng.choice(held)].content[0]
            drawn.append(Drawn(article=told.article, span=span, claim=claim.id))
    for place in rng.sample(read.free, min(WITHOUT_CLAIM, len(read.free))):
        clause = read.clauses[place]
        drawn.append(Drawn(article=clause.article, span=clause.content[0], claim=None))
    return drawn


def passage_of(read: Read, drawn: Drawn) -> Passage:
    """What is drawn in the context that a clause there would have."""
    text, sentences = read.texts[drawn.article], read.sentences[drawn.article]
    over = [n for n, sentence in enumerate(sentences) if sentence.overlaps(drawn.span)]
    whole = Span.of(sentences[over[0]].start, sentences[over[-1]].end)
    return in_context(text, drawn.span, sentences[max(0, over[0] - 1)].start, whole)


def pairs_of(event: Event, drawn: Sequence[Drawn]) -> Pairs:
    """Pairs of one article tell nothing, nor do those shown for two claims of which one passage carries both."""
    articles = np.array([d.article for d in drawn])
    touched = [_claims(event, one) for one in drawn]
    same = np.array([[one.claim is not None and one.claim == other.claim for other in drawn] for one in drawn])
    overlap = np.array([[bool(one & other) for other in touched] for one in touched])
    without = np.array([d.claim is None for d in drawn])
    counts = np.where(without[:, None] | without[None, :], UNSURE, 1.0)
    counts[np.ix_(without, without)] = 0.0
    return Pairs(
        same=same,
        ignored=(articles[:, None] == articles[None, :]) | (overlap & ~same),
        counts=counts.astype(np.float32),
    )


def _claims(event: Event, drawn: Drawn) -> frozenset[str]:
    """All claims that what is drawn carries, besides the one it is shown for."""
    found = {
        claim.id
        for claim in event.claims
        for told in claim.told
        if told.article == drawn.article and covers(told.span, drawn.span)
    }
    return frozenset(found | ({drawn.claim} if drawn.claim else set()))
