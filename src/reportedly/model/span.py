"""A span: where in a text something stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range [start, end) of Unicode code points into `article.text`; never empty when made by `Span.of`.

    >>> Span.of(4, 9).text("The Gazette")
    'Gazet'
    """

    start: int
    end: int

    @classmethod
    def of(cls, start: int, end: int) -> Span:
        """A checked span; raises ValueError if it is empty or negative."""
        if not 0 <= start < end:
            raise ValueError(f"empty or negative span [{start}, {end})")
        return cls(start, end)

    def text(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of them; raises ValueError on none.

    >>> hull([Span(5, 9), Span(1, 3)])
    Span(start=1, end=9)
    """
    spans = tuple(spans)
    if not spans:
        raise ValueError("no spans to hold")
    return Span.of(min(s.start for s in spans), max(s.end for s in spans))
