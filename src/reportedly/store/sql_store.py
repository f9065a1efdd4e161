"""The store over SQLite or PostgreSQL: each method opens a transaction and hands it to the function that does the work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import islice
from os import PathLike
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, select

from reportedly.errors import InputError
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison, Copy, Coverage
from reportedly.model.judgement import Judgement, Rulings, Subject, replay
from reportedly.model.notice import Notice
from reportedly.model.report import Report
from reportedly.model.token import Token
from reportedly.store.add_article import add_article
from reportedly.store.answers import (
    Added,
    ArticleFilter,
    ArticleRecord,
    AssertionFilter,
    AssertionRecord,
    Candidate,
    Due,
    Entry,
    Finding,
    HitPage,
    KeptJob,
    OutletRecord,
    Page,
    Prediction,
    Query,
    Refused,
    Revision,
    SourceGroup,
    SourceRecord,
    StoredClaim,
    StoryAssertion,
    StoryRecord,
)
from reportedly.store.count_coverage import count_coverage
from reportedly.store.count_outlets import count_outlets
from reportedly.store.engine import Database
from reportedly.store.examine import examine
from reportedly.store.find_candidates import Window, find_candidates
from reportedly.store.find_judged import find_judged
from reportedly.store.gather_source import gather_source
from reportedly.store.index_article import clear_article, index_article, rebuild_words
from reportedly.store.jobs import forget_jobs, jobs_of, keep_job
from reportedly.store.keep_story import drop_story, is_behind, keep_copies, keep_story
from reportedly.store.ledger import all_judgements, append_judgement, articles_judged
from reportedly.store.list_articles import list_articles
from reportedly.store.list_assertions import find_assertion, list_assertions
from reportedly.store.list_doubts import list_doubts
from reportedly.store.list_predictions import list_predictions, page_predictions
from reportedly.store.list_sources import list_sources
from reportedly.store.list_stories import page_stories
from reportedly.store.migrate import migrate
from reportedly.store.predictions_of_source import predictions_of_source
from reportedly.store.rank_stories import rank_stories, stories_due
from reportedly.store.read_articles import (
    next_claims,
    next_reports,
    read_claim,
    read_claims_of,
    read_kept,
    read_revisions,
    rows_and_kept,
)
from reportedly.store.read_outlet import read_outlet_sheet
from reportedly.store.read_sheets import assertions_by_claim, claims_by_key, read_assertion_sheet, read_story_sheet
from reportedly.store.read_source_ways import read_source_ways
from reportedly.store.read_story import copies_of, list_stories, read_story
from reportedly.store.search import search
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
from reportedly.store.sql_watchbook import SqlWatchbook, post_notices
from reportedly.store.tables import article, edition
from reportedly.store.tokens import find_token, keep_token, list_tokens, revoke_token

# Articles to a transaction in a stream: enough to share one wait for the disk, few enough to keep others waiting briefly.
BATCH = 32

T = TypeVar("T")


class SqlStore:
    """See `Store` for what each method must do."""

    def __init__(self, where: str | PathLike[str]) -> None:
        self._database = Database(where)
        try:
            migrate(self._database)
        except BaseException:
            self._database.close()
            raise

    def __repr__(self) -> str:
        return f"<SqlStore {self._database.name}>"

    def add(self, entry: Entry) -> Added:
        return self._database.write(lambda connection: add_article(connection, entry))

    def add_all(self, entries: Iterable[Entry]) -> Iterator[Added | Refused]:
        stream = iter(entries)
        while batch := tuple(islice(stream, BATCH)):
            yield from self._database.write(partial(_add_some, entries=batch))

    def article(self, id: str, revision: int | None = None) -> Article:
        return self.report(id, revision).article

    def report(self, id: str, revision: int | None = None) -> Report:
        return self._read(lambda connection: read_kept(connection, id, revision)).report

    def revisions(self, id: str) -> tuple[Revision, ...]:
        return self._read(lambda connection: read_revisions(connection, id))

    def claims(self, id: str) -> tuple[StoredClaim, ...]:
        return self._read(lambda connection: read_claims_of(connection, id))

    def claim(self, id: str) -> StoredClaim:
        return self._read(lambda connection: read_claim(connection, id))

    def all_reports(self) -> Iterator[Report]:
        return self._stream(next_reports)

    def all_claims(self) -> Iterator[StoredClaim]:
        return self._stream(next_claims)

    def search(self, query: Query, limit: int = 20, cursor: str | None = None) -> HitPage:
        return self._read(lambda connection: search(connection, query, limit, cursor))

    def source(self, name: str, claims: int = 20) -> tuple[SourceGroup, ...]:
        return self._read(lambda connection: gather_source(connection, name, claims))

    def outlets(self) -> tuple[OutletRecord, ...]:
        return self._read(count_outlets)

    def predictions(self, on: date, states: Collection[Due] = tuple(Due)) -> Iterator[Prediction]:
        after: tuple[str, int] | None = None
        while states:
            with self._database.reading() as connection:
                found, after = list_predictions(connection, on, states, after)
            yield from found
            if after is None:
                return

    def page_predictions(
        self, on: date, states: Collection[Due] = tuple(Due), limit: int = 20, cursor: str | None = None
    ) -> Page[Prediction]:
        return self._read(lambda connection: page_predictions(connection, on, states, limit, cursor))

    def page_articles(self, wanted: ArticleFilter, limit: int = 20, cursor: str | None = None) -> Page[ArticleRecord]:
        return self._read(lambda connection: list_articles(connection, wanted, limit, cursor))

    def page_stories(self, limit: int = 20, cursor: str | None = None) -> Page[StoryRecord]:
        return self._read(lambda connection: page_stories(connection, limit, cursor))

    def page_assertions(
        self, wanted: AssertionFilter, limit: int = 20, cursor: str | None = None
    ) -> Page[AssertionRecord]:
        return self._read(lambda connection: list_assertions(connection, wanted, limit, cursor))

    def page_sources(self, begins: str | None = None, limit: int = 20, cursor: str | None = None) -> Page[SourceRecord]:
        return self._read(lambda connection: list_sources(connection, begins, limit, cursor))

    def assertion(self, id: str) -> StoryAssertion:
        return self._read(lambda connection: find_assertion(connection, id))

    def candidates(
        self, bands: Sequence[int], keys: Sequence[str], around: date, *, days: int = 10, limit: int = 50
    ) -> tuple[Candidate, ...]:
        window = Window(day=around, days=days)
        return tuple(self._read(lambda connection: find_candidates(connection, bands, keys, window, limit)))

    def keep_story(self, id: str, comparison: Comparison, updated: datetime, notices: Sequence[Notice] = ()) -> None:
        def keep_and_post(connection: Connection) -> None:
            keep_story(connection, id, comparison, updated)
            post_notices(connection, notices)

        self._database.write(keep_and_post)

    def is_behind(self, article: str) -> bool:
        return self._read(lambda connection: is_behind(connection, article))

    def drop_story(self, id: str) -> None:
        self._database.write(lambda connection: drop_story(connection, id))

    def story(self, id: str) -> Comparison:
        return self._read(lambda connection: read_story(connection, id))

    def stories(self, of_article: str | None = None) -> tuple[StoryRecord, ...]:
        return self._read(lambda connection: list_stories(connection, of_article))

    def keep_copies(self, among: Iterable[str], copies: Sequence[Copy]) -> None:
        ids = tuple(among)
        self._database.write(lambda connection: keep_copies(connection, ids, copies))

    def copies(self, among: Sequence[str]) -> tuple[Copy, ...]:
        return self._read(lambda connection: copies_of(connection, among))

    def rank_stories(self, order: Order, on: date, limit: int, cursor: str | None = None) -> Page[StoryBrief]:
        return self._read(lambda connection: rank_stories(connection, order, on, limit, cursor))

    def stories_due(self, on: date, limit: int) -> tuple[StoryBrief, ...]:
        return self._read(lambda connection: stories_due(connection, on, limit))

    def story_sheet(self, id: str) -> StorySheet:
        return self._read(lambda connection: read_story_sheet(connection, id))

    def assertion_sheet(self, id: str) -> AssertionSheet:
        return self._read(lambda connection: read_assertion_sheet(connection, id))

    def assertions_by_claim(self, claims: Sequence[str]) -> dict[str, str]:
        return self._read(lambda connection: assertions_by_claim(connection, claims))

    def source_ways(self, id: str) -> SourceWays:
        return self._read(lambda connection: read_source_ways(connection, id))

    def outlet_sheet(self, name: str) -> OutletSheet:
        return self._read(lambda connection: read_outlet_sheet(connection, name))

    def source_predictions(self, id: str, on: date, limit: int) -> tuple[Prediction, ...]:
        return self._read(lambda connection: predictions_of_source(connection, id, on, limit))

    def some_claims(self, ids: Sequence[str]) -> dict[str, StoredClaim]:
        return self._read(lambda connection: claims_by_key(connection, ids))

    def doubts(self, kind: DoubtKind, limit: int, cursor: str | None = None) -> Page[Doubt]:
        return self._read(lambda connection: list_doubts(connection, kind, limit, cursor))

    def judge(self, judgement: Judgement) -> Judgement:
        def append_and_apply(connection: Connection) -> None:
            for key in sorted(append_judgement(connection, judgement)):
                row = connection.scalar(select(article.c.id).where(article.c.key == key))
                if row is not None:
                    clear_article(connection, row)
                    index_article(connection, row, read_kept(connection, key))

        self._database.write(append_and_apply)
        return next(one for one in self.judgements() if one.id == judgement.id)

    def judgements(self) -> tuple[Judgement, ...]:
        return self._read(all_judgements)

    def rulings(self) -> Rulings:
        return replay(self.judgements())

    def judged_claims(self, articles: Sequence[str]) -> dict[Subject, StoredClaim]:
        return self._read(lambda connection: find_judged(connection, articles))

    def articles_judged(self, judgement: str) -> frozenset[str]:
        return self._read(lambda connection: articles_judged(connection, judgement))

    def keep_token(self, token: Token) -> None:
        self._database.write(lambda connection: keep_token(connection, token))

    def find_token(self, digest: str) -> Token | None:
        return self._read(lambda connection: find_token(connection, digest))

    def tokens(self) -> tuple[Token, ...]:
        return self._read(list_tokens)

    def revoke_token(self, wanted: str, at: datetime) -> Token:
        return self._database.write(lambda connection: revoke_token(connection, wanted, at))

    def coverage(self) -> Coverage:
        return self._read(count_coverage)

    def keep_job(self, job: KeptJob) -> None:
        self._database.write(lambda connection: keep_job(connection, job))

    def jobs(self, server: str) -> tuple[KeptJob, ...]:
        return self._read(lambda connection: jobs_of(connection, server))

    def forget_jobs(self, ids: Sequence[str]) -> None:
        self._database.write(lambda connection: forget_jobs(connection, ids))

    def edition(self) -> int:
        return self._read(lambda connection: connection.scalar(select(edition.c.number)) or 0)

    def doctor(self) -> tuple[Finding, ...]:
        return tuple(examine(self._database))

    def rebuild(self) -> int:
        self._database.write(rebuild_words)
        after, count = 0, 0
        while rows := self._database.write(partial(_index_some, after=after)):
            after, count = rows[-1], count + len(rows)
        return count

    @property
    def watchbook(self) -> SqlWatchbook:
        return SqlWatchbook(self._database)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self._database.reading() as connection:
            return work(connection)

    def _stream(self, more: Callable[[Connection, int], tuple[list[T], int | None]]) -> Iterator[T]:
        """Batch after batch, each in a transaction of its own, so that a slow reader holds nothing up."""
        after: int | None = 0
        while after is not None:
            with self._database.reading() as connection:
                found, after = more(connection, after)
            yield from found


def _add_some(connection: Connection, entries: Sequence[Entry]) -> list[Added | Refused]:
    return [_add_or_refuse(connection, entry) for entry in entries]


def _add_or_refuse(connection: Connection, entry: Entry) -> Added | Refused:
    """One bad article stops no stream: what of it was written is taken back, and the others stay."""
    try:
        with connection.begin_nested():
            return add_article(connection, entry)
    except InputError as error:
        return Refused(article=entry.report.article.id, reason=str(error))
    except UnicodeEncodeError:
        return Refused(
            article=entry.report.article.id, reason="half a surrogate pair in it; read the file as UTF-8 again"
        )


def _index_some(connection: Connection, after: int) -> list[int]:
    rows = list(rows_and_kept(connection, after))
    for row, kept in rows:
        clear_article(connection, row)
        index_article(connection, row, kept)
    return [row for row, _ in rows]
