"""`reportedly watch`: feeds in rounds, and what happened since the last one."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.failures import Outcome, complain
from reportedly.cli.opening import open_corpus
from reportedly.cli.options import STORE, AllowPrivate, Force, Threads, Where

if TYPE_CHECKING:
    from reportedly.corpus import Corpus
    from reportedly.model.notice import Notice
    from reportedly.watch import Asked, Manners, World
    from reportedly.watch.targets import Target

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
INTERRUPTED = 130
SHORTEST = timedelta(seconds=10)


class Format(StrEnum):
    """How notices are written."""

    TEXT = "text"
    JSONL = "jsonl"


def watch(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FEED]...",
            help="Addresses of RSS, Atom or JSON feeds, or of news sitemaps.",
            show_default=False,
        ),
    ] = None,
    opml: Annotated[
        list[Path] | None, typer.Option("--opml", help="Read addresses of feeds from an OPML file.", show_default=False)
    ] = None,
    every: Annotated[str, typer.Option("--every", help="From one round to the next: 90s, 10m, 2h, 1d.")] = "10m",
    once: Annotated[bool, typer.Option("--once", help="One round, then end; the exit code tells how it went.")] = False,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            "--notify",
            metavar="URL",
            envvar="REPORTEDLY_NOTIFY",
            help="Send notices there too, by an Apprise URL (mailto://, slack://, json://, ...).",
            show_default=False,
        ),
    ] = None,
    pause: Annotated[
        float,
        typer.Option("--pause", min=0, help="Seconds between two requests to one host; robots.txt may ask for more."),
    ] = 1.0,
    store: Where = STORE,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="[default: text on a terminal, else jsonl]", show_default=False),
    ] = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary of each round.")] = False,
) -> None:
    """Follow the news: read new and changed articles of feeds, link them, and tell what happened, a line each.

    Told are denials, further origins, changed figures and predictions whose day has come, of what you follow (`reportedly
    follow`), or of everything while you follow nothing. Stop it whenever you like: the next run goes on where it ended.
    Faults of feeds and articles are one line each on standard error, and never stop a round.

    \b
    Examples
      reportedly watch https://gazette.example/rss --every 15m
      reportedly watch --opml feeds.opml --once --format jsonl >> notices.jsonl
      reportedly watch https://gazette.example/news-sitemap.xml --notify mailto://me:word@mail.example
    """
    from reportedly.watch import Asked, Manners, World
    from reportedly.watch.targets import LineTarget

    wait = _interval(every)
    chosen = format or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    targets: list[Target] = [LineTarget(_writer(chosen)), *(_service(url) for url in notify or ())]
    asked = Asked(feeds=_addresses(feeds or (), opml or ()), targets=targets, force=force)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    world, manners = World.real(allow_private=allow_private), Manners(pause=pause)
    try:
        with open_corpus(store, threads) as corpus:
            while True:
                began = time.monotonic()
                outcome = _round(corpus, asked, world, manners, quiet)
                if once:
                    break
                time.sleep(max(0.0, wait.total_seconds() - (time.monotonic() - began)))
    except KeyboardInterrupt:
        sys.stderr.write("reportedly: interrupted; what is not done yet is done in the next run\n")
        raise typer.Exit(INTERRUPTED) from None
    outcome.leave()


def _round(corpus: Corpus, asked: Asked, world: World, manners: Manners, quiet: bool) -> Outcome:
    from reportedly.ingest import Failure
    from reportedly.watch import watch_round

    outcome, done = Outcome(), Counter[str]()
    for found in watch_round(corpus, asked, world, manners):
        if isinstance(found, Failure):
            complain(found.input, found.error)
            outcome.failed(found.error)
        else:
            outcome.succeeded()
            done[found.outcome.value] += 1
    if not quiet:
        told = [f"{done[name]:,} {name}" for name in ("added", "revised", "unchanged", "reread") if done[name]]
        at = world.now().isoformat(" ", "seconds")[:19]
        sys.stderr.write(f"reportedly: {at}: {', '.join(told) or 'nothing new'}; {outcome.failures:,} failed\n")
    return outcome


def _interval(given: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", given.strip())
    interval = timedelta(**{UNITS[found[2]]: int(found[1])}) if found else timedelta(0)
    if interval < SHORTEST:
        raise typer.BadParameter(
            f"{given!r} is no interval of ten seconds or more; write it like 10m", param_hint="--every"
        )
    return interval


def _addresses(feeds: list[str] | tuple[()], lists: list[Path] | tuple[()]) -> list[str]:
    from reportedly.ingest.read_opml import read_opml

    found = [*feeds, *(address for path in lists for address in read_opml(path))]
    if not found:
        raise typer.BadParameter("no feed to watch; name one or more, or a list of them with --opml", param_hint="FEED")
    for address in found:
        if not address.startswith(("http://", "https://")):
            raise typer.BadParameter(f"{address} is no address; write http:// or https://", param_hint="FEED")
    return list(dict.fromkeys(found))


def _service(url: str) -> Target:
    from reportedly.errors import InputError
    from reportedly.watch.targets import AppriseTarget

    try:
        return AppriseTarget(url)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--notify") from None


def _writer(chosen: Format) -> Callable[[Notice], None]:
    from reportedly.cli.output import write_text
    from reportedly.export.notice_line import notice_json, notice_line

    def write(notice: Notice) -> None:
        if chosen is Format.TEXT:
            write_text(sys.stdout.buffer, notice_line(notice) + "\n")
        else:
            sys.stdout.buffer.write(notice_json(notice) + b"\n")
            sys.stdout.buffer.flush()

    return write
