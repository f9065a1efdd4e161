"""What a store must do, whichever database it stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from reportedly.model.article import Article
from reportedly.model.comparison import Comparison, Copy, Coverage
from reportedly.model.judgement import Judgement, Rulings, Subject
from reportedly.model.notice import Notice
from reportedly.model.report import Report
from reportedly.model.token import Token
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
from reportedly.store.watchbook import Watchbook


class Store(Protocol):
    """Articles, reports, claims, stories and judgements, kept for good.

    Every write MUST be all or nothing, MUST be on the disk when it returns, and MUST be safe beside other processes.
    Answers MUST show claims with the judgements in force applied; reports are as the machine made them. Streams MUST NOT
    hold a transaction between two of their elements. What fails in the database MUST be raised as StoreError, an id that
    is not there as NotFoundError. Who opens a store closes it (it is a context manager).
    """

    def add(self, entry: Entry) -> Added:
        """Keep one article. The same again MUST change nothing; a changed text or heading is a new revision,
        another model's report on the same text a new reading. Raises InputError if it cannot be kept."""

    def add_all(self, entries: Iterable[Entry]) -> Iterator[Added | Refused]:
        """The same for a stream, several articles to a transaction; each is yielded once it is safe, in order."""

    def article(self, id: str, revision: int | None = None) -> Article:
        """The article's newest version, or that one."""

    def report(self, id: str, revision: int | None = None) -> Report:
        """The newest report on the article's newest version, or on that one."""

    def revisions(self, id: str) -> tuple[Revision, ...]:
        """Every version of the article that was seen, first one first."""

    def claims(self, id: str) -> tuple[StoredClaim, ...]:
        """The article's claims as they stand, rejected ones marked."""

    def claim(self, id: str) -> StoredClaim:
        """One claim."""

    def all_reports(self) -> Iterator[Report]:
        """The current report of every article, for export."""

    def all_claims(self) -> Iterator[StoredClaim]:
        """Every claim as it stands, without rejected ones, for export."""

    def search(self, query: Query, limit: int = 20, cursor: str | None = None) -> HitPage:
        """Hits, best first. No query text MUST ever raise; a cursor that is not ours raises InputError."""

    def source(self, name: str, claims: int = 20) -> tuple[SourceGroup, ...]:
        """The sources that a name may mean, most quoted first, each with its newest claims."""

    def outlets(self) -> tuple[OutletRecord, ...]:
        """How each outlet sources what it prints."""

    def predictions(self, on: date, states: Collection[Due] = tuple(Due)) -> Iterator[Prediction]:
        """Predictions as they stand on a day, soonest due first, undated ones last."""

    def page_predictions(
        self, on: date, states: Collection[Due] = tuple(Due), limit: int = 20, cursor: str | None = None
    ) -> Page[Prediction]:
        """The same, a page at a time, but overdue ones by themselves last due first.

        Here and in the other pages a cursor that is not ours raises InputError.
        """

    def page_articles(self, wanted: ArticleFilter, limit: int = 20, cursor: str | None = None) -> Page[ArticleRecord]:
        """Articles, newest in the store first."""

    def page_stories(self, limit: int = 20, cursor: str | None = None) -> Page[StoryRecord]:
        """Stories, those with the newest article first."""

    def page_assertions(
        self, wanted: AssertionFilter, limit: int = 20, cursor: str | None = None
    ) -> Page[AssertionRecord]:
        """Assertions, those of the stories that changed last first."""

    def page_sources(self, begins: str | None = None, limit: int = 20, cursor: str | None = None) -> Page[SourceRecord]:
        """Names that claims are ascribed to, in their order."""

    def assertion(self, id: str) -> StoryAssertion:
        """One assertion with its story."""

    def candidates(
        self, bands: Sequence[int], keys: Sequence[str], around: date, *, days: int = 10, limit: int = 50
    ) -> tuple[Candidate, ...]:
        """Stored articles that may be about the same; one that is stored already finds itself too.

        The cost MUST NOT grow with the store.
        """

    def keep_story(self, id: str, comparison: Comparison, updated: datetime, notices: Sequence[Notice] = ()) -> None:
        """Keep a comparison under an id, in place of what was there, and at once with it what is to be told of the change."""

    def is_behind(self, article: str) -> bool:
        """Whether the article was changed or read anew since a story of it was compared, as when a writer was cut off."""

    def drop_story(self, id: str) -> None:
        """Forget a story, as when two become one; its articles stay."""

    def story(self, id: str) -> Comparison:
        """The comparison as it was kept."""

    def stories(self, of_article: str | None = None) -> tuple[StoryRecord, ...]:
        """All stories, or those of one article, newest first."""

    def keep_copies(self, among: Iterable[str], copies: Sequence[Copy]) -> None:
        """Replace what is known of copies between these articles."""

    def copies(self, among: Sequence[str]) -> tuple[Copy, ...]:
        """Copies of which both articles are among these."""

    def rank_stories(self, order: Order, on: date, limit: int, cursor: str | None = None) -> Page[StoryBrief]:
        """Some stories by what hangs on them, or the newest; counts of predictions are as on that day.

        The cost of this and of all sheets MUST follow what is shown, not what is stored.
        """

    def stories_due(self, on: date, limit: int) -> tuple[StoryBrief, ...]:
        """Stories of which a prediction is due on that day, or fell due shortly before."""

    def story_sheet(self, id: str) -> StorySheet:
        """A story with all that its page shows."""

    def assertion_sheet(self, id: str) -> AssertionSheet:
        """An assertion, by its id or that of a claim of it, with all that its page shows."""

    def assertions_by_claim(self, claims: Sequence[str]) -> dict[str, str]:
        """Which assertion each of these claims is counted to, where there is something to compare it with."""

    def source_ways(self, id: str) -> SourceWays:
        """As whom a source of that id spoke, and through whom."""

    def outlet_sheet(self, name: str) -> OutletSheet:
        """One outlet with all that its page shows."""

    def source_predictions(self, id: str, on: date, limit: int) -> tuple[Prediction, ...]:
        """What a source predicted, last due first."""

    def some_claims(self, ids: Sequence[str]) -> dict[str, StoredClaim]:
        """These claims by their ids; one that is not kept is left out."""

    def doubts(self, kind: DoubtKind, limit: int, cursor: str | None = None) -> Page[Doubt]:
        """Some of what the machine is unsure of and nobody has judged."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Append to the ledger and apply; the same again MUST change nothing, and no row may ever change or go."""

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole ledger, oldest first, undone ones too."""

    def rulings(self) -> Rulings:
        """What the ledger comes to: what to keep together and apart when linking."""

    def judged_claims(self, articles: Sequence[str]) -> dict[Subject, StoredClaim]:
        """The claims of these articles that were judged, as they stand: under what they were judged as, which may be an earlier id or an assertion."""

    def articles_judged(self, judgement: str) -> frozenset[str]:
        """Articles whose claims or assertions a judgement is about; of an undo, those of what it takes back."""

    def keep_token(self, token: Token) -> None:
        """Keep a token. Raises InputError if another in force has its name."""

    def find_token(self, digest: str) -> Token | None:
        """The token of which the secret has that digest, if it is in force."""

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, oldest first, revoked ones too."""

    def revoke_token(self, wanted: str, at: datetime) -> Token:
        """Revoke the token of that id or name. Raises NotFoundError if none in force is called so."""

    def coverage(self) -> Coverage:
        """What the store covers."""

    def keep_job(self, job: KeptJob) -> None:
        """Keep a job as it stands now."""

    def jobs(self, server: str) -> tuple[KeptJob, ...]:
        """The jobs that a server was given, oldest first."""

    def forget_jobs(self, ids: Sequence[str]) -> None:
        """Keep these jobs no longer."""

    def edition(self) -> int:
        """A number that MUST grow with every write, whoever writes: while it is the same, so is every answer."""

    def doctor(self) -> tuple[Finding, ...]:
        """Every check, with what to do where something is wrong."""

    def rebuild(self) -> int:
        """Make everything that is looked up anew from reports and ledger; gives the number of articles."""

    @property
    def watchbook(self) -> Watchbook:
        """What is kept for those who watch."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
