"""An article as a row of the table `articles`, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.codec import digest_article
from reportedly.model.article import Article, Credit, Relation
from reportedly.model.span import Span

_SHARED = ("url", "outlet", "title", "published", "language", "text")


def article_row(article: Article, input: str, record: str, crawled: str | None) -> dict[str, Any]:
    """The row, with where the article was found."""
    return {
        **{name: getattr(article, name) for name in _SHARED},
        "article": article.id,
        "version": digest_article(article),
        "input": input,
        "record": record,
        "crawled": crawled,
        "authors": list(article.authors),
        "credits": [_credit_row(credit) for credit in article.credits],
        "captions": span_rows(article.captions),
        "asides": span_rows(article.asides),
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article in a row."""
    return Article(
        id=row["article"],
        **{name: row[name] for name in _SHARED},
        authors=tuple(row["authors"]),
        credits=tuple(_credit_of(credit) for credit in row["credits"]),
        captions=spans_of(row["captions"]),
        asides=spans_of(row["asides"]),
    )


def span_rows(spans: Iterable[Span]) -> list[dict[str, int]]:
    """Spans as they stand in a table."""
    return [{"start": span.start, "end": span.end} for span in spans]


def spans_of(rows: Iterable[Mapping[str, int]]) -> tuple[Span, ...]:
    """And back."""
    return tuple(Span.of(row["start"], row["end"]) for row in rows)


def _credit_row(credit: Credit) -> dict[str, Any]:
    start, end = credit.span or (None, None)
    return {"name": credit.name, "relation": credit.relation.value, "start": start, "end": end}


def _credit_of(row: Mapping[str, Any]) -> Credit:
    span = None if row["start"] is None else Span.of(row["start"], row["end"])
    return Credit(name=row["name"], relation=Relation(row["relation"]), span=span)
