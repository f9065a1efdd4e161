"""A query -> hits: claims and articles ranked together, each with a verbatim piece of its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from reportedly.errors import InputError
from reportedly.model.span import hull
from reportedly.store.answers import Hit, HitPage, Query, Scope, StoredClaim
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.count_coverage import count_coverage
from reportedly.store.cut_snippet import cut_snippet
from reportedly.store.facets import day_facets, facet
from reportedly.store.find_names import keys_named
from reportedly.store.name_key import outlet_key
from reportedly.store.parse_query import Term, parse_query
from reportedly.store.rank_matches import POOL, Match, Wanted, rank_matches
from reportedly.store.tables import article, claim

MOST_HITS = 500
TABLES = {Scope.CLAIMS: "claim", Scope.ARTICLES: "article"}


class _Place(NamedTuple):
    """Where a match stands among all: best first, then newest; claims before articles."""

    badness: float
    age: int
    table: str

    @classmethod
    def of(cls, table: str, match: Match) -> _Place:
        return cls(-match.score, -match.row, table)

    @classmethod
    def parse(cls, cursor: str) -> _Place:
        try:
            badness, age, table = cursor.split(":")
            return cls(float(badness), int(age), table)
        except ValueError as error:
            raise InputError(f"{cursor!r} is no cursor; give `next` of the page before, unchanged") from error

    @property
    def cursor(self) -> str:
        return f"{self.badness!r}:{self.age}:{'claim' if self.table == 'claim' else 'article'}"


def search(connection: Connection, query: Query, limit: int, cursor: str | None) -> HitPage:
    """One page of hits; raises InputError if the cursor is not one of ours."""
    after = _Place.parse(cursor) if cursor else None
    terms = parse_query(query.text)
    wanted = {table: _wanted(connection, query, terms, table) for table in _tables(query)}
    listed = not any(one.ranked for one in wanted.values())
    if listed and after is not None:
        # What is not ranked is listed to its end: each page takes the newest rows from where the last one ended.
        wanted = {table: replace(one, before=-after.age) for table, one in wanted.items()}
    matches = {table: rank_matches(connection, table, one) for table, one in wanted.items()}
    places = sorted(_Place.of(table, match) for table, found in matches.items() for match in found)
    left = [place for place in places if after is None or place > after]
    page = left[: max(1, min(limit, MOST_HITS))]
    whole = all(len(found) < POOL for found in matches.values())
    return HitPage(
        hits=tuple(_hits(connection, page, terms)),
        next=page[-1].cursor if len(left) > len(page) or (listed and page and not whole) else None,
        coverage=count_coverage(connection),
        complete=listed or whole,
    )


def _tables(query: Query) -> list[str]:
    if query.source is not None or query.kind is not None or query.act is not None:
        return ["claim"] if query.scope is not Scope.ARTICLES else []
    return [table for scope, table in TABLES.items() if query.scope in (scope, Scope.EVERYTHING)]


def _wanted(connection: Connection, query: Query, terms: Sequence[Term], table: str) -> Wanted:
    days = _days(connection, query)
    facets = [[facet(field, value)] for field, value in (("kind", query.kind), ("act", query.act)) if value]
    if query.outlet:
        facets.append([facet("outlet", outlet_key(query.outlet))])
    if query.source is not None:
        keys = sorted(keys_named(connection, query.source)) or [query.source]
        facets.append([facet("speaker", key) for key in keys])
    if days:
        facets.append(day_facets(*days))
    return Wanted(terms=terms, facets=facets, days=days)


def _days(connection: Connection, query: Query) -> tuple[date, date] | None:
    """The interval asked for, no wider than what the store holds."""
    if query.since is None and query.until is None:
        return None
    first, last = connection.execute(
        select(select(func.min(article.c.day)).scalar_subquery(), select(func.max(article.c.day)).scalar_subquery())
    ).one()
    since = max(query.since or date.min, date.fromisoformat(first or "0001-01-01"))
    until = min(query.until or date.max, date.fromisoformat(last or "0001-01-01"))
    return since, max(since, until) if query.until is None else until


def _hits(connection: Connection, page: Sequence[_Place], terms: Sequence[Term]) -> Iterator[Hit]:
    claims = _claims(connection, [-place.age for place in page if place.table == "claim"])
    keys = {claim.article for claim in claims.values()}
    rows = [-place.age for place in page if place.table == "article"]
    columns = select(
        article.c.id, article.c.key, article.c.outlet, article.c.published, article.c.title, article.c.text
    )
    articles = connection.execute(columns.where(article.c.key.in_(keys) | article.c.id.in_(rows))).all()
    by_row, by_key = {row.id: row for row in articles}, {row.key: row for row in articles}
    for place in page:
        claim = claims.get(-place.age) if place.table == "claim" else None
        row = by_key[claim.article] if claim else by_row[-place.age]
        # A claim in two pieces with a long cue between them is shown from its first piece on.
        within = hull(claim.spans) if claim else None
        span, marks = cut_snippet(row.text, terms, within)
        yield Hit(
            article=row.key,
            outlet=row.outlet,
            published=row.published,
            title=row.title,
            claim=claim,
            score=-place.badness,
            span=span,
            words=span.text(row.text),
            marks=marks,
        )


def _claims(connection: Connection, rows: Sequence[int]) -> dict[int, StoredClaim]:
    found = connection.execute(select_claims().where(claim.c.id.in_(rows))).all() if rows else []
    return {row.id: one for row, one in zip(found, claims_of(connection, found), strict=True)}
