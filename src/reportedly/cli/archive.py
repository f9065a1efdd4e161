"""`reportedly archive`: bulk runs over archives of any size, and what can be asked of them."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.add import OUTCOMES
from reportedly.cli.failures import Outcome, complain
from reportedly.cli.options import STORE, Force, Quiet, Shown, ShownAs, Where
from reportedly.cli.output import page_of, write_json, write_text
from reportedly.cli.progress import progress_bar
from reportedly.cli.table import render_table

if TYPE_CHECKING:
    from reportedly.archive.run import Run

archive = typer.Typer(
    no_args_is_help=True,
    help="Read archives of any size: WARC, CC-NEWS path lists, JSON Lines, Parquet. A run keeps Parquet tables in a folder, can be "
    "stopped and resumed at any time, and gives the same bytes whoever does it.",
)


class Engine(StrEnum):
    """Who does the work."""

    LOCAL = "local"
    RAY = "ray"


class Rows(StrEnum):
    """How an answer in rows is shown."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


EngineOption = Annotated[
    Engine,
    typer.Option(help="Processes on this machine, or Ray: here, or on the cluster that RAY_ADDRESS names."),
]
Workers = Annotated[
    int,
    typer.Option("--workers", "-n", min=0, help="How many work at once, one core each; 0 means one for every core."),
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a run.", show_default=False)]


@archive.command()
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="WARC, JSON Lines (.gz too) or Parquet: paths, or https://, s3:// and other addresses; *.paths(.gz) are lists of archives.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="The folder for the run.", show_default=False)
    ],
    engine: EngineOption = Engine.LOCAL,
    workers: Workers = 0,
    base: Annotated[
        str, typer.Option(help="What the lines of path lists are relative to.")
    ] = "https://data.commoncrawl.org/",
    seconds: Annotated[float, typer.Option(min=0.1, help="Processor time that one record may take.")] = 60.0,
    shard_bytes: Annotated[int, typer.Option(min=10_000, help="Bytes of an archive in one shard.")] = 4_000_000,
    rows: Annotated[int, typer.Option(min=1, help="Articles read in one shard.")] = 128,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Read archives and link what they say: articles, reports, claims, copies, stories, assertions, as Parquet.

    Stop it whenever you like; the same command, or `resume`, goes on. A record that cannot be read is a row of the table
    `errors` and stops nothing.

    \b
    Examples
      reportedly archive run CC-NEWS-20260304.warc.gz -o out
      reportedly archive run warc.paths.gz -o out --engine ray
      reportedly archive run s3://bucket/news.jsonl.gz more.parquet -o out --workers 8
    """
    from reportedly.archive.find_inputs import find_archives
    from reportedly.archive.run import begin_run
    from reportedly.archive.settings import Settings

    settings = Settings(seconds=seconds, shard_bytes=shard_bytes, rows=rows, force=force)
    _perform(begin_run(output, find_archives(inputs, base), settings), engine, workers, quiet)


@archive.command()
def resume(folder: Folder, engine: EngineOption = Engine.LOCAL, workers: Workers = 0, quiet: Quiet = False) -> None:
    """Go on with a run that was cut off, with whichever engine; what is done is not done again.

    \b
    Example
      reportedly archive resume out --workers 2
    """
    from reportedly.archive.run import looked_at_again, open_run

    _perform(looked_at_again(open_run(folder)), engine, workers, quiet)


@archive.command()
def status(folder: Folder, format: ShownAs = Shown.TEXT) -> None:
    """How far a run is, what it has come to, and what failed.

    \b
    Example
      reportedly archive status out
    """
    from reportedly.archive.run import open_run
    from reportedly.archive.status import render_status, status_of

    found = status_of(open_run(folder))
    if format is Shown.JSON:
        write_json(sys.stdout.buffer, found)
    else:
        write_text(sys.stdout.buffer, render_status(found))


@archive.command()
def query(
    folder: Folder,
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A query over the tables of the run.", show_default=False)],
    format: Annotated[Rows, typer.Option("--format", "-f", help="Text to read, or rows for programs.")] = Rows.TEXT,
) -> None:
    """Ask a run in SQL. The tables: articles, reports, claims, copies, candidates, stories, assertions, linked_claims, errors.

    \b
    Examples
      reportedly archive query out "SELECT outlet, count(*) FROM claims WHERE kind = 'anonymous' GROUP BY 1 ORDER BY 2 DESC"
      reportedly archive query out "SELECT kind, count(*) FROM errors GROUP BY 1" --format csv
    """
    from reportedly.archive.query import query as ask
    from reportedly.archive.run import open_run

    found = ask(open_run(folder), sql)
    names = next(found)
    if format is Rows.TEXT:
        rows = ([_shown(value) for value in row] for row in found)
        write_text(sys.stdout.buffer, render_table(names, rows, page_of(sys.stdout.buffer)))
    elif format is Rows.CSV:
        import csv
        import io

        for row in (names, *found):
            line = io.StringIO(newline="")
            csv.writer(line).writerow([_shown(value) for value in row])
            write_text(sys.stdout.buffer, line.getvalue())
    else:
        import msgspec

        for row in found:
            sys.stdout.buffer.write(msgspec.json.encode(dict(zip(names, row, strict=True)), enc_hook=str) + b"\n")
        sys.stdout.buffer.flush()


@archive.command()
def load(folder: Folder, store: Where = STORE, quiet: Quiet = False) -> None:
    """Put all articles of a run into a corpus, where they are linked with what it holds; nothing is read again.

    Stop it whenever you like; running it again completes it.

    \b
    Example
      reportedly archive load out --store news.db
    """
    from reportedly.archive.load import count_reports
    from reportedly.archive.load import load as add_all
    from reportedly.archive.run import open_run
    from reportedly.ingest import Failure

    there = open_run(folder)
    outcome, done = Outcome(), Counter[str]()
    with progress_bar(count_reports(there), wanted=not quiet) as advance:
        for added in add_all(there, store):
            advance()
            if isinstance(added, Failure):
                complain(added.input, added.error)
                outcome.failed(added.error)
            else:
                outcome.succeeded()
                done[added.outcome.value] += 1
    if not quiet:
        told = "; ".join(f"{done[name]:,} {words}" for name, words in OUTCOMES.items() if done[name])
        sys.stderr.write(f"reportedly: {store}: {told or 'nothing to load'}\n")
    outcome.leave()


def _perform(run: Run, engine: Engine, workers: int, quiet: bool) -> None:
    import os
    import time

    from reportedly.archive.perform import perform
    from reportedly.archive.progress import Progress, time_of
    from reportedly.archive.status import render_status, size_of, status_of

    progress = Progress(out=sys.stderr, clock=time.monotonic, quiet=quiet)
    began = time.monotonic()

    def gather() -> Any:
        if engine is Engine.RAY:
            from reportedly.archive.ray_crew import RayCrew

            return RayCrew(run, workers)
        from reportedly.archive.local_crew import LocalCrew

        return LocalCrew(run, workers or os.cpu_count() or 1)

    count = perform(run, gather, progress)
    if not quiet:
        sys.stderr.write(render_status(status_of(run)))
        memory = f", at most {size_of(progress.memory)} a worker" if progress.memory else ""
        sys.stderr.write(f"{count:,} shards done in {time_of(time.monotonic() - began)}{memory}\n")


def _shown(value: object) -> str:
    if value is None:
        return ""
    return value.decode("utf8", "replace") if isinstance(value, bytes) else str(value)
