"""What to tell of new articles: changes of their stories, and what followed sources and queries brought."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from reportedly.codec import digest
from reportedly.corpus.compare_articles import compare_reports
from reportedly.link.find_changes import Change, find_changes, words_of
from reportedly.link.vectors import Vectors
from reportedly.model.comparison import Claim, Comparison
from reportedly.model.follow import Follow, FollowType
from reportedly.model.notice import Notice, NoticeKind
from reportedly.model.report import Report
from reportedly.store import Store
from reportedly.store.answers import StoredClaim
from reportedly.store.name_key import name_key

# Stands behind the id of an article for its version before, while the two are compared.
BEFORE = "@before"


class Notices:
    """Makes notices of what happened since one moment; who watches, and what is followed, is read once.

    `report` gives the stored report of an article as people judged it.
    """

    def __init__(self, store: Store, vectors: Vectors, now: datetime, report: Callable[[Report], Report]) -> None:
        self._store, self._vectors, self._now, self._judged = store, vectors, now, report
        self._claims: dict[str, tuple[StoredClaim, ...]] = {}

    @cached_property
    def wanted(self) -> bool:
        """Whether anybody watches."""
        return self._store.watchbook.watched()

    @cached_property
    def follows(self) -> tuple[Follow, ...]:
        """What is followed; where nothing is, everything that happens is told."""
        return self._store.watchbook.follows()

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names of each followed source: those that people merged with it too."""
        groups = {one.what: self._store.source(f"source:{one.what}", 1) for one in self._of_type(FollowType.SOURCE)}
        return {
            key: {key, *(name_key(name) for group in found for name in group.variants)} for key, found in groups.items()
        }

    def of_story(self, before: Comparison | None, after: Comparison, fresh: Collection[str]) -> tuple[Notice, ...]:
        """What the fresh articles changed in their story."""
        changes = find_changes(before, after, fresh)
        return tuple(self._concerning(changes, after))

    def of_article(self, id: str) -> tuple[Notice, ...]:
        """What an article brought by itself: words of followed sources, a hit of a followed query, figures changed since its last version."""
        return (*self._since_last_version(id), *self._of_sources(id), *self._of_queries(id))

    def _since_last_version(self, id: str) -> Iterator[Notice]:
        versions = self._store.revisions(id)
        if len(versions) < 2:
            return
        old, new = (self._judged(self._store.report(id, one.number)) for one in versions[-2:])
        old = replace(old, article=replace(old.article, id=id + BEFORE))
        after = compare_reports((old, new), self._vectors)
        # The order is that of the versions, whatever dates they state.
        yield from self._concerning(find_changes(None, after, {id}), after)

    def _of_sources(self, id: str) -> Iterator[Notice]:
        for claim in self.claims(id):
            followed = [one for one in self._of_type(FollowType.SOURCE) if self._concerns(one, claim)]
            if followed and not claim.rejected:
                yield self._said(NoticeKind.SAID, claim, followed)

    def _of_queries(self, id: str) -> Iterator[Notice]:
        for one in self._of_type(FollowType.QUERY):
            found = self._store.watchbook.claims_matching(one.what, (id,))
            claim = next((claim for claim in self.claims(id) if claim.id in found), None)
            if claim is not None:
                yield replace(self._said(NoticeKind.ARTICLE, claim, (one,)), id=digest("article", one.id, id))
            elif found:
                article = self._store.article(id)
                yield Notice(
                    id=digest("article", one.id, id),
                    kind=NoticeKind.ARTICLE,
                    at=self._now,
                    article=id,
                    words=article.title or article.text[:120],
                    chain=(article.outlet or "outlet not stated",),
                    published=article.published,
                    url=article.url,
                    follows=(one.id,),
                )

    def fallen_due(self, claims: Iterable[StoredClaim]) -> Iterator[Notice]:
        """Predictions whose day has come, if they concern anybody."""
        for claim in claims:
            followed = self._of_claim(claim)
            if followed or not self.follows:
                said = self._said(NoticeKind.DUE, claim, followed)
                yield replace(said, id=digest("due", claim.article, claim.text), due=claim.about)

    def claims(self, id: str) -> tuple[StoredClaim, ...]:
        """The claims of an article, looked up once."""
        if id not in self._claims:
            self._claims[id] = self._store.claims(id)
        return self._claims[id]

    def _concerning(self, changes: Sequence[Change], after: Comparison) -> Iterator[Notice]:
        for change in changes:
            followed = self._of_assertion(change, after)
            if followed or not self.follows:
                yield self._noticed(change, followed, after)

    def _of_assertion(self, change: Change, after: Comparison) -> list[Follow]:
        """What is followed that an assertion concerns."""
        stored = [claim for one in change.assertion.claims if (claim := self._stored(one))]
        said = {(one.article.removesuffix(BEFORE), words_of(one, after)) for one in change.assertion.claims}
        followed = [one for claim in stored for one in self._of_claim(claim)]
        kept = (*self._of_type(FollowType.CLAIM), *self._of_type(FollowType.ASSERTION))
        followed += [one for one in kept if (one.article, one.words) in said]
        return list(dict.fromkeys(followed))

    def _of_claim(self, claim: StoredClaim) -> list[Follow]:
        return [one for one in self.follows if self._concerns(one, claim)]

    def _concerns(self, one: Follow, claim: StoredClaim) -> bool:
        match one.type:
            case FollowType.CLAIM:
                return claim.id == one.what or (claim.article, claim.text) == (one.article, one.words)
            case FollowType.ASSERTION:
                return self._counted_with(one, claim)
            case FollowType.SOURCE:
                return claim.speaker is not None and name_key(claim.speaker) in self._names[one.what]
            case FollowType.QUERY:
                return claim.id in self._store.watchbook.claims_matching(one.what, (claim.article,))

    def _counted_with(self, one: Follow, claim: StoredClaim) -> bool:
        """Whether a claim is, or is kept in one assertion with, the claim that words a followed one."""
        if (claim.article, claim.text) == (one.article, one.words):
            return True
        id = self._store.assertions_by_claim((claim.id,)).get(claim.id)
        if id is None or id == one.what:
            return id is not None
        together = self._store.assertion(id).claims
        return any(first.id in together for first in self.claims(one.article or "") if first.text == one.words)

    def _of_type(self, type: FollowType) -> list[Follow]:
        return [one for one in self.follows if one.type is type]

    def _stored(self, claim: Claim) -> StoredClaim | None:
        """The stored claim that one of a comparison is; none of an article's last version is."""
        if claim.article.endswith(BEFORE):
            return None
        for one in self.claims(claim.article):
            same = one.attribution == claim.attribution if claim.attribution else one.spans == claim.content
            if same and not one.rejected:
                return one
        return None

    def _noticed(self, change: Change, followed: Sequence[Follow], after: Comparison) -> Notice:
        stored = self._stored(change.claim)
        article = after.article(change.claim.article)
        figure = str(change.figure.now) if change.figure else ""
        return Notice(
            id=digest(change.kind, article.id, change.words, figure),
            kind=change.kind,
            at=self._now,
            article=article.id,
            words=change.words,
            chain=_chain(stored) if stored else (article.outlet or "outlet not stated",),
            published=article.published,
            url=article.url,
            claim=stored.id if stored else None,
            about=change.assertion.text,
            origins=change.assertion.independent_origins,
            figure=change.figure,
            follows=tuple(one.id for one in followed),
        )

    def _said(self, kind: NoticeKind, claim: StoredClaim, followed: Sequence[Follow]) -> Notice:
        return Notice(
            id=digest(kind, claim.article, claim.speaker, claim.text),
            kind=kind,
            at=self._now,
            article=claim.article,
            words=claim.text,
            chain=_chain(claim),
            published=claim.published,
            url=self._store.article(claim.article).url,
            claim=claim.id,
            follows=tuple(one.id for one in followed),
        )


def _chain(claim: StoredClaim) -> tuple[str, ...]:
    speaker = (claim.speaker,) if claim.speaker else ()
    return (claim.outlet or "outlet not stated", *claim.via, *speaker)
