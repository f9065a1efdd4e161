"""A comparison: what several articles say between them, and how many origins it really has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.article import Article
from reportedly.model.attribution import Kind
from reportedly.model.span import Span


class Position(StrEnum):
    """How a claim stands to the assertion that it belongs to."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"


class Standing(StrEnum):
    """What a claim is towards the earliest claim of the same assertion in this corpus."""

    FIRST_SEEN = "first_seen"
    COPY = "copy"
    REPEATS = "repeats"
    CONFIRMS = "confirms"
    DENIES = "denies"
    REVISES = "revises"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a claim enters the public record, as far as the texts state it; `through` is the outlet of unnamed sources."""

    id: str
    name: str
    kind: Kind
    through: str | None = None

    @property
    def named(self) -> bool:
        """Whether the texts say who it is: a person, a body on the record, or a document."""
        return self.kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.DOCUMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one article inside an assertion; `attribution` is None where the article says it in its own voice.

    `evidence` says why it is counted here; `lost` what attribution an earlier claim of the same assertion had.
    """

    article: str
    attribution: str | None
    content: tuple[Span, ...]
    position: Position
    origin: str | None
    relation: Standing | None = None
    lost: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """Between how many origins are certainly different (`min`) and how many may be at most (`max`), and why."""

    min: int
    max: int
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.min <= self.max:
            raise ValueError(f"no range of origins: {self.min}..{self.max}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """One article's figure and where it stands."""

    article: str
    value: float
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity for which articles give different figures; `what` in the words of the first."""

    what: str
    values: tuple[FigureValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Assertion:
    """Claims that say the same, and those that deny it; `text` is the clearest of them, verbatim."""

    id: str
    text: str
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    independent_origins: OriginCount
    figures: tuple[Figure, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that make it or deny it, in order of their claims."""
        return tuple(dict.fromkeys(claim.article for claim in self.claims))

    @property
    def contested(self) -> bool:
        """Whether one source asserts and another denies it."""
        return {Position.ASSERTS, Position.DENIES} <= {claim.position for claim in self.claims}

    def __repr__(self) -> str:
        count = self.independent_origins
        return f"<Assertion {self.id}: {len(self.claims)} claims, {count.min}..{count.max} origins: {self.text[:40]!r}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article whose text stands in another; `share` is how much of it does."""

    article: str
    of: str
    share: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Outlets that cite each other for one assertion, each the next and the last the first."""

    assertion: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was compared: nothing outside of it is known. `first` and `last` are publication dates."""

    articles: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Comparison:
    """Everything found between several articles; assertions in the order in which they were first seen."""

    articles: tuple[Article, ...]
    assertions: tuple[Assertion, ...]
    copies: tuple[Copy, ...]
    circles: tuple[Circle, ...]
    coverage: Coverage

    def article(self, id: str) -> Article:
        """The article with this id; raises KeyError if none has it."""
        for article in self.articles:
            if article.id == id:
                return article
        raise KeyError(id)

    def __repr__(self) -> str:
        return f"<Comparison of {self.coverage.articles} articles: {len(self.assertions)} assertions, {len(self.copies)} copies>"
