"""Who says what: sources, and the attributions that carry their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class Kind(StrEnum):
    """What sort of source it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    AUTHOR = "author"


class Form(StrEnum):
    """Whether the words are quoted, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the source does by saying it."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    ALLEGES = "alleges"
    PREDICTS = "predicts"
    URGES = "urges"
    ASKS = "asks"
    THINKS = "thinks"
    DECLINES = "declines"


class Certainty(StrEnum):
    """How firmly the source presents it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the source presents it as so, or as not so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of one article, resolved: all its mentions, the fullest name or description among them."""

    id: str
    name: str
    kind: Kind
    mentions: tuple[Span, ...] = ()
    role: str | None = None
    anonymity_reason: Span | None = None

    @property
    def unnamed(self) -> bool:
        """Whether the article keeps the source's name back."""
        return self.kind is Kind.ANONYMOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attributed claim. `speaker` and `via` are ids of sources, `inside` the id of the attribution that holds it.

    `said_on` and `about` are ISO dates or start/end intervals; `score` estimates the chance that the attribution is there.
    """

    id: str
    inside: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    speaker: str | None
    via: tuple[str, ...]
    act: Act
    certainty: Certainty
    polarity: Polarity
    said_on: str | None
    about: str | None
    score: float
