"""`reportedly read`: articles in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli.failures import Outcome, complain
from reportedly.cli.options import (
    AllowPrivate,
    Force,
    Inputs,
    Outlet,
    Output,
    Published,
    Quiet,
    Threads,
    checked_date,
)
from reportedly.cli.output import opened, page_of, write_text
from reportedly.cli.progress import progress_bar

if TYPE_CHECKING:
    from reportedly.ingest import Failure
    from reportedly.model.report import Report


class Format(StrEnum):
    """How reports are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".txt": Format.TEXT,
}


def read(
    inputs: Inputs,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the reports. [default: by the suffix of -o; text on a terminal, else jsonl]",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    outlet: Outlet = None,
    published: Published = None,
    url: Annotated[str | None, typer.Option(help="The article's address, for the record.", show_default=False)] = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Read articles: every attributed claim, who makes it, through whom it came.

    \b
    Examples
      reportedly read article.txt
      reportedly read https://example.org/story --format html -o story.html
      reportedly read articles.jsonl.gz -o reports.jsonl
      pbpaste | reportedly read - --outlet "Harbour Post" --published 2026-03-04
    """
    from reportedly.ingest import Metadata, Options, articles, count
    from reportedly.reader import Reader

    chosen = format or _format_for(output)
    options = Options(
        metadata=Metadata(outlet=outlet, published=checked_date(published, "--published"), url=url),
        force=force,
        allow_private=allow_private,
    )
    outcome = Outcome()
    stream = Reader(threads=threads).read_many(articles(inputs, options, stdin=sys.stdin.buffer))
    total = count(inputs)
    with progress_bar(total, wanted=not quiet and (total is None or total > 1)) as advance, opened(output) as out:
        _write(_watched(stream, outcome, advance), chosen, out)
    outcome.leave()


def _format_for(output: Path | None) -> Format:
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), Format.JSONL)
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def _watched(stream: Iterator[Report | Failure], outcome: Outcome, advance: object) -> Iterator[Report]:
    from reportedly.ingest import Failure

    for found in stream:
        advance()  # type: ignore[operator]
        if isinstance(found, Failure):
            complain(found.input, found.error)
            outcome.failed(found.error)
        else:
            outcome.succeeded()
            yield found


def _write(reports: Iterator[Report], chosen: Format, out: BinaryIO) -> None:
    match chosen:
        case Format.JSONL:
            _write_lines(reports, out)
        case Format.JSON:
            _write_json(list(reports), out)
        case Format.TEXT:
            _write_text(reports, out)
        case Format.HTML:
            from reportedly.export.html import render_html

            if found := list(reports):
                out.write(render_html(found).encode("utf8", "replace"))


def _write_lines(reports: Iterator[Report], out: BinaryIO) -> None:
    from reportedly.codec import encode_report

    for report in reports:
        out.write(encode_report(report) + b"\n")
        out.flush()


def _write_json(reports: list[Report], out: BinaryIO) -> None:
    import msgspec

    from reportedly.codec import encode_report

    rows = [encode_report(report) for report in reports]
    if rows:
        whole = rows[0] if len(rows) == 1 else b"[" + b",".join(rows) + b"]"
        out.write(msgspec.json.format(whole, indent=2) + b"\n")


def _write_text(reports: Iterator[Report], out: BinaryIO) -> None:
    from reportedly.export.text import render_text

    page = page_of(out)
    for n, report in enumerate(reports):
        write_text(out, ("\n" if n else "") + render_text(report, width=page.width, colour=page.colour))
