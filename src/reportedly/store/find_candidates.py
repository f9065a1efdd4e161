"""Which stored articles may be about the same: those that share shingle bands, or names and figures at about the time.

The cost does not grow with the store: of each band and key only the newest `POSTINGS` articles in the window are looked at.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select, text

from reportedly.store.add_article import hashed, signed
from reportedly.store.answers import Candidate
from reportedly.store.tables import article

# A band that more share is boilerplate, a key that more share in the window says little ("united states").
POSTINGS = 200
BATCH = 100  # look-ups in one statement
BAND = "SELECT * FROM (SELECT {place} AS place, article FROM band WHERE band = :v{place} ORDER BY article DESC LIMIT {most}) AS p{place}"
KEY = (
    "SELECT * FROM (SELECT {place} AS place, article FROM entity WHERE key = :v{place} AND day BETWEEN :first AND :last "
    "ORDER BY day DESC, article DESC LIMIT {most}) AS p{place}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days to either side of one day."""

    day: date
    days: int


def find_candidates(
    connection: Connection, bands: Sequence[int], keys: Sequence[str], window: Window, limit: int
) -> list[Candidate]:
    """The best candidates, most shared bands first, then by the weight of shared keys."""
    by_band = _postings(connection, BAND, sorted({signed(value) for value in bands}), {})
    span = {"first": window.day.toordinal() - window.days, "last": window.day.toordinal() + window.days}
    by_key = _postings(connection, KEY, hashed(keys), span)
    shared_bands = Counter(article for articles in by_band.values() for article in articles)
    shared_keys = Counter(article for articles in by_key.values() for article in articles)
    weights: dict[int, float] = defaultdict(float)
    for articles in by_key.values():
        for one in articles:
            weights[one] += math.log(1 + POSTINGS / len(articles))
    found = sorted(shared_bands | shared_keys, key=lambda one: (-shared_bands[one], -weights[one], -one))[:limit]
    names = _names(connection, found)
    return [
        Candidate(article=names[one], bands=shared_bands[one], keys=shared_keys[one], weight=weights[one])
        for one in found
    ]


def _postings(connection: Connection, lookup: str, values: Sequence[int], span: dict[str, int]) -> dict[int, list[int]]:
    """For each value, articles that have it."""
    postings: dict[int, list[int]] = defaultdict(list)
    for start in range(0, len(values), BATCH):
        batch = values[start : start + BATCH]
        statement = " UNION ALL ".join(lookup.format(place=place, most=POSTINGS) for place in range(len(batch)))
        for place, one in connection.execute(
            text(statement), {**span, **{f"v{place}": value for place, value in enumerate(batch)}}
        ):
            postings[start + place].append(one)
    return postings


def _names(connection: Connection, rows: Sequence[int]) -> dict[int, str]:
    if not rows:
        return {}
    return {
        row.id: row.key for row in connection.execute(select(article.c.id, article.c.key).where(article.c.id.in_(rows)))
    }
