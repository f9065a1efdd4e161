"""Reading stories: what was kept, as the nouns it was."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.errors import NotFoundError
from reportedly.model.article import Article
from reportedly.model.attribution import Kind
from reportedly.model.comparison import (
    Assertion,
    Circle,
    Claim,
    Comparison,
    Copy,
    Coverage,
    Figure,
    FigureValue,
    Origin,
    OriginCount,
    Position,
)
from reportedly.model.comparison import Standing as Relation
from reportedly.model.span import Span
from reportedly.store.answers import StoryRecord
from reportedly.store.keep_report import kept_report, read_spans
from reportedly.store.tables import article, assertion, assertion_claim, copy, evidence, origin, story, story_article


def copies_of(connection: Connection, ids: Sequence[str]) -> tuple[Copy, ...]:
    """Copies of which both articles are among these."""
    original = article.alias()
    rows = select(article.c.key, original.c.key.label("of"), copy.c.share, copy.c.evidence)
    rows = rows.join(copy, copy.c.article == article.c.id).join(original, original.c.id == copy.c.of)
    rows = rows.where(article.c.key.in_(ids), original.c.key.in_(ids)).order_by(copy.c.article, copy.c.of)
    return tuple(
        Copy(article=row.key, of=row.of, share=row.share, evidence=tuple(json.loads(row.evidence)))
        for row in connection.execute(rows)
    )


def list_stories(connection: Connection, of_article: str | None = None) -> tuple[StoryRecord, ...]:
    """All stories, or those that an article belongs to, newest first."""
    rows = select(story.c.key, story.c.first_day, story.c.last_day, article.c.key.label("article"))
    rows = rows.join(story_article, story_article.c.story == story.c.id).join(
        article, article.c.id == story_article.c.article
    )
    if of_article is not None:
        within = (
            select(story_article.c.story)
            .join(article, article.c.id == story_article.c.article)
            .where(article.c.key == of_article)
        )
        rows = rows.where(story.c.id.in_(within))
    members: dict[tuple[str, str | None, str | None], list[str]] = defaultdict(list)
    for row in connection.execute(
        rows.order_by(story.c.last_day.desc().nulls_last(), story.c.id, story_article.c.position)
    ):
        members[row.key, row.first_day, row.last_day].append(row.article)
    return tuple(
        StoryRecord(id=id, articles=tuple(ids), first=first, last=last) for (id, first, last), ids in members.items()
    )


def read_story(connection: Connection, id: str) -> Comparison:
    """The comparison as it was kept; raises NotFoundError if there is none."""
    row = connection.execute(select(story).where(story.c.key == id)).first()
    if row is None:
        raise NotFoundError(
            f"no story {id} in this store; `reportedly search` finds articles, `reportedly story` their event"
        )
    articles = _articles(connection, row.id)
    assertions = connection.execute(
        select(assertion).where(assertion.c.story == row.id).order_by(assertion.c.position)
    ).all()
    circles = (
        Circle(assertion=one.key, outlets=tuple(outlets)) for one in assertions for outlets in json.loads(one.circles)
    )
    return Comparison(
        articles=articles,
        assertions=tuple(read_assertion(connection, one) for one in assertions),
        copies=copies_of(connection, [one.id for one in articles]),
        circles=tuple(circles),
        coverage=Coverage(articles=len(articles), outlets=row.outlets, first=row.first_day, last=row.last_day),
    )


def read_assertion(connection: Connection, row: Row[Any]) -> Assertion:
    """The assertion of a row of its table."""
    origins = connection.execute(select(origin).where(origin.c.assertion == row.id).order_by(origin.c.position))
    claims = connection.execute(
        select(assertion_claim).where(assertion_claim.c.assertion == row.id).order_by(assertion_claim.c.number)
    )
    reasons: dict[int, list[str]] = defaultdict(list)
    for one in connection.execute(
        select(evidence).where(evidence.c.assertion == row.id).order_by(evidence.c.number, evidence.c.position)
    ):
        reasons[one.number].append(one.words)
    return Assertion(
        id=row.key,
        text=row.text,
        claims=tuple(_claim(one, reasons[one.number]) for one in claims),
        origins=tuple(Origin(id=one.key, name=one.name, kind=Kind(one.kind), through=one.through) for one in origins),
        independent_origins=OriginCount(min=row.origins_min, max=row.origins_max, why=tuple(json.loads(row.why))),
        figures=tuple(_figure(one) for one in json.loads(row.figures)),
    )


def _claim(row: Row[Any], reasons: Sequence[str]) -> Claim:
    return Claim(
        article=row.article,
        attribution=row.attribution,
        content=read_spans(json.loads(row.spans)),
        position=Position(row.position),
        origin=row.origin,
        relation=row.relation and Relation(row.relation),
        lost=tuple(json.loads(row.lost)),
        evidence=tuple(reasons),
    )


def _figure(record: dict[str, Any]) -> Figure:
    values = (FigureValue(**{**value, "span": Span(*value["span"])}) for value in record["values"])
    return Figure(what=record["what"], values=tuple(values))


def _articles(connection: Connection, story_id: int) -> tuple[Article, ...]:
    rows = select(article.c.id, article.c.revision, article.c.model).join(
        story_article, story_article.c.article == article.c.id
    )
    rows = rows.where(story_article.c.story == story_id).order_by(story_article.c.position)
    kept = (kept_report(connection, row.id, row.revision, row.model) for row in connection.execute(rows).all())
    return tuple(one.report.article for one in kept if one is not None)
