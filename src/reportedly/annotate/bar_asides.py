"""Keep metadata, credits and captions out of attributions: they stand in the text but are no claims.

The encoder reads the text as it stands, datelines included, because that is what it was trained on; what it found there is
cut off afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.draft import Draft
from reportedly.model.span import Span


def bar_asides(drafts: Sequence[Draft], barred: Sequence[Span]) -> tuple[Draft, ...]:
    """The drafts without what lies in the barred spans; one that loses its cue, or all else, goes."""
    if not barred:
        return tuple(drafts)
    kept: dict[int, Draft] = {}
    for place, draft in enumerate(drafts):
        cut = replace(
            draft,
            source=tuple(_outside(draft.source, barred)),
            cue=tuple(_outside(draft.cue, barred)),
            content=tuple(_outside(draft.content, barred)),
        )
        if cut.cue == draft.cue and (cut.source or cut.content):
            kept[place] = cut
    places = {old: new for new, old in enumerate(kept)}
    return tuple(replace(draft, inside=_holder(drafts, draft.inside, places)) for draft in kept.values())


def _holder(drafts: Sequence[Draft], inside: int | None, places: dict[int, int]) -> int | None:
    """The nearest holder that was kept, by its new place."""
    while inside is not None and inside not in places:
        inside = drafts[inside].inside
    return None if inside is None else places[inside]


def _outside(spans: Sequence[Span], barred: Sequence[Span]) -> Iterator[Span]:
    """What of the spans lies outside all barred ones."""
    for span in spans:
        pieces = [span]
        for bar in barred:
            pieces = [piece for p in pieces for piece in _without(p, bar)]
        yield from pieces


def _without(span: Span, bar: Span) -> Iterator[Span]:
    if not span.overlaps(bar):
        yield span
        return
    if span.start < bar.start:
        yield Span.of(span.start, bar.start)
    if bar.end < span.end:
        yield Span.of(bar.end, span.end)
