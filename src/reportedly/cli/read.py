"""`reportedly read`: articles in, reports out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli.failures import Outcome, complain
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
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Text, HTML, JSON or JSON Lines files (.gz too), http(s) URLs, or - for standard input.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the reports. [default: by the suffix of -o; text on a terminal, else jsonl]",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to this file instead of standard output.", show_default=False),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(help="The publisher, where the input does not say or says it wrongly.", show_default=False),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Date of publication, ISO 8601 (2026-03-04).", show_default=False)
    ] = None,
    url: Annotated[str | None, typer.Option(help="The article's address, for the record.", show_default=False)] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Read articles even if they do not seem to be in English.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
    threads: Annotated[int, typer.Option(min=0, help="Processor cores to use; 0 means all.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
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
        metadata=Metadata(outlet=outlet, published=_checked(published), url=url),
        force=force,
        allow_private=allow_private,
    )
    outcome = Outcome()
    stream = Reader(threads=threads).read_many(articles(inputs, options, stdin=sys.stdin.buffer))
    total = count(inputs)
    with progress_bar(total, wanted=not quiet and (total is None or total > 1)) as advance, _opened(output) as out:
        _write(_watched(stream, outcome, advance), chosen, out)
    outcome.leave()


def _format_for(output: Path | None) -> Format:
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), Format.JSONL)
    return Format.TEXT if sys.stdout.isatty() else Format.JSONL


def _checked(published: str | None) -> str | None:
    from datetime import datetime

    if published is None:
        return None
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise typer.BadParameter(
            f"{published!r} is no ISO 8601 date; write it like 2026-03-04", param_hint="--published"
        ) from None
    return published


def _opened(output: Path | None) -> BinaryIO | nullcontext[BinaryIO]:
    if output is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb")
    except OSError as error:
        raise typer.BadParameter(
            f"cannot write {output}: {error.strerror}; give another file", param_hint="--output"
        ) from None


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
    import os
    import shutil

    from reportedly.export.text import render_text

    terminal = out is sys.stdout.buffer and sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if terminal else 80
    for n, report in enumerate(reports):
        page = render_text(report, width=max(width, 40), colour=terminal and "NO_COLOR" not in os.environ)
        out.write((("\n" if n else "") + page).encode("utf8", "replace"))
        out.flush()
