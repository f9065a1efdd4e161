"""Keeping a story: the articles on one event and the comparison between them, replaced whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from reportedly.errors import NotFoundError
from reportedly.model.comparison import Assertion, Circle, Claim, Comparison, Copy
from reportedly.model.stakes import Stakes, stakes_of
from reportedly.store.insert_new import insert_new
from reportedly.store.name_key import name_key
from reportedly.store.tables import (
    article,
    assertion,
    assertion_claim,
    claim,
    copy,
    evidence,
    origin,
    story,
    story_article,
)

OF_ASSERTION = (evidence, assertion_claim, origin)
# How a link for which no single thing speaks gives its reason: `link.score_pairs`.
WEAK = "a little of everything"
# Stands where the time of the last comparison stood, once an article has changed after it.
BEHIND = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """An assertion where it stands in its story, with what hangs on it."""

    assertion: Assertion
    position: int
    stakes: Stakes
    circles: tuple[Circle, ...]


def keep_story(connection: Connection, id: str, comparison: Comparison, updated: datetime) -> None:
    """Replace what is kept under the id; raises NotFoundError if an article of the comparison is not stored."""
    rows = _article_rows(connection, [one.id for one in comparison.articles])
    drop_story(connection, id)
    coverage = comparison.coverage
    placed = [_place(position, one, comparison) for position, one in enumerate(comparison.assertions)]
    record = {
        "key": id,
        "outlets": coverage.outlets,
        "first_day": coverage.first,
        "last_day": coverage.last,
        "updated": updated.isoformat(),
        "weight": max((one.stakes.weight for one in placed), default=0),
    }
    story_id = connection.execute(insert(story).returning(story.c.id), record).scalar_one()
    members = [
        {"story": story_id, "article": rows[one.id], "position": place} for place, one in enumerate(comparison.articles)
    ]
    _insert(connection, story_article, members)
    for one in placed:
        _keep_assertion(connection, story_id, one)
    keep_copies(connection, [one.id for one in comparison.articles], comparison.copies)


def drop_story(connection: Connection, id: str) -> None:
    """Forget a story; its articles stay."""
    story_id = connection.scalar(select(story.c.id).where(story.c.key == id))
    if story_id is None:
        return
    assertions = select(assertion.c.id).where(assertion.c.story == story_id)
    for table in OF_ASSERTION:
        connection.execute(delete(table).where(table.c.assertion.in_(assertions)))
    for table in (assertion, story_article):
        connection.execute(delete(table).where(table.c.story == story_id))
    connection.execute(delete(story).where(story.c.id == story_id))


def leave_behind(connection: Connection, article_row: int) -> None:
    """Mark the stories of an article that changed, until they are compared again: what stops between the two is made good."""
    of_article = select(story_article.c.story).where(story_article.c.article == article_row)
    connection.execute(update(story).where(story.c.id.in_(of_article)).values(updated=BEHIND))


def is_behind(connection: Connection, key: str) -> bool:
    """Whether an article changed since a story of it was compared."""
    of_article = select(story_article.c.story).join(article, article.c.id == story_article.c.article)
    found = select(story.c.id).where(story.c.id.in_(of_article.where(article.c.key == key)), story.c.updated == BEHIND)
    return connection.scalar(found.limit(1)) is not None


def keep_copies(connection: Connection, among: Iterable[str], copies: Sequence[Copy]) -> None:
    """Replace what is known of copies between these articles."""
    rows = _article_rows(connection, sorted({*among, *(name for one in copies for name in (one.article, one.of))}))
    ids = sorted(rows.values())
    connection.execute(delete(copy).where(copy.c.article.in_(ids), copy.c.of.in_(ids)))
    kept = [
        {"article": rows[one.article], "of": rows[one.of], "share": one.share, "evidence": json.dumps(one.evidence)}
        for one in copies
    ]
    insert_new(connection, copy, kept)


def _place(position: int, one: Assertion, comparison: Comparison) -> _Placed:
    circles = tuple(circle for circle in comparison.circles if circle.assertion == one.id)
    return _Placed(assertion=one, position=position, stakes=stakes_of(one, comparison), circles=circles)


def _keep_assertion(connection: Connection, story_id: int, placed: _Placed) -> None:
    one, stakes = placed.assertion, placed.stakes
    record = {
        "story": story_id,
        "key": one.id,
        "position": placed.position,
        "text": one.text,
        "origins_min": one.independent_origins.min,
        "origins_max": one.independent_origins.max,
        "why": json.dumps(one.independent_origins.why),
        "figures": json.dumps([asdict(figure) for figure in one.figures]),
        "circles": json.dumps([circle.outlets for circle in placed.circles]),
        "contested": int(stakes.contested),
        "articles": stakes.articles,
        "outlets": stakes.outlets,
        "weight": stakes.weight,
    }
    row = connection.execute(insert(assertion).returning(assertion.c.id), record).scalar_one()
    origins = [
        {
            "assertion": row,
            "key": it.id,
            "position": number,
            "name": it.name,
            "name_key": name_key(it.name),
            "kind": it.kind,
            "through": it.through,
        }
        for number, it in enumerate(one.origins)
    ]
    _insert(connection, origin, origins)
    keys = _claim_keys(connection, one.claims)
    _insert(
        connection, assertion_claim, [_claim_row(row, number, it, keys[number]) for number, it in enumerate(one.claims)]
    )
    reasons = [
        {"assertion": row, "number": number, "position": position, "words": words}
        for number, it in enumerate(one.claims)
        for position, words in enumerate(it.evidence)
    ]
    _insert(connection, evidence, reasons)


def _claim_row(row: int, number: int, it: Claim, key: str | None) -> dict[str, object]:
    return {
        "assertion": row,
        "number": number,
        "claim": key,
        "article": it.article,
        "attribution": it.attribution,
        "spans": json.dumps(it.content),
        "position": it.position,
        "relation": it.relation,
        "origin": it.origin,
        "lost": json.dumps(it.lost),
        "weak": int(any(words.startswith(WEAK) for words in it.evidence)),
    }


def _claim_keys(connection: Connection, claims: Sequence[Claim]) -> list[str | None]:
    """Ids of the stored claims meant: by their attribution, or by their place where the article speaks itself."""
    rows = select(article.c.key.label("article"), claim.c.key, claim.c.attribution, claim.c.spans)
    rows = rows.join(claim, claim.c.article == article.c.id).where(article.c.key.in_({it.article for it in claims}))
    known: dict[tuple[str, str | int], str] = {}
    for row in connection.execute(rows):
        # An article's own sentence is compared in clauses; those that end in one assertion are one claim of it.
        starts = (start for start, _ in json.loads(row.spans))
        for place in (row.attribution,) if row.attribution else starts:
            known[row.article, place] = row.key
    return [next((known[at] for at in _places(it) if at in known), None) for it in claims]


def _places(it: Claim) -> Iterator[tuple[str, str | int]]:
    if it.attribution:
        yield it.article, it.attribution
    else:
        yield from ((it.article, span.start) for span in it.content)


def _article_rows(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    rows = {
        row.key: row.id for row in connection.execute(select(article.c.key, article.c.id).where(article.c.key.in_(ids)))
    }
    if missing := [id for id in ids if id not in rows]:
        raise NotFoundError(f"not in this store: {', '.join(missing[:5])}; add the articles first")
    return rows


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
