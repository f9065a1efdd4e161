"""A comparison as the JSON of `schema/comparison.schema.json`."""

from __future__ import annotations

from typing import Any

from reportedly.model.article import Article
from reportedly.model.comparison import Assertion, Claim, Comparison, Figure

SCHEMA = "reportedly/comparison/1"


def encode_comparison(comparison: Comparison) -> dict[str, Any]:
    """The record, of plain lists and dictionaries, ready for any JSON writer."""
    coverage = comparison.coverage
    return {
        "schema": SCHEMA,
        "articles": [_article(article) for article in comparison.articles],
        "assertions": [encode_assertion(assertion) for assertion in comparison.assertions],
        "copies": [
            {"article": c.article, "of": c.of, "share": c.share, "evidence": list(c.evidence)}
            for c in comparison.copies
        ],
        "circles": [{"assertion": c.assertion, "outlets": list(c.outlets)} for c in comparison.circles],
        "coverage": {
            "articles": coverage.articles,
            "outlets": coverage.outlets,
            "from": coverage.first,
            "to": coverage.last,
        },
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "url": article.url,
    }


def encode_assertion(assertion: Assertion) -> dict[str, Any]:
    """One assertion, as it stands in the record of its comparison."""
    count = assertion.independent_origins
    return {
        "id": assertion.id,
        "text": assertion.text,
        "reports": [_claim(claim) for claim in assertion.claims],
        "origins": [
            {"id": o.id, "name": o.name, "kind": o.kind.value, "through": o.through} for o in assertion.origins
        ],
        "independent_origins": {"min": count.min, "max": count.max, "why": list(count.why)},
        "numbers": [_figure(figure) for figure in assertion.figures],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    record: dict[str, Any] = {
        "article": claim.article,
        "attribution": claim.attribution,
        "content": [list(span) for span in claim.content],
        "position": claim.position.value,
        "origin": claim.origin,
        "lost": list(claim.lost),
        "evidence": list(claim.evidence),
    }
    # The schema knows no null here: a relation that nobody can judge is left out.
    return record | ({"relation": claim.relation.value} if claim.relation else {})


def _figure(figure: Figure) -> dict[str, Any]:
    values = [{"article": v.article, "value": v.value, "unit": v.unit, "span": list(v.span)} for v in figure.values]
    return {"what": figure.what, "values": values}
