"""Everything that a source said: claims under all variants of its name, as people merged and split them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from reportedly.model.attribution import Kind
from reportedly.model.judgement import Rulings, SubjectType, replay
from reportedly.store.answers import SourceGroup
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.find_names import keys_named, merged_sources
from reportedly.store.ledger import all_judgements
from reportedly.store.tables import article, claim

MOST_GROUPS = 20
# Spellings and kinds are those of so many of the newest claims, of all groups together.
SPELLED = 4_000
NEWEST = (claim.c.day.desc().nulls_last(), claim.c.id.desc())


class Shown(NamedTuple):
    """How many claims of a group are shown, and in how many its spellings are looked for."""

    claims: int
    spelled: int


@dataclass(slots=True)
class _Tally:
    """One group: its keys, and how many claims they have together."""

    keys: set[str] = field(default_factory=set)
    total: int = 0


def gather_source(connection: Connection, name: str, claims: int) -> tuple[SourceGroup, ...]:
    """The sources that the name may mean, most quoted first, each with its newest claims."""
    rulings = replay(all_judgements(connection))
    split = split_out(rulings)
    tallies = _tally(connection, keys_named(connection, name), merged_sources(rulings), split)
    largest = sorted(tallies.items(), key=lambda pair: (-pair[1].total, pair[0]))[:MOST_GROUPS]
    spelled = SPELLED // len(largest) if largest else 0
    return tuple(
        _group(connection, id, tally.total, said_by(id, tally.keys, split), Shown(claims, spelled))
        for id, tally in largest
    )


def split_out(rulings: Rulings) -> frozenset[tuple[str, str]]:
    """Key and article of each source that people took out of its namesakes."""
    ids = (one.id for pair in rulings.apart for one in pair if one.type is SubjectType.SOURCE and "#" in one.id)
    return frozenset((key, article) for key, _, article in (id.partition("#") for id in ids))


def _tally(
    connection: Connection, keys: Iterable[str], merged: Sequence[frozenset[str]], split: frozenset[tuple[str, str]]
) -> dict[str, _Tally]:
    """By the id of the group. The database counts, out of an index: a source may have said tens of thousands of things."""
    said = and_(claim.c.speaker_key.in_(sorted(keys)), claim.c.rejected == 0)
    times = func.count().label("times")
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for row in connection.execute(select(claim.c.speaker_key, times).where(said).group_by(claim.c.speaker_key)):
        _count(tallies[_id(row.speaker_key, merged)], row.speaker_key, row.times)
    apart = [and_(claim.c.speaker_key == key, article.c.key == article_key) for key, article_key in sorted(split)]
    if apart:
        rows = select(claim.c.speaker_key, article.c.key, times).join(article, article.c.id == claim.c.article)
        rows = rows.where(said, or_(*apart)).group_by(claim.c.speaker_key, article.c.key)
        for row in connection.execute(rows):
            _count(tallies[f"{row.speaker_key}#{row.key}"], row.speaker_key, row.times)
            _count(tallies[_id(row.speaker_key, merged)], row.speaker_key, -row.times)
    return {id: tally for id, tally in tallies.items() if tally.total}


def _count(tally: _Tally, key: str, times: int) -> None:
    tally.keys.add(key)
    tally.total += times


def _id(key: str, merged: Sequence[frozenset[str]]) -> str:
    return next((min(group) for group in merged if key in group), key)


def _group(connection: Connection, id: str, total: int, said: ColumnElement[bool], shown: Shown) -> SourceGroup:
    newest = select_claims().where(said).order_by(*NEWEST).limit(shown.claims)
    articles = select(article.c.outlet, func.count(claim.c.article.distinct()).label("articles"))
    articles = articles.join(article, article.c.id == claim.c.article).where(said).group_by(article.c.outlet)
    printed = {row.outlet: row.articles for row in connection.execute(articles)}
    spellings = _spellings(connection, said, shown.spelled)
    names = _by_times((name, times) for name, _, times in spellings)
    return SourceGroup(
        id=id,
        name=max(names[:3], key=len),  # the fullest of the usual spellings
        kinds=tuple(Kind(kind) for kind in _by_times((kind, times) for _, kind, times in spellings)),
        variants=tuple(names),
        claims=tuple(claims_of(connection, connection.execute(newest).all())),
        total=total,
        articles=sum(printed.values()),
        outlets=tuple(sorted(outlet for outlet in printed if outlet)),
    )


def _spellings(connection: Connection, said: ColumnElement[bool], newest: int) -> list[tuple[str, str, int]]:
    """How often each name with each kind stands, among so many of the newest claims."""
    rows = select(claim.c.speaker, claim.c.kind).where(said)
    some = rows.order_by(*NEWEST).limit(newest).subquery()
    counted = select(some.c.speaker, some.c.kind, func.count()).group_by(some.c.speaker, some.c.kind)
    return [(speaker, kind, times) for speaker, kind, times in connection.execute(counted)]


def _by_times(counted: Iterable[tuple[str, int]]) -> list[str]:
    total: Counter[str] = Counter()
    for word, times in counted:
        total[word] += times
    return sorted(total, key=lambda word: (-total[word], word))


def said_by(id: str, keys: Iterable[str], split: frozenset[tuple[str, str]]) -> ColumnElement[bool]:
    """What holds of the claims of a group, without looking at their articles; `split` as `split_out` gives it."""
    names = sorted(keys)
    said = and_(claim.c.speaker_key.in_(names), claim.c.rejected == 0)
    _, alone, article_key = id.partition("#")
    if alone:
        return said & claim.c.article.in_(_rows_of([article_key]))
    for name in names:
        if apart := [article_key for key, article_key in sorted(split) if key == name]:
            said &= ~and_(claim.c.speaker_key == name, claim.c.article.in_(_rows_of(apart)))
    return said


def _rows_of(articles: Sequence[str]) -> Select[Any]:
    return select(article.c.id).where(article.c.key.in_(articles))
