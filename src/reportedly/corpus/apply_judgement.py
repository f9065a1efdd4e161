"""Let a judgement count in the stories: those it is about are grouped or compared anew."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.corpus.stories import Stories
from reportedly.model.judgement import Judgement, JudgementKind, Subject, SubjectType
from reportedly.store import Store

GROUPED = (SubjectType.ARTICLE, SubjectType.STORY)
# Newest claims of a source whose stories are compared anew at once; the others are when an article joins them.
NEWEST = 200


def apply_judgement(judgement: Judgement, store: Store, stories: Stories) -> None:
    """Group and compare anew what the judgement, or the one that it takes back, is about."""
    stories.settle()
    meant = _meant(judgement, store)
    grouping = meant.kind in (JudgementKind.MERGE, JudgementKind.SPLIT) and meant.subjects[0].type in GROUPED
    named = [id for subject in meant.subjects for id in _articles(subject, store, stories)]
    articles = list(dict.fromkeys((*named, *(() if grouping else sorted(store.articles_judged(judgement.id))))))
    if not grouping:
        for id in articles:
            stories.touch(id)
    elif meant.kind is JudgementKind.MERGE and judgement.undoes is None:
        stories.join(articles)
    elif meant.kind is JudgementKind.MERGE:
        stories.regroup(articles[0])
    else:
        # What is parted, or is so no longer, finds its place anew; of several the first stays where it is.
        for id in articles[-1:] if len(articles) == 1 else articles[1:]:
            stories.part(id)
            stories.place_again(id)
    stories.settle()


def _meant(judgement: Judgement, store: Store) -> Judgement:
    """The judgement itself, or what an undo, at whatever remove, is about."""
    ledger = {one.id: one for one in store.judgements()}
    while judgement.undoes is not None:
        judgement = ledger[judgement.undoes]
    return judgement


def _articles(subject: Subject, store: Store, stories: Stories) -> Iterator[str]:
    """Articles by which the stories of a subject are found; for claims and assertions the ledger itself has them."""
    match subject.type:
        case SubjectType.ARTICLE:
            yield subject.id
        case SubjectType.STORY:
            yield stories.member(subject.id)
        case SubjectType.SOURCE:
            name, _, article = subject.id.partition("#")
            yield from (
                [article] if article else [c.article for group in store.source(name, NEWEST) for c in group.claims]
            )
