"""Whom a report cites stands inside the report: "the Gazette reported that ..., citing two officials"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.draft import Draft
from reportedly.model.span import Span

_CITING = re.compile(r"(?:also )?(?:cit(?:ing|ed|es)|quot(?:ing|ed|es))\b(?! by\b)", re.I)
SHARED = 0.5
"""The least share of the shorter content that the two have in common; of the longer where the tagger has them the other way round."""


def nest_cited(text: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those that name whom another one cites for the same content put inside that one."""
    holders = {
        place: holder
        for place, draft in enumerate(drafts)
        if _cites(text, draft) and (holder := _citer(text, drafts, place)) is not None
    }
    for place, draft in enumerate(drafts):
        inside = holders.get(place, draft.inside)
        if inside is not None and holders.get(inside) == place:
            inside = drafts[inside].inside
        yield replace(draft, inside=inside)


def _cites(text: str, draft: Draft) -> bool:
    """Whether the cue brings in the one who is cited, named after it; in "the Gazette quoted him" the source cites."""
    if not draft.cue or not draft.source or draft.source[0].start < draft.cue[-1].end:
        return False
    return bool(_CITING.match(draft.cue[0].text(text)))


def _citer(text: str, drafts: Sequence[Draft], place: int) -> int | None:
    """The draft nearest by its cue, in the same paragraph and on the same level, that says the same."""
    draft = drafts[place]
    near = [
        (abs(other.cue[0].start - draft.cue[0].start), i)
        for i, other in enumerate(drafts)
        if i != place
        and other.cue
        and other.inside in (draft.inside, place)
        and not _cites(text, other)
        and _same_paragraph(text, draft.cue[0], other.cue[0])
        and _shared(draft.content, other.content, min if other.inside == draft.inside else max) >= SHARED
    ]
    return min(near)[1] if near else None


def _same_paragraph(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return "\n" not in text[first.end : last.start]


def _shared(one: Iterable[Span], other: Iterable[Span], of: Callable[[int, int], int]) -> float:
    """The share of the shorter (min) or the longer (max) that both have."""
    a, b = ({at for span in spans for at in range(*span)} for spans in (one, other))
    return len(a & b) / of(len(a), len(b)) if a and b else 0.0
