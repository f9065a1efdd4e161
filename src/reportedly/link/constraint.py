"""A constraint: what a person judged of claims, that they say the same or that they do not."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPlace:
    """Where a claim stands: the id of its article, its attribution there, None in the article's own voice, and its content."""

    article: str
    attribution: str | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Two claims that say the same, or do not; a single one that is not the same says what no other does."""

    claims: tuple[ClaimPlace, ...]
    same: bool
