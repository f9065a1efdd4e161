"""Corpus: the one thing that every front end calls. It reads, links and keeps articles, and answers from what it keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from os import PathLike
from types import TracebackType
from typing import Self

from reportedly.codec import digest_article
from reportedly.corpus.apply_judgement import apply_judgement
from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.corpus.make_entry import make_entry
from reportedly.corpus.make_notices import Notices
from reportedly.corpus.remember_vectors import RememberedVectors
from reportedly.corpus.stories import Stories
from reportedly.errors import InputError, NotFoundError
from reportedly.ingest import Failure
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.comparison import Assertion, Comparison, Coverage
from reportedly.model.follow import Follow, FollowType
from reportedly.model.judgement import Judgement, JudgementKind, Subject
from reportedly.model.report import Report
from reportedly.reader import Reader
from reportedly.store import Store, open_store
from reportedly.store.answers import (
    Added,
    Due,
    Entry,
    Finding,
    HitPage,
    Outcome,
    OutletRecord,
    Prediction,
    Query,
    Refused,
    Revision,
    SourceGroup,
    StoredClaim,
    StoryAssertion,
    StoryRecord,
)
from reportedly.store.name_key import name_key

# Articles kept in one transaction, and between two comparisons of the stories that they changed.
BATCH = 8
SETTLE_AFTER = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event: the comparison of its articles, and other stories that the query also meant."""

    id: str
    comparison: Comparison
    others: tuple[StoryRecord, ...] = ()


class Corpus:
    """Articles that were read, what they say, and what they say between them.

    Who opens it closes it (it is a context manager). Nothing outside of it is known: "first" means first seen in it.
    """

    def __init__(self, store: Store, reader: Reader | None = None, vectors: Vectors | None = None) -> None:
        self.store = store
        self._reader, self._vectors = reader or Reader(), RememberedVectors(vectors or choose_vectors())
        self._stories = Stories(store, self._vectors, _now)

    def __repr__(self) -> str:
        return f"<Corpus over {self.store!r}>"

    def read(self, stream: Iterable[Article | Failure]) -> Iterator[Report | Failure]:
        """Read articles without keeping them."""
        return self._reader.read_many(stream)

    def add(self, stream: Iterable[Article | Failure]) -> Iterator[Added | Failure]:
        """Read and keep articles, in order; each is safe when it comes out, and the stories of all when the stream ends.

        The same again changes nothing, a changed text is a revision, and what cannot be kept is a Failure.
        """
        yield from self.keep(self._read_new(stream))

    def keep(self, reports: Iterable[Report | Added | Failure]) -> Iterator[Added | Failure]:
        """The same for what was read already, by this corpus's reader or another; what is `Added` or failed is passed on."""
        found = iter(reports)
        waiting = 0
        try:
            while batch := tuple(islice(found, BATCH)):
                yield from self._keep(batch)
                waiting += len(batch)
                if waiting >= SETTLE_AFTER:
                    self._stories.settle()
                    waiting = 0
        finally:
            self._stories.settle()

    def catch_up(self, ids: Iterable[str]) -> None:
        """Link and tell what these kept articles brought, where a stop came before that; otherwise nothing happens."""
        for id in ids:
            self._stories.place_again(id)
            self._stories.announce(id)
        self._stories.settle()

    def follow(self, thing: str) -> Follow:
        """Follow "claim:ID", "assertion:ID", "source:NAME", or a query (anything else); raises NotFoundError, InputError."""
        follow = self._meant(thing)
        self.store.watchbook.follow(follow)
        return follow

    def unfollow(self, thing: str) -> Follow:
        """Follow it no longer, by its id or as it was followed; raises NotFoundError if nobody did."""
        named = {one.id: one for one in self.follows()} | {str(one): one for one in self.follows()}
        one = named.get(thing) or named.get(f"query:{thing.strip()}") or named.get(_source_named(thing))
        if one is None or not self.store.watchbook.unfollow(one.id):
            raise NotFoundError(f"nobody follows {thing!r}; `reportedly follow` lists what is followed")
        return one

    def follows(self) -> tuple[Follow, ...]:
        """All that is followed, oldest first."""
        return self.store.watchbook.follows()

    def fall_due(self, first: date, last: date) -> None:
        """Tell of predictions whose interval ends on one of these days."""
        notices = Notices(self.store, self._vectors, _now(), self._stories.judged)
        claims = self.store.watchbook.fallen_due(first.isoformat(), last.isoformat())
        self.store.watchbook.keep_notices(tuple(notices.fallen_due(claims)))

    def compare(self, ids: Iterable[str]) -> Comparison:
        """What these articles say between them; raises NotFoundError if one is not kept."""
        return self._stories.compare(tuple(ids))

    def search(self, query: Query, limit: int = 20, cursor: str | None = None) -> HitPage:
        """Claims and articles, best first; no query text raises."""
        return self.store.search(query, limit, cursor)

    def stories(self) -> tuple[StoryRecord, ...]:
        """All stories, newest first."""
        return self.store.stories()

    def story(self, wanted: str) -> Story:
        """The story of that id, of the article of that id, or that a query finds; raises NotFoundError if none is."""
        return self._story(wanted, self._records_of(wanted) or self._records_by(wanted))

    def story_of(self, id: str) -> Story:
        """The story of that id, or of the article of that id; raises NotFoundError if none is."""
        return self._story(id, self._records_of(id))

    def _story(self, wanted: str, records: Sequence[StoryRecord]) -> Story:
        if not records:
            raise NotFoundError(f"no story on {wanted!r} in this corpus; `reportedly search` shows what it holds")
        first, *others = records
        if len(first.articles) == 1:
            return Story(id=first.id, comparison=self.compare(first.articles), others=tuple(others))
        return Story(id=first.id, comparison=self._as_judged(self.store.story(first.id)), others=tuple(others))

    def article(self, id: str) -> Article:
        """An article as it was last seen."""
        return self.store.article(id)

    def report(self, id: str, revision: int | None = None) -> Report:
        """What the machine read in an article's newest version, or in that one."""
        return self.store.report(id, revision)

    def judged_report(self, id: str) -> Report:
        """The newest report on an article with the judgements in force applied."""
        return self._stories.report(id)

    def assertion(self, id: str) -> StoryAssertion:
        """One assertion with its story."""
        return self.store.assertion(id)

    def revisions(self, id: str) -> tuple[Revision, ...]:
        """Every version of an article that was seen."""
        return self.store.revisions(id)

    def claim(self, id: str) -> StoredClaim:
        """One claim as it stands."""
        return self.store.claim(id)

    def claims(self, id: str) -> tuple[StoredClaim, ...]:
        """The claims of an article as they stand."""
        return self.store.claims(id)

    def source(self, name: str, claims: int = 20) -> tuple[SourceGroup, ...]:
        """The sources that a name may mean, with what they said."""
        return self.store.source(name, claims)

    def outlets(self) -> tuple[OutletRecord, ...]:
        """How each outlet sources what it prints."""
        return self.store.outlets()

    def predictions(self, on: date, states: Collection[Due] = tuple(Due)) -> Iterator[Prediction]:
        """Claims about the future as they stand on a day."""
        return self.store.predictions(on, states)

    def judge(
        self,
        kind: JudgementKind,
        subjects: Sequence[Subject],
        *,
        who: str,
        why: str,
        changes: Mapping[str, str | None] | None = None,
        undoes: str | None = None,
    ) -> Judgement:
        """Append a person's judgement to the ledger and let it count at once; raises InputError if its parts do not fit."""
        stated = {"kind": kind, "subjects": tuple(subjects), "who": who, "why": why, "undoes": undoes}
        try:
            judgement = Judgement(at=_now(), changes=dict(changes or {}), **stated)  # type: ignore[arg-type]
        except ValueError as error:
            raise InputError(f"no judgement: {error}") from error
        kept = self.store.judge(judgement)
        apply_judgement(kept, self.store, self._stories)
        return kept

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole ledger, oldest first, undone ones too."""
        return self.store.judgements()

    def reports(self) -> Iterator[Report]:
        """The current report of every article as the machine made it, for export."""
        return self.store.all_reports()

    def judged_reports(self) -> Iterator[Report]:
        """The same with the judgements in force applied: without rejected claims, with corrected ones."""
        return (self._stories.judged(report) for report in self.store.all_reports())

    def all_claims(self) -> Iterator[StoredClaim]:
        """Every claim as it stands, for export."""
        return self.store.all_claims()

    def comparisons(self) -> Iterator[Comparison]:
        """The comparison of every story, for export."""
        return (self._as_judged(self.store.story(record.id)) for record in self.store.stories())

    def coverage(self) -> Coverage:
        """What the corpus covers."""
        return self.store.coverage()

    def doctor(self) -> tuple[Finding, ...]:
        """Every check of the store."""
        return self.store.doctor()

    def rebuild(self) -> int:
        """Make everything that follows from reports and judgements anew: look-up tables, stories, copies; gives the number of articles."""
        count = self.store.rebuild()
        for record in self.store.stories():
            self._stories.touch(record.articles[0])
            self._stories.settle()
        for place, report in enumerate(self.store.all_reports(), 1):
            self._stories.place_again(report.article.id)
            if place % SETTLE_AFTER == 0:
                self._stories.settle()
        self._stories.settle()
        return count

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_new(self, stream: Iterable[Article | Failure]) -> Iterator[Report | Added | Failure]:
        """Read what this model has not read yet."""
        for found in stream:
            known = None if isinstance(found, Failure) else self.known(found)
            if known is None:
                yield from self._reader.read_many((found,))
            else:
                yield known

    def known(self, article: Article) -> Added | None:
        """What there is to say of an article that is kept just so, read by this very model."""
        try:
            report = self.store.report(article.id)
        except NotFoundError:
            return None
        same = digest_article(report.article) == digest_article(article)
        if not same or report.produced_by != self._reader.produced_by:
            return None
        return Added(article=report.article.id, outcome=Outcome.UNCHANGED)

    def _keep(self, batch: Sequence[Report | Added | Failure]) -> Iterator[Added | Failure]:
        entries = [make_entry(report, _now()) for report in batch if isinstance(report, Report)]
        kept = zip(self.store.add_all(entries), entries, strict=True)
        linked = iter([self._link(added, entry) for added, entry in kept])
        for found in batch:
            # One that was kept, but not linked or not compared again, when an earlier run was cut off.
            if isinstance(found, Added) and self._stories.place_again(found.article):
                self._stories.announce(found.article)
            yield next(linked) if isinstance(found, Report) else found

    def _link(self, added: Added | Refused, entry: Entry) -> Added | Failure:
        if isinstance(added, Refused):
            return Failure(input=added.article, error=InputError(added.reason))
        self._stories.place(added.article, entry)
        if added.outcome in (Outcome.ADDED, Outcome.REVISED):
            self._stories.announce(added.article)
        elif added.outcome is Outcome.REREAD or self.store.is_behind(added.article):
            self._stories.touch(added.article)
        return added

    def _meant(self, thing: str) -> Follow:
        type, _, what = thing.partition(":")
        if type == FollowType.CLAIM and what:
            claim = self.store.claim(what)
            return Follow(type=FollowType.CLAIM, what=claim.id, since=_now(), article=claim.article, words=claim.text)
        if type == FollowType.ASSERTION and what:
            return self._followed(self.store.assertion(what).assertion)
        if type == FollowType.SOURCE and what.strip():
            return Follow(type=FollowType.SOURCE, what=name_key(what), since=_now(), words=what.strip())
        query = (what if type == FollowType.QUERY else thing).strip()
        if not any(char.isalnum() for char in query):
            raise InputError(
                f"{thing!r} is nothing to follow: name claim:ID, assertion:ID, source:NAME or the words of a query"
            )
        return Follow(type=FollowType.QUERY, what=query, since=_now(), words=query)

    def _followed(self, assertion: Assertion) -> Follow:
        """By the claim that words it: the earliest is often a headline, which says little and changes."""
        texts = {id: self.store.article(id).text for id in assertion.articles}
        said = [(c.article, " ".join(span.text(texts[c.article]) for span in c.content)) for c in assertion.claims]
        article, words = next((one for one in said if one[1] == assertion.text), said[0])
        return Follow(type=FollowType.ASSERTION, what=assertion.id, since=_now(), article=article, words=words)

    def _records_of(self, id: str) -> tuple[StoryRecord, ...]:
        """The story of that id or article; a kept article on which there is no other is a story by itself."""
        try:
            article = self.store.article(id)
        except NotFoundError:
            return tuple(record for record in self.store.stories() if record.id == id)
        day = article.published and article.published[:10]
        alone = StoryRecord(id=article.id, articles=(article.id,), first=day, last=day)
        found = self.store.stories(of_article=article.id)
        return tuple(record for record in found if record.id == id) or found or (alone,)

    def _records_by(self, query: str) -> tuple[StoryRecord, ...]:
        """Stories of the articles that a query finds, those of the best hits first."""
        hits = self.store.search(Query(text=query), 50).hits
        articles = dict.fromkeys(hit.article for hit in hits)
        return tuple({record.id: record for one in articles for record in self._records_of(one)}.values())

    def _as_judged(self, comparison: Comparison) -> Comparison:
        """With outlets, dates and titles as people corrected them."""
        corrections = self._stories.rulings.corrections
        articles = tuple(
            replace(one, **corrections.get(Subject.parse(f"article:{one.id}"), {}))  # type: ignore[arg-type]
            for one in comparison.articles
        )
        return replace(comparison, articles=articles)


def open(where: str | PathLike[str], reader: Reader | None = None) -> Corpus:
    """Open the corpus at a path (SQLite) or DSN (PostgreSQL), making it if it is not there; raises StoreError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, open(f"{folder}/news.db") as corpus:
    ...     corpus.coverage().articles
    0
    """
    return Corpus(open_store(where), reader)


def _source_named(thing: str) -> str:
    type, _, name = thing.partition(":")
    return f"source:{name_key(name)}" if type == FollowType.SOURCE else thing


def _now() -> datetime:
    return datetime.now(UTC)
