"""Join the clauses of one saying that ended in one assertion: a reader sees one claim, not its pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.model.comparison import Claim
from reportedly.model.span import Span

_BETWEEN = re.compile(r"\W*")


def join_clauses(claims: Sequence[Claim], settings: Sequence[str], texts: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims in order, those of one attribution (or one sentence of an article's own voice) as one where they stand alike.

    `settings` are the sentences that they stand in, `texts` the articles by id.
    """
    joined: dict[tuple[object, ...], Claim] = {}
    for claim, setting in zip(claims, settings, strict=True):
        key = (claim.article, claim.attribution or setting, claim.position, claim.origin)
        known = joined.get(key)
        joined[key] = claim if known is None else _with(known, claim, texts[claim.article])
    return tuple(joined.values())


def _with(one: Claim, other: Claim, text: str) -> Claim:
    return replace(
        one,
        content=_closed((*one.content, *other.content), text),
        lost=tuple(dict.fromkeys((*one.lost, *other.lost))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _closed(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in order; where only punctuation parts two they are one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and (span.start <= kept[-1].end or _BETWEEN.fullmatch(text, kept[-1].end, span.start)):
            kept[-1] = Span.of(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
