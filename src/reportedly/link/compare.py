"""REPORTS -> COMPARISON: what several articles say between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.link.apply_constraints import apply_constraints
from reportedly.link.build_assertion import Setting, build_assertion
from reportedly.link.constraint import Constraint
from reportedly.link.find_copies import find_copies
from reportedly.link.find_denials import denies_by_itself
from reportedly.link.lineage import Lineage, lineage_of
from reportedly.link.match_claims import match_claims
from reportedly.link.match_names import outlet_words
from reportedly.link.speakers import speaker_keys
from reportedly.link.split_statements import split_statements
from reportedly.link.statement import Statement
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison, Copy, Coverage
from reportedly.model.report import Report


def compare(reports: Sequence[Report], vectors: Vectors, constraints: Sequence[Constraint] = ()) -> Comparison:
    """Every assertion of the articles: those that several make, those that somebody denies, and those of one article alone.

    Nothing outside of these articles is known: "first" means first seen here. `constraints` are what people judged of
    their claims, oldest first.
    """
    articles = tuple(report.article for report in reports)
    copies = find_copies(articles)
    statements = [s for place, report in enumerate(reports) for s in split_statements(place, report)]
    lineages = lineages_of(statements, reports, copies)
    denials = [denies_by_itself(s, articles[s.article].text) for s in statements]
    matches = match_claims(statements, vectors, speaker_keys(lineages), denials)
    matches = apply_constraints(matches, constraints, statements, [article.id for article in articles])
    setting = Setting(
        articles=articles,
        statements=statements,
        lineages=lineages,
        denials=denials,
        matches=matches,
        copies=_places(copies, articles),
    )
    built = [build_assertion(group, setting) for group in matches.groups]
    return Comparison(
        articles=articles,
        assertions=tuple(b.assertion for b in built),
        copies=copies,
        circles=tuple(circle for b in built for circle in b.circles),
        coverage=coverage(articles),
    )


def coverage(articles: Sequence[Article]) -> Coverage:
    """What was compared."""
    dates = sorted(article.published[:10] for article in articles if article.published)
    outlets = {outlet_words(article.outlet) for article in articles if article.outlet}
    return Coverage(
        articles=len(articles),
        outlets=len(outlets),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def lineages_of(
    statements: Sequence[Statement], reports: Sequence[Report], copies: Sequence[Copy]
) -> list[Lineage | None]:
    """Where each statement comes from; None where nobody says."""
    articles = tuple(report.article for report in reports)
    return [_of_original(lineage_of(s, reports[s.article]), articles[s.article], copies, articles) for s in statements]


def _of_original(
    lineage: Lineage | None, article: Article, copies: Sequence[Copy], articles: Sequence[Article]
) -> Lineage | None:
    """A copy's unnamed sources are those of the article that it was made from."""
    if lineage is None or lineage.named or lineage.through != article.outlet:
        return lineage
    original = next((c.of for c in copies if c.article == article.id), None)
    outlet = next((a.outlet for a in articles if a.id == original), None)
    return replace(lineage, through=outlet) if outlet else lineage


def _places(copies: Sequence[Copy], articles: Sequence[Article]) -> frozenset[tuple[int, int]]:
    place = {article.id: n for n, article in enumerate(articles)}
    return frozenset((place[c.article], place[c.of]) for c in copies)
