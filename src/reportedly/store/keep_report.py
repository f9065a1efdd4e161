"""Reports as they are kept: the JSON record, compressed, with a digest that tells whether it is still whole."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from reportedly.codec import decode_report, digest, encode_report
from reportedly.errors import InputError
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.store.answers import Entry
from reportedly.store.tables import report, revision

LEVEL = 6  # zlib: a third of the size at half a millisecond an article


class Kept(NamedTuple):
    """A report as kept, with the statements in the article's own voice that came with it."""

    report: Report
    own_voice: tuple[tuple[Span, ...], ...]


def keep_report(connection: Connection, revision_id: int, entry: Entry) -> bool:
    """Keep the report of one version of an article, one per model; tells whether anything is new about it.

    Raises InputError if the report could not be read again (spans outside the text, ids that name nothing).
    """
    record = encode_report(entry.report)
    _refuse_unreadable(record, entry)
    row = {
        "revision": revision_id,
        "model": entry.report.produced_by.model,
        "reportedly": entry.report.produced_by.reportedly,
        "digest": digest(record.decode()),
        "record": zlib.compress(record, LEVEL),
        "own_voice": json.dumps(entry.own_voice),
        "relatives": digest(",".join(map(str, sorted(entry.bands))), *sorted(entry.keys)),
        "read_at": entry.seen.isoformat(),
    }
    is_it = (report.c.revision == revision_id) & (report.c.model == row["model"])
    known = connection.execute(select(report.c.digest, report.c.own_voice, report.c.relatives).where(is_it)).first()
    if known and tuple(known) == (row["digest"], row["own_voice"], row["relatives"]):
        return False
    if known:
        connection.execute(delete(report).where(is_it))
    connection.execute(insert(report), row)
    return True


def _refuse_unreadable(record: bytes, entry: Entry) -> None:
    """What could not be read again would break every stream that meets it, so it must not get in."""
    decode_report(record)
    length = len(entry.report.article.text)
    for start, end in (span for spans in entry.own_voice for span in spans):
        if not 0 <= start < end <= length:
            raise InputError(
                f"article {entry.report.article.id}: statement [{start}, {end}] is outside the text of {length} characters"
            )


def kept_report(connection: Connection, article_id: int, number: int, model: str) -> Kept | None:
    """The report by a model on one version of an article."""
    rows = select(report.c.record, report.c.own_voice).join(revision, revision.c.id == report.c.revision)
    is_it = (revision.c.article == article_id) & (revision.c.number == number) & (report.c.model == model)
    row = connection.execute(rows.where(is_it)).first()
    return unpack(row.record, row.own_voice) if row else None


def unpack(record: bytes, own_voice: str) -> Kept:
    """The nouns in one row."""
    return Kept(decode_report(zlib.decompress(record)), read_statements(own_voice))


def read_statements(spans: str) -> tuple[tuple[Span, ...], ...]:
    """Statements as JSON holds them: a list of lists of pairs."""
    return tuple(read_spans(pairs) for pairs in json.loads(spans))


def read_spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Spans as JSON holds them."""
    return tuple(Span(start, end) for start, end in pairs)
