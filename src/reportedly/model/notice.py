"""A notice: one thing that happened in a corpus, told once, each part of it verbatim from the article that brought it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.model.comparison import OriginCount


class NoticeKind(StrEnum):
    """What happened."""

    DENIAL = "denial"
    ORIGIN = "origin"
    FIGURE = "figure"
    DUE = "due"
    SAID = "said"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure beside those given for the same before."""

    what: str
    earlier: tuple[float, ...]
    now: float
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Notice:
    """`words` are the passage that brought it, `about` the assertion that it bears on; `follows` are ids of what it concerns.

    `id` is made of what happened, so that the same happening has the same id however often it is come upon. `at` is when
    we came upon it; `chain` who says it, outlet first; `due` the interval of a prediction.
    """

    id: str
    kind: NoticeKind
    at: datetime
    article: str
    words: str
    chain: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    claim: str | None = None
    about: str | None = None
    origins: OriginCount | None = None
    figure: FigureChange | None = None
    due: str | None = None
    follows: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Notice {self.id} {self.kind} {self.article}: {self.words[:50]!r}>"
