"""`reportedly compare`: several articles on an event in, what they say between them out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from reportedly.cli.failures import Outcome, complain
from reportedly.cli.options import AllowPrivate, Force, Inputs, Output, Quiet, Threads
from reportedly.cli.output import opened, page_of, write_json, write_text
from reportedly.cli.progress import progress_bar

if TYPE_CHECKING:
    from reportedly.ingest import Failure
    from reportedly.model.article import Article
    from reportedly.model.comparison import Comparison


class Format(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


SUFFIXES = {".html": Format.HTML, ".htm": Format.HTML, ".json": Format.JSON, ".txt": Format.TEXT}

FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        help="How to write it. [default: by the suffix of -o; text on a terminal, else json]",
        show_default=False,
    ),
]

LimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", min=0, help="Of text: assertions shown in full, those with most at stake first; 0 for all."
    ),
]
LIMIT = 10


def compare(
    inputs: Inputs,
    format: FormatOption = None,
    output: Output = None,
    limit: LimitOption = LIMIT,
    force: Force = False,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
    quiet: Quiet = False,
) -> None:
    """Compare articles on one event: how many origins does each claim really have?

    Claims that several articles make, or that somebody denies, each with the tree of its origins, how many of them
    are certainly different and how many may be, who copied whom, what attribution was lost on the way and which
    figures changed. Nothing is stored, and nothing outside of these articles is known.

    \b
    Examples
      reportedly compare gazette.txt ledger.html beacon.txt
      reportedly compare event.jsonl -o event.html
      reportedly compare event.jsonl --format text --limit 3
      reportedly compare event.jsonl --format json | jq '.assertions[0].independent_origins'
    """
    from reportedly.corpus.compare_articles import compare_articles
    from reportedly.ingest import Options, articles, count
    from reportedly.reader import Reader

    outcome = Outcome()
    total = count(inputs)
    options = Options(force=force, allow_private=allow_private)
    with opened(output) as out:
        with progress_bar(total, wanted=not quiet) as advance:
            stream = _watched(articles(inputs, options, stdin=sys.stdin.buffer), advance)
            compared = compare_articles(stream, Reader(threads=threads))
        for failure in compared.failures:
            complain(failure.input, failure.error)
            outcome.failed(failure.error)
        for _ in compared.comparison.articles:
            outcome.succeeded()
        if outcome.read:
            write_comparison(compared.comparison, format or format_for(output), out, limit)
    outcome.leave()


def format_for(output: Path | None) -> Format:
    """The format where none was asked for."""
    if output is not None:
        return SUFFIXES.get(output.suffix.lower(), Format.JSON)
    return Format.TEXT if sys.stdout.isatty() else Format.JSON


def write_comparison(comparison: Comparison, chosen: Format, out: BinaryIO, limit: int) -> None:
    """Write it whole, or as text so many assertions of it."""
    match chosen:
        case Format.JSON:
            from reportedly.link.record import encode_comparison

            write_json(out, encode_comparison(comparison))
        case Format.TEXT:
            from reportedly.export.comparison_text import render_comparison_text

            write_text(out, render_comparison_text(comparison, width=page_of(out).width, most=limit or None))
        case Format.HTML:
            from reportedly.export.comparison_html import render_comparison_html

            write_text(out, render_comparison_html(comparison))


def _watched(stream: Iterator[Article | Failure], advance: Callable[[], None]) -> Iterator[Article | Failure]:
    for found in stream:
        yield found
        advance()
