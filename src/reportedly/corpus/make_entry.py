"""A report as it enters the store: with its own-voice statements and all that finding its relatives needs."""

from __future__ import annotations

from datetime import datetime

from reportedly.corpus.event_keys import event_keys
from reportedly.link.sketch_text import sketch_text
from reportedly.link.split_statements import split_statements
from reportedly.model.report import Report
from reportedly.store.answers import Entry


def make_entry(report: Report, seen: datetime) -> Entry:
    """The entry; the same report always gives the same one, so that adding it twice changes nothing."""
    return Entry(
        report=report,
        seen=seen,
        own_voice=tuple(s.content for s in split_statements(0, report) if s.attribution is None),
        bands=tuple(sketch_text(report.article.text).kept.tolist()),
        keys=event_keys(report.article),
    )
