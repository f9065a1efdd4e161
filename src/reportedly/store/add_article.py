"""One article into the store: a new one, a new version, a new reading, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.codec import digest, digest_article
from reportedly.errors import InputError
from reportedly.model.article import Article
from reportedly.store.answers import Added, Entry, Outcome
from reportedly.store.index_article import clear_article, index_article
from reportedly.store.insert_new import insert_new
from reportedly.store.interval import day_of
from reportedly.store.keep_report import Kept, keep_report
from reportedly.store.keep_story import leave_behind
from reportedly.store.name_key import outlet_key
from reportedly.store.tables import article, band, entity, revision

LONGEST = 500  # characters of an id or URL: they are indexed, and PostgreSQL indexes no more than 2,700 bytes
# What an article's row holds until index_article has filled it.
UNREAD = {"language": "", "text": "", "facets": "", "claims": 0, "unnamed": 0, "borrowed": 0, "judged": 0}


def add_article(connection: Connection, entry: Entry) -> Added:
    """Store one article with all that hangs on it, inside the caller's transaction; twice the same changes nothing.

    An article is known by its id or its URL. Raises InputError if the id already names another outlet's article.
    """
    given = entry.report.article
    _refuse_id(given.id)
    known = _known(connection, given)
    key = known.key if known else given.id
    entry = replace(entry, report=replace(entry.report, article=replace(given, id=key)))
    version = digest_article(given)
    if known is None:
        article_id = _insert_article(connection, entry)
        _insert_revision(connection, article_id, 1, given, entry)
        return _read(connection, article_id, version, entry, Outcome.ADDED)
    seen_before = connection.scalar(
        select(revision.c.number).where(revision.c.article == known.id, revision.c.digest == version)
    )
    if seen_before is None:
        _refuse_namesake(connection, known, given)
        _insert_revision(connection, known.id, known.revision + 1, given, entry)
        return _read(connection, known.id, version, entry, Outcome.REVISED)
    return _read(connection, known.id, version, entry, Outcome.REREAD)


def _known(connection: Connection, given: Article) -> Any:
    """The stored article of which this is a version: by any id it ever came with, else by its URL."""
    columns = select(article.c.id, article.c.key, article.c.revision)
    by_id = columns.join(revision, revision.c.article == article.c.id).where(revision.c.given == given.id)
    found = connection.execute(by_id.limit(1)).first()
    if found is None and given.url:
        by_url = columns.join(revision, revision.c.article == article.c.id).where(revision.c.url == _short(given.url))
        found = connection.execute(by_url.limit(1)).first()
    return found


def _refuse_id(id: str) -> None:
    if not 0 < len(id) <= LONGEST:
        raise InputError(f"article {id[:40]!r}: an id has 1 to {LONGEST} characters, this has {len(id)}")


def _short(url: str) -> str:
    """A URL as it is compared: the few that are too long to index by their beginning and a digest."""
    return url if len(url) <= LONGEST else url[:LONGEST] + digest(url)


def _refuse_namesake(connection: Connection, known: Any, given: Article) -> None:
    last = (revision.c.article == known.id) & (revision.c.number == known.revision)
    stored = connection.execute(select(revision.c.outlet, revision.c.url).where(last)).one()
    same_page = stored.url is not None and stored.url == _short(given.url or "")
    if not same_page and stored.outlet and given.outlet and outlet_key(stored.outlet) != outlet_key(given.outlet):
        raise InputError(
            f"article {given.id}: this id already names an article of {stored.outlet}; give that of {given.outlet} an id of its own"
        )


def _insert_article(connection: Connection, entry: Entry) -> int:
    row = {**UNREAD, "key": entry.report.article.id, "revision": 1, "model": "", "first_seen": entry.seen.isoformat()}
    return int(connection.execute(insert(article).returning(article.c.id), row).scalar_one())


def _insert_revision(connection: Connection, article_id: int, number: int, given: Article, entry: Entry) -> None:
    row = {
        "article": article_id,
        "number": number,
        "given": given.id,
        "digest": digest_article(given),
        "url": given.url and _short(given.url),
        "outlet": given.outlet,
        "title": given.title,
        "published": given.published,
        "first_seen": entry.seen.isoformat(),
    }
    connection.execute(insert(revision), row)


def _read(connection: Connection, article_id: int, version: str, entry: Entry, outcome: Outcome) -> Added:
    """Keep the report on the version; where that is the newest version, look-ups follow it."""
    is_it = (revision.c.article == article_id) & (revision.c.digest == version)
    row = connection.execute(select(revision.c.id, revision.c.number).where(is_it)).one()
    added = Added(article=entry.report.article.id, outcome=outcome)
    if not keep_report(connection, row.id, entry):
        return replace(added, outcome=Outcome.UNCHANGED)
    newest = connection.scalar(select(article.c.revision).where(article.c.id == article_id)) or 1
    if row.number >= newest:
        current = {"revision": row.number, "model": entry.report.produced_by.model}
        connection.execute(update(article).where(article.c.id == article_id), current)
        if outcome is not Outcome.ADDED:
            clear_article(connection, article_id)
            _forget_relatives(connection, article_id)
            leave_behind(connection, article_id)
        index_article(connection, article_id, Kept(entry.report, entry.own_voice))
        _relate(connection, article_id, entry)
    return added


def _relate(connection: Connection, article_id: int, entry: Entry) -> None:
    """The rows by which candidates are found. An undated article is looked for around the day it was seen."""
    day = day_of(entry.report.article.published) or entry.seen.date()
    insert_new(connection, band, [{"band": signed(value), "article": article_id} for value in sorted(set(entry.bands))])
    keys = hashed(entry.keys)
    insert_new(connection, entity, [{"key": key, "day": day.toordinal(), "article": article_id} for key in keys])


def _forget_relatives(connection: Connection, article_id: int) -> None:
    for table in (band, entity):
        connection.execute(delete(table).where(table.c.article == article_id))


def hashed(keys: Sequence[str]) -> list[int]:
    """Keys as 64 bits, each once."""
    return sorted({signed(int(digest(key)[:16], 16)) for key in keys})


def signed(bits: int) -> int:
    """Sixty-four bits as databases count them.

    >>> signed(2**64 - 1), signed(5)
    (-1, 5)
    """
    bits &= 2**64 - 1
    return bits - 2**64 if bits >= 2**63 else bits
