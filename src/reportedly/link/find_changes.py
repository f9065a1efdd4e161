"""What happened between two comparisons of one story: denials, new origins and changed figures that new articles brought.

A pure function: the same comparisons give the same changes, and what no new article brought is none, however the
grouping of claims shifted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.comparison import Assertion, Claim, Comparison, OriginCount, Position, Standing
from reportedly.model.notice import FigureChange, NoticeKind

Words = tuple[str, str]
"""A claim as it is known again in another comparison: its article and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What `claim`, which a new article makes, does to an assertion; `words` are its own, verbatim."""

    kind: NoticeKind
    assertion: Assertion
    claim: Claim
    words: str
    figure: FigureChange | None = None


def find_changes(before: Comparison | None, after: Comparison, fresh: Collection[str]) -> tuple[Change, ...]:
    """The changes, in the order of the assertions; `fresh` are ids of articles that are new, or of which a new version is."""
    earlier = {key: one for one in before.assertions for key in _keys(one, before)} if before else {}
    return tuple(change for one in after.assertions for change in _of_assertion(one, after, earlier, fresh))


def words_of(claim: Claim, comparison: Comparison) -> str:
    """What a claim says, its pieces joined by a space."""
    text = comparison.article(claim.article).text
    return " ".join(span.text(text) for span in claim.content)


def _keys(assertion: Assertion, comparison: Comparison) -> list[Words]:
    return [(claim.article, words_of(claim, comparison)) for claim in assertion.claims]


def _of_assertion(
    assertion: Assertion, after: Comparison, earlier: dict[Words, Assertion], fresh: Collection[str]
) -> Iterator[Change]:
    keys = _keys(assertion, after)
    new = [claim for claim, key in zip(assertion.claims, keys, strict=True) if key[0] in fresh and key not in earlier]
    # Where all of it is new, what its first article says is what the others are measured by.
    prior = [claim for claim in assertion.claims if claim not in new] or [
        claim for claim in assertion.claims if claim.article == assertion.claims[0].article
    ]
    known = next((earlier[key] for key in keys if key in earlier), None)
    brought = [claim for claim in new if claim not in prior]
    yield from (_change(NoticeKind.DENIAL, assertion, claim, after) for claim in _denials(brought, prior))
    yield from (
        _change(NoticeKind.ORIGIN, assertion, claim, after) for claim in _origins(brought, prior, assertion, known)
    )
    yield from _figures(brought, prior, assertion, after)


def _denials(brought: Sequence[Claim], prior: Sequence[Claim]) -> Iterator[Claim]:
    """One for each source of each article, and none where nobody had asserted it."""
    if not any(claim.position is Position.ASSERTS for claim in prior):
        return
    told: set[tuple[str, str | None]] = set()
    for claim in brought:
        if claim.position is Position.DENIES and (claim.article, claim.origin) not in told:
            told.add((claim.article, claim.origin))
            yield claim


def _origins(
    brought: Sequence[Claim], prior: Sequence[Claim], assertion: Assertion, known: Assertion | None
) -> Iterator[Claim]:
    """The first claim of each origin that was not there, if the range of independent origins grew by it at all."""
    there = {claim.origin for claim in prior if claim.position is Position.ASSERTS}
    asserted = len(there - {None})
    was = known.independent_origins if known else OriginCount(min=min(1, asserted), max=asserted)
    now = assertion.independent_origins
    if not there or now.max < 2 or (now.min <= was.min and now.max <= was.max):
        return
    for claim in brought:
        new = claim.origin is not None and claim.origin not in there
        if claim.position is Position.ASSERTS and claim.relation is not Standing.COPY and new:
            there.add(claim.origin)
            yield claim


def _figures(
    brought: Sequence[Claim], prior: Sequence[Claim], assertion: Assertion, after: Comparison
) -> Iterator[Change]:
    """A figure that no earlier article gave for the same; each new value once."""
    old, new = {claim.article for claim in prior}, {claim.article: claim for claim in reversed(brought)}
    for figure in assertion.figures:
        earlier = tuple(dict.fromkeys(value.value for value in figure.values if value.article in old))
        told = set(earlier)
        for value in figure.values:
            if earlier and value.article in new and value.article not in old and value.value not in told:
                told.add(value.value)
                claim = _holder(value.article, value.span.start, brought) or new[value.article]
                changed = FigureChange(what=figure.what, earlier=earlier, now=value.value, unit=value.unit)
                yield Change(
                    kind=NoticeKind.FIGURE,
                    assertion=assertion,
                    claim=claim,
                    words=words_of(claim, after),
                    figure=changed,
                )


def _holder(article: str, at: int, claims: Sequence[Claim]) -> Claim | None:
    """The claim in which a figure stands."""
    inside = (claim for claim in claims if claim.article == article)
    return next((claim for claim in inside if any(span.start <= at < span.end for span in claim.content)), None)


def _change(kind: NoticeKind, assertion: Assertion, claim: Claim, after: Comparison) -> Change:
    return Change(kind=kind, assertion=assertion, claim=claim, words=words_of(claim, after))
