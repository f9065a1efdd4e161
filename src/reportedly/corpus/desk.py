"""The desk: what a corpus answers to its pages. Every answer costs what it shows, however much the corpus holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.corpus.corpus import Corpus
from reportedly.errors import NotFoundError
from reportedly.model.report import Report
from reportedly.store.answers import Due, Page, Prediction, SourceGroup, StoredClaim
from reportedly.store.sheets import (
    AssertionSheet,
    Doubt,
    DoubtKind,
    Order,
    OutletSheet,
    SourceWays,
    StoryBrief,
    StorySheet,
)

# What a prediction that is due adds to the weight of its story: as much as figures that changed.
DUE = 10_000


def front(corpus: Corpus, on: date, limit: int = 12) -> Page[StoryBrief]:
    """The stories with most at stake, predictions due on that day among it; the cursor goes on in `stories`."""
    listed = corpus.store.rank_stories(Order.STAKE, on, limit)
    due = {one.id: one for one in corpus.store.stories_due(on, limit // 3)}
    shown = {one.id: one for one in (*listed.elements, *due.values())}
    ranked = sorted(shown.values(), key=lambda one: one.weight + DUE * bool(one.due), reverse=True)
    return replace(listed, elements=tuple(ranked))


def stories(corpus: Corpus, order: Order, on: date, limit: int, cursor: str | None = None) -> Page[StoryBrief]:
    """Some stories in that order."""
    return corpus.store.rank_stories(order, on, limit, cursor)


def story(corpus: Corpus, id: str) -> StorySheet:
    """A story, also under the id of an article that belongs to one; raises NotFoundError if it belongs to none."""
    try:
        return corpus.store.story_sheet(id)
    except NotFoundError:
        homes = corpus.store.stories(of_article=id)
        if not homes:
            raise
        return corpus.store.story_sheet(homes[0].id)


def assertion(corpus: Corpus, id: str) -> AssertionSheet:
    """An assertion, by its id or that of one of its claims."""
    return corpus.store.assertion_sheet(id)


def assertions_by_claim(corpus: Corpus, claims: Sequence[str]) -> dict[str, str]:
    """Which assertion each of these claims is counted to, where there is something to compare it with."""
    return corpus.store.assertions_by_claim(claims)


def report(corpus: Corpus, id: str, revision: int | None = None) -> Report:
    """The report of an article as people judged it; that of an earlier version as the machine made it."""
    return corpus.judged_report(id) if revision is None else corpus.store.report(id, revision)


def source(corpus: Corpus, id: str, claims: int) -> SourceGroup:
    """The one source of that id; raises NotFoundError if no article speaks of it."""
    groups = corpus.store.source(f"source:{id}", claims)
    for group in groups:
        if group.id == id:
            return group
    if not groups:
        raise NotFoundError(f"no source {id} in this corpus; search for a part of the name")
    return groups[0]


def source_ways(corpus: Corpus, id: str) -> SourceWays:
    """As whom that source spoke, and through whom."""
    return corpus.store.source_ways(id)


def outlet(corpus: Corpus, name: str) -> OutletSheet:
    """One outlet; raises NotFoundError."""
    return corpus.store.outlet_sheet(name)


def predictions(corpus: Corpus, on: date, state: Due, limit: int, cursor: str | None = None) -> Page[Prediction]:
    """Some predictions in one state, overdue ones last due first, others soonest due first."""
    return corpus.store.page_predictions(on, (state,), limit, cursor)


def source_predictions(corpus: Corpus, id: str, on: date, limit: int) -> tuple[Prediction, ...]:
    """What a source predicted, last due first."""
    return corpus.store.source_predictions(id, on, limit)


def some_claims(corpus: Corpus, ids: Sequence[str]) -> dict[str, StoredClaim]:
    """These claims by their ids."""
    return corpus.store.some_claims(ids)


def doubts(corpus: Corpus, kind: DoubtKind, limit: int, cursor: str | None = None) -> Page[Doubt]:
    """Some of what waits for a person's judgement."""
    return corpus.store.doubts(kind, limit, cursor)
