"""Facets: tokens that stand in the index of words beside the text, so that a filter narrows inside the index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from reportedly.codec import digest

ALL = "zqall"  # every row has it: a query of nothing but filters or exclusions starts from here
MOST_MONTHS = 36


@lru_cache(1 << 16)
def facet(field: str, value: str) -> str:
    """One token for a field with a value; nobody types it by chance.

    >>> facet("kind", "person") == facet("kind", "outlet")
    False
    """
    return f"zq{digest(field, value)[:12]}"


def facets_of(day: str | None, **fields: str | None) -> str:
    """All tokens of a row; `day` is ISO."""
    stated = [facet(field, value) for field, value in fields.items() if value]
    times = [facet("year", day[:4]), facet("month", day[:7])] if day else []
    return " ".join((ALL, *stated, *times))


def day_facets(since: date, until: date) -> list[str]:
    """Tokens of which each row of the interval has one; rows just outside of it may have one too.

    >>> len(day_facets(date(2026, 2, 27), date(2026, 4, 1)))
    3
    """
    months = list(_months(since, until)) if (until - since).days < MOST_MONTHS * 31 else []
    if months:
        return [facet("month", month) for month in months]
    # At least one, though an interval that ends before it begins holds nothing.
    return [facet("year", f"{year:04}") for year in range(since.year, max(since.year, until.year) + 1)]


def _months(since: date, until: date) -> Iterator[str]:
    month = since.replace(day=1)
    while month <= until:
        yield month.isoformat()[:7]
        month = (month + timedelta(days=31)).replace(day=1)
