"""What hangs on an assertion: whether it is denied, rests on one origin that many outlets print, changes its figures, runs in a circle."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.comparison import Assertion, Comparison, Position

# From so many outlets on, an assertion of a single origin is widely repeated.
WIDELY = 3
# What a reader should see first weighs in steps that no number of outlets makes up for.
STEP = 10_000
MOST = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """`articles` make or deny it, `outlets` assert it, `origins` are how many may be independent at most; the others are counts."""

    contested: bool
    articles: int
    outlets: int
    origins: int
    figures: int
    circles: int
    claims: int

    @property
    def widely_single(self) -> bool:
        """Whether many outlets rest on one origin."""
        return self.origins == 1 and self.outlets >= WIDELY

    @property
    def shared(self) -> bool:
        """Whether there is anything to compare: a second article, or a denial."""
        return self.articles > 1 or self.contested

    @property
    def weight(self) -> int:
        """By what assertions are ranked, 0 for one that a single article makes.

        >>> denied = Stakes(contested=True, articles=2, outlets=1, origins=1, figures=0, circles=0, claims=2)
        >>> repeated = Stakes(contested=False, articles=9, outlets=9, origins=2, figures=0, circles=0, claims=9)
        >>> denied.weight > repeated.weight
        True
        """
        if not self.shared:
            return 0
        steps = 2 * self.contested + 2 * self.widely_single + bool(self.figures) + bool(self.circles)
        return STEP * steps + (MOST + 1) * min(self.outlets, MOST) + min(self.claims, MOST)


def stakes_of(assertion: Assertion, comparison: Comparison) -> Stakes:
    """The stakes of one assertion of a comparison; articles without an outlet count as one outlet."""
    asserting = {
        comparison.article(claim.article).outlet for claim in assertion.claims if claim.position is Position.ASSERTS
    }
    return Stakes(
        contested=assertion.contested,
        articles=len(assertion.articles),
        outlets=len(asserting),
        origins=assertion.independent_origins.max,
        figures=len(assertion.figures),
        circles=sum(circle.assertion == assertion.id for circle in comparison.circles),
        claims=len(assertion.claims),
    )
