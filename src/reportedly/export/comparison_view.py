"""What a reader is shown of a comparison: assertions by what is at stake, each with its tree of origins; terminal and page share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.export import wording
from reportedly.model.article import Article
from reportedly.model.attribution import Kind
from reportedly.model.comparison import Assertion, Claim, Comparison, Coverage, Figure, Origin, Position, Standing
from reportedly.model.span import Span
from reportedly.model.stakes import stakes_of

STANDING = {
    Standing.FIRST_SEEN: "first seen in this corpus",
    Standing.COPY: "copy",
    Standing.REPEATS: "repeats",
    Standing.CONFIRMS: "confirms",
    Standing.DENIES: "denies",
    Standing.REVISES: "another figure",
    Standing.INDEPENDENT: "independent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One claim under its origin; `notes` are its standing and what was lost."""

    outlet: str
    published: str
    words: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An origin with the claims that end there; `standing` is named, unnamed or unstated."""

    label: str
    standing: str
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionView:
    """One assertion, every word chosen. `stakes` say why it stands where it does."""

    number: int
    text: str
    stakes: tuple[str, ...]
    count: str
    why: tuple[str, ...]
    asserting: tuple[Branch, ...]
    denying: tuple[Branch, ...]
    declining: tuple[Branch, ...]
    figures: tuple[str, ...]
    circles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """The whole; `rest` says what is not shown."""

    coverage: str
    copies: tuple[str, ...]
    assertions: tuple[AssertionView, ...]
    rest: str


def view_comparison(comparison: Comparison) -> ComparisonView:
    """Assertions that two articles make, or that somebody denies, those with most at stake first."""
    shown = [a for a in comparison.assertions if stakes_of(a, comparison).shared]
    shown.sort(key=lambda a: stakes_of(a, comparison).weight, reverse=True)
    alone = len(comparison.assertions) - len(shown)
    return ComparisonView(
        coverage=coverage_in_words(comparison.coverage),
        copies=tuple(_copies(comparison)),
        assertions=tuple(_assertion(n, a, comparison) for n, a in enumerate(shown, 1)),
        rest=f"{alone} further claim{'' if alone == 1 else 's'} found in one article only." if alone else "",
    )


def coverage_in_words(coverage: Coverage) -> str:
    """What was looked at: articles, outlets, dates."""
    dates = "dates not stated"
    if coverage.first and coverage.last:
        dates = wording.date_in_words(f"{coverage.first}/{coverage.last}")
    articles, outlets = coverage.articles, coverage.outlets
    return f"{articles} article{'' if articles == 1 else 's'} of {outlets} outlet{'' if outlets == 1 else 's'}, {dates}"


def _copies(comparison: Comparison) -> Iterator[str]:
    for copy in comparison.copies:
        one, other = comparison.article(copy.article), comparison.article(copy.of)
        yield f"{_outlet(one)}, {_date(one)}, from {_outlet(other)}, {_date(other)}: {'; '.join(copy.evidence)}"


def _assertion(number: int, assertion: Assertion, comparison: Comparison) -> AssertionView:
    return AssertionView(
        number=number,
        text=assertion.text,
        stakes=tuple(_stakes(assertion, comparison)),
        count=count_in_words(assertion.independent_origins.min, assertion.independent_origins.max),
        why=assertion.independent_origins.why,
        asserting=tuple(_branches(assertion, Position.ASSERTS, comparison)),
        denying=tuple(_branches(assertion, Position.DENIES, comparison)),
        declining=tuple(_branches(assertion, Position.DECLINES, comparison)),
        figures=tuple(_figure(f, comparison) for f in assertion.figures),
        circles=tuple(_circles(assertion, comparison)),
    )


def _stakes(assertion: Assertion, comparison: Comparison) -> Iterator[str]:
    stakes = stakes_of(assertion, comparison)
    if stakes.contested:
        yield "contested"
    if stakes.widely_single:
        yield f"one origin, {stakes.outlets} outlets"
    if assertion.figures:
        yield "figures differ"
    if _circles(assertion, comparison):
        yield "circular citation"


def count_in_words(low: int, high: int) -> str:
    """The range of independent origins."""
    if high == 0:
        return "No origin stated"
    if low == high:
        return f"{low} independent origin{'' if low == 1 else 's'}"
    return f"Between {low} and {high} independent origins"


def _branches(assertion: Assertion, position: Position, comparison: Comparison) -> Iterator[Branch]:
    claims = [claim for claim in assertion.claims if claim.position is position]
    for origin in assertion.origins:
        if leaves := [_leaf(c, comparison) for c in claims if c.origin == origin.id]:
            yield Branch(
                label=origin_in_words(origin), standing="named" if origin.named else "unnamed", leaves=tuple(leaves)
            )
    if own := [_leaf(c, comparison) for c in claims if c.origin is None]:
        yield Branch(label="no source stated", standing="unstated", leaves=tuple(own))


def origin_in_words(origin: Origin) -> str:
    """An origin by its name, with what keeps it from being known."""
    if origin.named:
        return origin.name
    if origin.kind is Kind.OUTLET:
        return f"{origin.name} (its sources not stated)"
    return f"{origin.name} (not named{f', through {origin.through}' if origin.through else ''})"


def _leaf(claim: Claim, comparison: Comparison) -> Leaf:
    article = comparison.article(claim.article)
    standing = (STANDING[claim.relation],) if claim.relation else ()
    return Leaf(
        outlet=_outlet(article),
        published=_date(article),
        words=_words(claim.content, article.text),
        notes=(*standing, *(f"lost: {lost}" for lost in claim.lost)),
    )


def _words(content: Sequence[Span], text: str) -> str:
    return " … ".join(span.text(text) for span in content)


def _figure(figure: Figure, comparison: Comparison) -> str:
    values = (
        f"{v.span.text(comparison.article(v.article).text)} ({_outlet(comparison.article(v.article))})"
        for v in figure.values
    )
    return f"{figure.what}: {', '.join(values)}"


def _circles(assertion: Assertion, comparison: Comparison) -> list[str]:
    return [" cites ".join((*c.outlets, c.outlets[0])) for c in comparison.circles if c.assertion == assertion.id]


def _outlet(article: Article) -> str:
    return article.outlet or "outlet not stated"


def _date(article: Article) -> str:
    return wording.date_in_words(article.published) if article.published else "undated"
