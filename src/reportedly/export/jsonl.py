"""Reports as JSON Lines: one record of `report.schema.json` a line, after them one line a judgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.codec import encode_report
from reportedly.errors import RecordError
from reportedly.export.encode_record import encode_record
from reportedly.model.judgement import Judgement
from reportedly.model.report import Report

JUDGEMENT = "reportedly/judgement/1"


def write_jsonl(reports: Iterable[Report], out: BinaryIO, judgements: Iterable[Judgement] = ()) -> int:
    """Write a line for each; gives the number of lines. Reports stay as the machine made them, judgements stand beside them.

    Raises RecordError, naming the article, for a text that UTF-8 cannot carry.
    """
    written = 0
    for report in reports:
        try:
            line = encode_report(report)
        except RecordError as error:
            raise RecordError(f"article {report.article.id!r}: {error}") from error
        out.write(line + b"\n")
        written += 1
    for judgement in judgements:
        out.write(encode_record(judgement_record(judgement), "of a judgement") + b"\n")
        written += 1
    return written


def judgement_record(judgement: Judgement) -> dict[str, object]:
    """A row of the ledger; subjects are written "type:id"."""
    return {
        "schema": JUDGEMENT,
        "id": judgement.id,
        "at": judgement.at.isoformat(),
        "who": judgement.who,
        "why": judgement.why,
        "kind": judgement.kind,
        "subjects": [str(subject) for subject in judgement.subjects],
        "changes": dict(judgement.changes),
        "undoes": judgement.undoes,
        "undone_by": judgement.undone_by,
    }
