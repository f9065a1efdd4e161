"""Everything that a source said: claims under all variants of its name, as people merged and split them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from reportedly.model.attribution import Kind
from reportedly.model.judgement import Rulings, SubjectType, replay
from reportedly.store.answers import SourceGroup
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.find_names import keys_named, merged_sources
from reportedly.store.ledger import all_judgements
from reportedly.store.tables import article, claim

MOST_GROUPS = 20


@dataclass(slots=True)
class _Tally:
    """What is counted of one group: how often each spelling stands, and who prints it."""

    keys: set[str] = field(default_factory=set)
    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[Kind, int] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    total: int = 0


def gather_source(connection: Connection, name: str, claims: int) -> tuple[SourceGroup, ...]:
    """The sources that the name may mean, most quoted first, each with its newest claims."""
    rulings = replay(all_judgements(connection))
    split = split_out(rulings)
    tallies = _tally(connection, keys_named(connection, name), merged_sources(rulings), split)
    largest = sorted(tallies.items(), key=lambda pair: (-pair[1].total, pair[0]))[:MOST_GROUPS]
    return tuple(_group(connection, id, tally, split, claims) for id, tally in largest)


def split_out(rulings: Rulings) -> frozenset[tuple[str, str]]:
    """Key and article of each source that people took out of its namesakes."""
    ids = (one.id for pair in rulings.apart for one in pair if one.type is SubjectType.SOURCE and "#" in one.id)
    return frozenset((key, article) for key, _, article in (id.partition("#") for id in ids))


def _tally(
    connection: Connection, keys: Iterable[str], merged: Sequence[frozenset[str]], split: frozenset[tuple[str, str]]
) -> dict[str, _Tally]:
    columns = (claim.c.speaker_key, claim.c.speaker, claim.c.kind, article.c.key, article.c.outlet)
    rows = select(*columns, func.count().label("times")).join(article, article.c.id == claim.c.article)
    rows = rows.where(claim.c.speaker_key.in_(sorted(keys)), claim.c.rejected == 0).group_by(*columns)
    tallies: dict[str, _Tally] = {}
    for row in connection.execute(rows):
        alone = (row.speaker_key, row.key) in split
        id = f"{row.speaker_key}#{row.key}" if alone else _id(row.speaker_key, merged)
        tally = tallies.setdefault(id, _Tally())
        tally.keys.add(row.speaker_key)
        tally.names[row.speaker] = tally.names.get(row.speaker, 0) + row.times
        tally.kinds[Kind(row.kind)] = tally.kinds.get(Kind(row.kind), 0) + row.times
        tally.articles.add(row.key)
        tally.outlets |= {row.outlet} if row.outlet else set()
        tally.total += row.times
    return tallies


def _id(key: str, merged: Sequence[frozenset[str]]) -> str:
    return next((min(group) for group in merged if key in group), key)


def _group(
    connection: Connection, id: str, tally: _Tally, split: frozenset[tuple[str, str]], claims: int
) -> SourceGroup:
    newest = (
        select_claims().where(_said_by(id, tally, split)).order_by(claim.c.day.desc().nulls_last(), claim.c.id.desc())
    )
    names = sorted(tally.names, key=lambda name: (-tally.names[name], name))
    return SourceGroup(
        id=id,
        name=max(names[:3], key=len),  # the fullest of the usual spellings
        kinds=tuple(sorted(tally.kinds, key=lambda kind: -tally.kinds[kind])),
        variants=tuple(names),
        claims=tuple(claims_of(connection, connection.execute(newest.limit(claims)).all())),
        total=tally.total,
        articles=len(tally.articles),
        outlets=tuple(sorted(tally.outlets)),
    )


def _said_by(id: str, tally: _Tally, split: frozenset[tuple[str, str]]) -> ColumnElement[bool]:
    said = and_(claim.c.speaker_key.in_(sorted(tally.keys)), claim.c.rejected == 0)
    _, alone, article_key = id.partition("#")
    if alone:
        return said & (article.c.key == article_key)
    others = [
        and_(claim.c.speaker_key == key, article.c.key == article_key)
        for key, article_key in sorted(split)
        if key in tally.keys
    ]
    return said & ~or_(*others) if others else said
