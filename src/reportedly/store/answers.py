"""What a store takes in and what it answers: frozen nouns, over the model's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from reportedly.model.attribution import Act, Certainty, Form, Kind, Polarity
from reportedly.model.comparison import Assertion, Coverage, OriginCount
from reportedly.model.report import Report
from reportedly.model.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some elements of a list, and the cursor at which the next ones begin (None at the end)."""

    elements: tuple[T, ...]
    next: str | None


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    REREAD = "reread"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """One article as it enters a store, with what finding its relatives needs.

    `seen` is when we came by it (aware); `own_voice` the spans of each statement that the article makes itself;
    `bands` hashes of shingle bands (64 bits); `keys` the names, places and figures by which articles on one event meet.
    """

    report: Report
    seen: datetime
    own_voice: tuple[tuple[Span, ...], ...] = ()
    bands: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Entry {self.report.article.id}: {len(self.bands)} bands, {len(self.keys)} keys>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The id under which the store keeps the article (that of its first version), and what adding did."""

    article: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An article that could not be kept, and why; nothing of it is stored."""

    article: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article; `number` counts from 1, `given` is the id it came with."""

    article: str
    number: int
    given: str
    digest: str
    first_seen: datetime
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StoredClaim:
    """One statement of one article as it now stands: the machine's reading with all judgements in force applied.

    `text` is the content verbatim, pieces joined by a space; `attribution` is None where the article speaks itself.
    `via` are names, outermost first. `judged` says that a person corrected, accepted or rejected it.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    spans: tuple[Span, ...]
    text: str
    speaker: str | None
    attribution: str | None = None
    form: Form | None = None
    kind: Kind | None = None
    via: tuple[str, ...] = ()
    act: Act | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    said_on: str | None = None
    about: str | None = None
    score: float | None = None
    judged: bool = False
    rejected: bool = False

    def __repr__(self) -> str:
        chain = " <- ".join((self.outlet or "outlet not stated", *self.via, self.speaker or "source not stated"))
        return f"<StoredClaim {self.id} {chain}: {self.text[:50]!r}>"


class Scope(StrEnum):
    """What a search looks at."""

    EVERYTHING = "everything"
    CLAIMS = "claims"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: words, "phrases", -not, prefix*; an empty text lists what the filters leave, newest first.

    `source` is a name, or "source:" and the id of a group. `source`, `kind` and `act` are about claims, so with any of them no articles are found. Both dates are included.
    """

    text: str = ""
    scope: Scope = Scope.EVERYTHING
    source: str | None = None
    kind: Kind | None = None
    act: Act | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hit:
    """An article, or a claim of it, that answers a query. `words` stand verbatim at `span` of the article's text.

    `marks` are the spans of the words looked for. A higher `score` is a better match; it compares within one answer only.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    claim: StoredClaim | None
    score: float
    span: Span
    words: str
    marks: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"<Hit {self.score:.2f} {self.article}: {self.words[:50]!r}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class HitPage:
    """Some hits, where the next ones begin (None at the end), and what was searched.

    `complete` is False where a query matched more than the store ranks; the newest of them were ranked.
    """

    hits: tuple[Hit, ...]
    next: str | None
    coverage: Coverage
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SourceGroup:
    """One source under all variants of its name. Unnamed ones stay with the outlet that quotes them.

    `claims` are the newest; a query for the source "source:" + `id` goes through all `total` of them.
    """

    id: str
    name: str
    kinds: tuple[Kind, ...]
    variants: tuple[str, ...]
    claims: tuple[StoredClaim, ...]
    total: int
    articles: int
    outlets: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<SourceGroup {self.id}: {self.total} claims in {self.articles} articles>"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRecord:
    """How one outlet sources what it prints. `cites` and `cited_by` count articles; shares are of attributed claims, None without any.

    `unnamed` is the share whose speaker the outlet does not name, `borrowed` the share without an origin of its own:
    through another outlet, from nobody stated, or in a copy of another's text.
    """

    outlet: str
    articles: int
    claims: int
    unnamed: float | None
    borrowed: float | None
    copies: int
    cites: Mapping[str, int] = field(default_factory=dict)
    cited_by: Mapping[str, int] = field(default_factory=dict)


class Due(StrEnum):
    """Where a prediction stands on a day: before the interval by which it is due, in it, after it, or none was stated."""

    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A claim about the future; `bearing` are ids of other claims of the same assertions, which may settle it."""

    claim: StoredClaim
    first: date | None
    last: date | None
    state: Due
    bearing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeptJob:
    """Work that a server was given. `record` says what it is in the server's own words, `results` what came of it."""

    id: str
    server: str
    created: str
    ended: bool
    record: str
    results: bytes

    def __repr__(self) -> str:
        return f"<KeptJob {self.id} of {self.server}: {'ended' if self.ended else 'not ended'}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stored article that may be about the same: how many shingle bands and keys it shares, rarer keys weighing more."""

    article: str
    bands: int
    keys: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """One event and the articles on it, by day."""

    id: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found. `todo` says what to do about it; None where all is well."""

    check: str
    found: str
    todo: str | None = None

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return self.todo is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles to list; both dates are included."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """An article without its text: how many versions were seen, how many claims it makes and how many of them on unnamed sources."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    language: str
    revisions: int
    claims: int
    unnamed: int
    first_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionFilter:
    """Which assertions to list: of a story, contested or not, with differing figures or not, reported by at least so many `articles`
    and resting on at most so many independent `origins`."""

    story: str | None = None
    contested: bool | None = None
    figures: bool | None = None
    articles: int | None = None
    origins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionRecord:
    """An assertion without its claims. `figures` and `circles` say whether articles give different figures, or cite each other in a circle."""

    id: str
    story: str
    text: str
    articles: int
    independent_origins: OriginCount
    contested: bool
    figures: bool
    circles: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StoryAssertion:
    """An assertion, the story that it belongs to, and the ids of its claims in their order, None for one that is not kept any more."""

    story: str
    assertion: Assertion
    claims: tuple[str | None, ...]

    def __repr__(self) -> str:
        return f"<StoryAssertion {self.assertion!r} of {self.story}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One name that claims are ascribed to, by itself: merges by people count where its group is asked for."""

    id: str
    name: str
    kind: Kind | None
    claims: int
