"""Options that several commands share, worded once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Text, HTML, JSON or JSON Lines files (.gz too), http(s) URLs, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file instead of standard output.", show_default=False),
]
Outlet = Annotated[
    str | None,
    typer.Option(help="The publisher, where the input does not say or says it wrongly.", show_default=False),
]
Published = Annotated[str | None, typer.Option(help="Date of publication, ISO 8601 (2026-03-04).", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Read articles even if they do not seem to be in English.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")]
Threads = Annotated[int, typer.Option(min=0, help="Processor cores to use; 0 means all.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
Where = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        metavar="PATH|DSN",
        envvar="REPORTEDLY_STORE",
        help="The corpus: a SQLite file, or postgresql://USER@HOST/NAME.",
    ),
]
STORE = "reportedly.db"


class Shown(StrEnum):
    """How an answer is shown."""

    TEXT = "text"
    JSON = "json"


ShownAs = Annotated[Shown, typer.Option("--format", "-f", help="Text to read, or JSON for programs.")]


def checked_date(given: str | None, option: str) -> str | None:
    """The ISO 8601 date given, or a usage error that names the option."""
    if given is None:
        return None
    try:
        datetime.fromisoformat(given)
    except ValueError:
        message = f"{given!r} is no ISO 8601 date; write it like 2026-03-04"
        raise typer.BadParameter(message, param_hint=option) from None
    return given


def day_of(given: str | None, option: str) -> date | None:
    """The day of a date given."""
    checked = checked_date(given, option)
    return datetime.fromisoformat(checked).date() if checked else None
