"""A stored claim and what a corpus covers, as lines of text: shared by every command that lists claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.cli.output import Page
from reportedly.cli.table import plain, wrapped
from reportedly.model.attribution import Act

if TYPE_CHECKING:
    from reportedly.model.comparison import Coverage
    from reportedly.store.answers import StoredClaim

LONGEST = 240


def claim_lines(claim: StoredClaim, page: Page, *, indent: int = 2) -> str:
    """Its chain, its words, and a line with its particulars and id."""
    from reportedly.export.text import shorten

    words = wrapped(f"“{shorten(plain(claim.text), LONGEST)}”", indent, page)
    return wrapped(chain(claim), indent, page) + words + wrapped(" · ".join(particulars(claim)), indent, page)


def chain(claim: StoredClaim) -> str:
    """Who says it and how it came to the article, outlet first."""
    speaker = claim.speaker or ("source not stated" if claim.attribution else "in its own voice")
    return " <- ".join((claim.outlet or "outlet not stated", *claim.via, speaker))


def particulars(claim: StoredClaim) -> list[str]:
    """What is known of it, in words; what is not known is left out, except the date."""
    from reportedly.export import wording

    said = [claim.act.value] if claim.act else []
    kind = [wording.KIND[claim.kind]] if claim.kind else []
    about = "due" if claim.act is Act.PREDICTS else "about"
    dates = [
        f"{word} {wording.date_in_words(value)}"
        for word, value in (("said", claim.said_on), (about, claim.about))
        if value
    ]
    published = wording.date_in_words(claim.published[:10]) if claim.published else "undated"
    judged = ["rejected by a person"] if claim.rejected else ["judged by a person"] if claim.judged else []
    return [*said, *kind, published, *dates, *judged, f"claim:{claim.id}"]


def coverage_line(coverage: Coverage) -> str:
    """What the answer stands on, since nothing outside of it is known."""
    from reportedly.export.wording import date_in_words

    if not coverage.articles:
        return "This corpus holds no articles yet; `reportedly add INPUT...` adds some."
    dates = f", {date_in_words(f'{coverage.first}/{coverage.last}')}" if coverage.first and coverage.last else ""
    return (
        f"This corpus covers {counted(coverage.articles, 'article')} of {counted(coverage.outlets, 'outlet')}{dates}."
    )


def counted(number: int, noun: str) -> str:
    """A number and its noun.

    >>> counted(1, "article"), counted(1200, "outlet")
    ('1 article', '1,200 outlets')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
