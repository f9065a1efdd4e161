"""The watchbook over SQLite or PostgreSQL; see `Watchbook` for what each method must do."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, func, insert, select, text, update

from reportedly.codec import decode_notice, digest, encode_notice
from reportedly.model.follow import Follow, FollowType
from reportedly.model.notice import Notice
from reportedly.store.answers import StoredClaim
from reportedly.store.claim_nouns import claims_of, select_claims
from reportedly.store.engine import Database
from reportedly.store.insert_new import insert_new
from reportedly.store.list_predictions import STANDING
from reportedly.store.match_words import fts5, tsquery
from reportedly.store.parse_query import parse_query
from reportedly.store.tables import article, claim, feed, feed_item, follow, notice, target, watch_round
from reportedly.store.watch_nouns import FeedState, ItemState, Posted, Rounds

STATED = ("outlet", "title", "published", "authors", "credit")
KEPT = ("checks", "failures", "etag", "last_modified", "article", "told", "fault")
MATCHING = {
    "sqlite": "SELECT {table}.key FROM {table}_words JOIN {table} ON {table}.id = {table}_words.rowid WHERE {table}_words MATCH :words AND {table}.{column} = :row",
    "postgresql": "SELECT key FROM {table} WHERE words @@ to_tsquery('reportedly', :words) AND {column} = :row",
}


class SqlWatchbook:
    """Works on the database of a store, which opens and closes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def watched(self) -> bool:
        with self._database.reading() as connection:
            return bool(connection.scalar(select(exists(select(feed.c.id)) | exists(select(follow.c.id)))))

    def feed(self, url: str) -> FeedState | None:
        with self._database.reading() as connection:
            row = connection.execute(select(feed).where(feed.c.key == digest(url))).first()
        if row is None:
            return None
        names = ("url", "title", "etag", "last_modified", "failures", "fault")
        return FeedState(due=_moment(row.due), **{name: getattr(row, name) for name in names})

    def keep_feed(self, state: FeedState, items: Sequence[ItemState] = ()) -> int:
        def keep(connection: Connection) -> int:
            _put(connection, feed, _feed_row(state))
            return sum(_announce(connection, item) for item in items)

        return self._database.write(keep)

    def due_items(self, now: datetime, limit: int) -> tuple[ItemState, ...]:
        rows = select(feed_item).where(feed_item.c.due <= stamp(now)).order_by(feed_item.c.due, feed_item.c.id)
        with self._database.reading() as connection:
            return tuple(_item(row) for row in connection.execute(rows.limit(limit)))

    def keep_items(self, items: Sequence[ItemState]) -> None:
        def keep(connection: Connection) -> None:
            for item in items:
                _put(connection, feed_item, _item_row(item))

        self._database.write(keep)

    def follow(self, follow: Follow) -> None:
        self._database.write(lambda connection: insert_new(connection, _follow, [_follow_row(follow)]))

    def unfollow(self, id: str) -> bool:
        gone = delete(follow).where(follow.c.id == id).returning(follow.c.id)
        return self._database.write(lambda connection: connection.execute(gone).first() is not None)

    def follows(self) -> tuple[Follow, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(select(follow).order_by(follow.c.position)).all()
        return tuple(
            Follow(
                type=FollowType(row.type),
                what=row.what,
                since=_moment(row.since),
                article=row.article,
                words=row.words,
            )
            for row in rows
        )

    def claims_matching(self, query: str, articles: Collection[str]) -> frozenset[str]:
        terms = parse_query(query)
        if not terms:
            return frozenset()
        words = (fts5 if self._database.dialect == "sqlite" else tsquery)(terms, ())
        statement = MATCHING[self._database.dialect]
        found: set[str] = set()
        with self._database.reading() as connection:
            for row in connection.scalars(select(article.c.id).where(article.c.key.in_(articles))).all():
                for table, column in (("claim", "article"), ("article", "id")):
                    asked = text(statement.format(table=table, column=column))
                    found.update(connection.scalars(asked, {"words": words, "row": row}))
        return frozenset(found)

    def keep_notices(self, notices: Sequence[Notice]) -> None:
        if notices:
            self._database.write(lambda connection: post_notices(connection, notices))

    def notices(self, after: int = 0, limit: int = 100) -> tuple[Posted, ...]:
        rows = select(notice.c.position, notice.c.record).where(notice.c.position > after).order_by(notice.c.position)
        with self._database.reading() as connection:
            found = connection.execute(rows.limit(limit)).all()
        return tuple(Posted(position=row.position, notice=decode_notice(row.record)) for row in found)

    def last_sent(self, target: str) -> int | None:
        with self._database.reading() as connection:
            position: int | None = connection.scalar(select(_target.c.position).where(_target.c.id == target))
        return position

    def keep_sent(self, target: str, position: int) -> None:
        row = {"id": target, "position": position}

        def keep(connection: Connection) -> None:
            if not connection.execute(update(_target).where(_target.c.id == target).values(row)).rowcount:
                connection.execute(insert(_target), row)

        self._database.write(keep)

    def last_position(self) -> int:
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(notice.c.position))) or 0

    def rounds(self) -> Rounds:
        began, ended = func.min(watch_round.c.began), func.max(watch_round.c.ended)
        with self._database.reading() as connection:
            first, last = connection.execute(select(began, ended)).one()
        return Rounds(first=first and _moment(first), last=last and _moment(last))

    def keep_round(self, began: datetime, ended: datetime | None) -> None:
        row = {"began": stamp(began), "ended": ended and stamp(ended)}

        def keep(connection: Connection) -> None:
            insert_new(connection, watch_round, [row])
            connection.execute(update(watch_round).where(watch_round.c.began == row["began"]).values(row))

        self._database.write(keep)

    def fallen_due(self, first: str, last: str) -> tuple[StoredClaim, ...]:
        rows = select_claims().where(STANDING, claim.c.due_last.between(first, last))
        with self._database.reading() as connection:
            return tuple(claims_of(connection, connection.execute(rows.order_by(claim.c.due_last, claim.c.id)).all()))


# Names that the methods' parameters hide.
_follow, _target = follow, target


def post_notices(connection: Connection, notices: Sequence[Notice]) -> None:
    """Append those that are new, inside the caller's transaction."""
    rows = [
        {"id": one.id, "kind": one.kind, "at": stamp(one.at), "record": encode_notice(one).decode()} for one in notices
    ]
    insert_new(connection, notice, rows)


def stamp(moment: datetime) -> str:
    """A moment as the tables hold it: it sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _moment(stamped: str) -> datetime:
    return datetime.fromisoformat(stamped)


def _put(connection: Connection, table: Any, row: Mapping[str, object]) -> None:
    if not connection.execute(update(table).where(table.c.key == row["key"]).values(row)).rowcount:
        connection.execute(insert(table), row)


def _announce(connection: Connection, item: ItemState) -> bool:
    """Make an item due if it is new or its feed says something new of it; gives whether it did."""
    known = connection.execute(select(feed_item).where(feed_item.c.key == digest(item.url))).first()
    if known is None:
        connection.execute(insert(feed_item), _item_row(item))
        return True
    if known.version == item.version or known.feed != digest(item.feed):
        # Two feeds that word one article differently must not make it change for ever: the first one counts.
        return False
    row = _item_row(item)
    changed = {name: row[name] for name in ("version", "stated", "due")} | {"failures": 0}
    connection.execute(update(feed_item).where(feed_item.c.id == known.id).values(changed))
    return True


def _feed_row(state: FeedState) -> dict[str, object]:
    names = ("url", "title", "etag", "last_modified", "failures", "fault")
    return {"key": digest(state.url), "due": stamp(state.due), **{name: getattr(state, name) for name in names}}


def _item_row(item: ItemState) -> dict[str, object]:
    return {
        "key": digest(item.url),
        "feed": digest(item.feed),
        "url": item.url,
        "version": item.version,
        "stated": json.dumps({"feed": item.feed, **{name: getattr(item, name) for name in STATED}}),
        "due": item.due and stamp(item.due),
        **{name: getattr(item, name) for name in KEPT},
    }


def _item(row: Row[Any]) -> ItemState:
    stated = json.loads(row.stated)
    stated["authors"] = tuple(stated["authors"])
    kept = {name: getattr(row, name) for name in KEPT}
    return ItemState(url=row.url, version=row.version, due=row.due and _moment(row.due), **stated, **kept)


def _follow_row(one: Follow) -> dict[str, object]:
    return {
        "id": one.id,
        "type": one.type,
        "what": one.what,
        "since": stamp(one.since),
        "article": one.article,
        "words": one.words,
    }
