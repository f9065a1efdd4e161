"""An article as it was published: its text, kept exactly, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.model.span import Span


class Relation(StrEnum):
    """What another publisher's work is to this article."""

    WIRE = "wire"
    ORIGINALLY_APPEARED = "originally_appeared"
    CONTRIBUTED = "contributed"
    HAT_TIP = "hat_tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Another publisher or reporter whose work the article is or uses; `span` where the text says so, if it does."""

    name: str
    relation: Relation
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Article:
    """One published text. `published` is an ISO 8601 date or date-time with offset.

    `asides` are spans of `text` that are no part of the report itself (header, title line, byline, dateline,
    credit lines, advertising): metadata that the reader must not take for claims. Captions are apart.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str = "en"
    credits: tuple[Credit, ...] = field(default=())
    captions: tuple[Span, ...] = field(default=())
    asides: tuple[Span, ...] = field(default=())

    def __repr__(self) -> str:
        return f"<Article {self.id} {self.outlet or 'outlet not stated'} {self.published or 'undated'}: {self.title or self.text[:40]!r}>"
