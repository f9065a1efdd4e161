"""Matter: what stands around the report in a text - header, datelines, captions, credit lines, advertising."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.ingest.metadata import Metadata
from reportedly.model.article import Credit
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What one rule or all of them found; `metadata` is what the text says of itself."""

    metadata: Metadata = field(default_factory=Metadata)
    asides: tuple[Span, ...] = ()
    captions: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()

    def __or__(self, other: Matter) -> Matter:
        """Both; what this says of the article goes before what the other says."""
        return Matter(
            metadata=self.metadata | other.metadata,
            asides=self.asides + other.asides,
            captions=self.captions + other.captions,
            credits=self.credits + other.credits,
        )


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans by where they stand, those that overlap joined.

    >>> in_order([Span(7, 9), Span(0, 4), Span(2, 6)])
    (Span(start=0, end=6), Span(start=7, end=9))
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span.of(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
