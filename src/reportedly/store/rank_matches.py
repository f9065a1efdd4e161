"""The rows of one index that match, each with a score: BM25 on SQLite, ts_rank on PostgreSQL.

Ranking everything that a common word matches takes seconds at a million claims, so only the `POOL` newest rows that
match are ranked. Filters narrow inside the index, through facets, so that the pool holds rows that pass them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, text

from reportedly.store.match_words import fts5, tsquery
from reportedly.store.parse_query import Term

POOL = 1000
# Weights of the columns: text, title or speaker, facets. SQLite's bm25 is the smaller the better the match.
SQLITE = """
    SELECT {table}_words.rowid AS id, {score} AS score FROM {table}_words {days}
    WHERE {table}_words MATCH :words {before} ORDER BY {table}_words.rowid DESC LIMIT :pool"""
SQLITE_SCORE = "-bm25({table}_words, 1.0, 1.0, 0.0)"
SQLITE_DAYS = "CROSS JOIN {table} ON {table}.id = {table}_words.rowid AND {table}.day BETWEEN :since AND :until"
POSTGRESQL = """
    SELECT {table}.id, {score} AS score FROM {table}, to_tsquery('reportedly', :words) AS query
    WHERE {table}.words @@ query {days} {before} ORDER BY {table}.id DESC LIMIT :pool"""
POSTGRESQL_SCORE = "ts_rank({table}.words, query)"
SQLITE_BEFORE = "AND {table}_words.rowid <= :before"
POSTGRESQL_BEFORE = "AND {table}.id <= :before"
POSTGRESQL_DAYS = "AND {table}.day BETWEEN :since AND :until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to match: terms, groups of facets of which one must hold each, days, if any are asked for, and rows up to which."""

    terms: Sequence[Term]
    facets: Sequence[Sequence[str]]
    days: tuple[date, date] | None
    before: int | None = None

    @property
    def ranked(self) -> bool:
        """Whether there are words to rank by; without, the newest come first."""
        return any(not term.excluded for term in self.terms)


class Match(NamedTuple):
    """A row of an index; a higher score is better, and 0 where there are no words to rank by."""

    row: int
    score: float


def rank_matches(connection: Connection, table: str, wanted: Wanted) -> list[Match]:
    """At most `POOL` matches of "claim" or "article", newest first."""
    sqlite = connection.dialect.name == "sqlite"
    statement, score, days = (
        (SQLITE, SQLITE_SCORE, SQLITE_DAYS) if sqlite else (POSTGRESQL, POSTGRESQL_SCORE, POSTGRESQL_DAYS)
    )
    parts = {
        "table": table,
        "score": score.format(table=table) if wanted.ranked else "0.0",
        "before": (SQLITE_BEFORE if sqlite else POSTGRESQL_BEFORE).format(table=table) if wanted.before else "",
        "days": days.format(table=table) if wanted.days else "",
    }
    values: dict[str, object] = {"words": (fts5 if sqlite else tsquery)(wanted.terms, wanted.facets), "pool": POOL}
    if wanted.days:
        values |= {"since": wanted.days[0].isoformat(), "until": wanted.days[1].isoformat()}
    if wanted.before:
        values["before"] = wanted.before
    rows = connection.execute(text(statement.format(**parts)), values).all()
    return [Match(id, float(score)) for id, score in rows]
