"""What the desk's pages ask of a store: frozen nouns, each no more than one page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.model.comparison import Assertion, Circle, Copy, OriginCount
from reportedly.store.answers import StoredClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What an article says of itself, as people corrected it; `first_seen` is when we came by it (ISO 8601)."""

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionBrief:
    """An assertion by what hangs on it; `figures` and `circles` are counts."""

    id: str
    story: str
    text: str
    articles: int
    outlets: int
    contested: bool
    origins: OriginCount
    figures: int
    circles: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBrief:
    """A story by what hangs on it: its weightiest assertions first. `heading` is that of its first article with a title.

    `due` counts predictions in its articles that are due, or fell due a short while ago.
    """

    id: str
    first: str | None
    last: str | None
    articles: int
    outlets: int
    heading: Heading
    assertions: tuple[AssertionBrief, ...]
    weight: int
    due: int = 0


class Order(StrEnum):
    """By what stories are listed."""

    STAKE = "stake"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionSheet:
    """One assertion with the stored claims that make it (parallel to its claims; None where one is no longer kept)."""

    assertion: Assertion
    story: str
    claims: tuple[StoredClaim | None, ...]
    headings: Mapping[str, Heading]
    copies: tuple[Copy, ...]
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySheet:
    """One story: its articles by day, every assertion with its brief (parallel), copies and circles."""

    id: str
    first: str | None
    last: str | None
    headings: tuple[Heading, ...]
    assertions: tuple[Assertion, ...]
    briefs: tuple[AssertionBrief, ...]
    copies: tuple[Copy, ...]
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWays:
    """As whom a source spoke, through whom it reached the articles, and by what acts; counts, most first.

    `months` are its claims by the month of publication, as "2026-03", the earliest first.
    """

    roles: Mapping[str, int] = field(default_factory=dict)
    through: Mapping[str, int] = field(default_factory=dict)
    acts: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSheet:
    """How one outlet sources what it prints; shares and counts as in OutletRecord, with its newest articles."""

    outlet: str
    key: str
    articles: int
    claims: int
    unnamed: float | None
    borrowed: float | None
    copies: int
    cites: Mapping[str, int]
    cited_by: Mapping[str, int]
    newest: tuple[Heading, ...]


class DoubtKind(StrEnum):
    """What the machine may be wrong about."""

    CLAIM = "claim"
    SPEAKER = "speaker"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing for a person to look at. A link comes with the assertion it is counted to and why, and the claim it is nearest to."""

    kind: DoubtKind
    claim: StoredClaim
    assertion: str | None = None
    text: str | None = None
    why: tuple[str, ...] = ()
    beside: StoredClaim | None = None
