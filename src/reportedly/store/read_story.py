"""Reading stories: what was kept, as the nouns it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from reportedly.errors import NotFoundError
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison, Copy, Coverage
from reportedly.store.answers import StoryRecord
from reportedly.store.keep_report import kept_report
from reportedly.store.read_assertions import assertions_of, circles_of
from reportedly.store.tables import article, assertion, copy, story, story_article


def copies_of(connection: Connection, ids: Sequence[str]) -> tuple[Copy, ...]:
    """Copies of which both articles are among these."""
    original = article.alias()
    rows = select(article.c.key, original.c.key.label("of"), copy.c.share, copy.c.evidence)
    rows = rows.join(copy, copy.c.article == article.c.id).join(original, original.c.id == copy.c.of)
    rows = rows.where(article.c.key.in_(ids), original.c.key.in_(ids)).order_by(copy.c.article, copy.c.of)
    return tuple(
        Copy(article=row.key, of=row.of, share=row.share, evidence=tuple(msgspec.json.decode(row.evidence)))
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
    return Comparison(
        articles=articles,
        assertions=assertions_of(connection, assertions),
        copies=copies_of(connection, [one.id for one in articles]),
        circles=circles_of(assertions),
        coverage=Coverage(articles=len(articles), outlets=row.outlets, first=row.first_day, last=row.last_day),
    )


def _articles(connection: Connection, story_id: int) -> tuple[Article, ...]:
    rows = select(article.c.id, article.c.revision, article.c.model).join(
        story_article, story_article.c.article == article.c.id
    )
    rows = rows.where(story_article.c.story == story_id).order_by(story_article.c.position)
    kept = (kept_report(connection, row.id, row.revision, row.model) for row in connection.execute(rows).all())
    return tuple(one.report.article for one in kept if one is not None)
