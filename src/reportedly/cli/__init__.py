"""The command line: parse, call, render. Data on stdout, progress and errors on stderr."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Annotated

import typer

from reportedly.cli.commands import Group
from reportedly.cli.failures import complain
from reportedly.errors import ReportedlyError
from reportedly.version import VERSION

EPILOG = (
    "Exit codes: 0 all was read; 2 wrong usage; 3 an input could not be read; 4 a URL could not be fetched, or a service not notified; "
    "5 the model is missing or damaged; 6 a store could not be used; 7 a run over an archive cannot go on; 130 interrupted. "
    "When one of many inputs fails, the others are still read and the first failure gives the code."
)

app = typer.Typer(
    name="reportedly",
    cls=Group,
    help="Who says so, and how do they know? Reads news articles and writes down every attributed claim with the chain it came through.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the `reportedly` command."""
    # What is left at the end goes with the process: to sweep it once more takes as long as to read a short text.
    atexit.register(gc.freeze)
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("reportedly: interrupted; what was written so far is complete\n")
        raise SystemExit(130) from None
    except ReportedlyError as error:
        complain("", error)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        raise SystemExit(0) from None
