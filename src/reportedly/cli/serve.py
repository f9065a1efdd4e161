"""`reportedly serve`: the desk and the API over HTTP."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.options import STORE, AllowPrivate, Threads, Where

Host = Annotated[str, typer.Option(help="The address to bind to; 127.0.0.1 is this machine alone.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to bind to.")]


def serve(
    store: Where = STORE,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="A host name under which a proxy on this machine leads here; reading then takes a token too.",
            show_default=False,
        ),
    ] = None,
    rate: Annotated[
        float | None,
        typer.Option(
            min=1,
            help="Requests a minute for each caller; what reads or changes something counts as ten. [default: 600, none on loopback]",
            show_default=False,
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
) -> None:
    """Serve the corpus: pages to look at, a REST API under /api/v1.

    On this machine everybody may read; to edit, open the link that it prints, good once. Bound to any other address,
    everything takes a token: `reportedly token add` makes one.

    \b
    Examples
      reportedly serve
      reportedly serve --store event.db --port 9000
      reportedly serve --host 0.0.0.0 --store postgresql://me@localhost/news
      reportedly serve --name desk.example
    """
    from reportedly.server.serve import serve as run
    from reportedly.server.settings import Settings

    settings = Settings(
        store=store,
        host=host,
        port=port,
        names=tuple(name or ()),
        allow_private=allow_private,
        rate=rate,
        threads=threads,
    )
    if "://" not in store and not Path(store).exists():
        _announce(f"there is no corpus at {store}: an empty one is made")
    run(settings, _announce, _user() if settings.open_reading else None)


def _announce(line: str) -> None:
    sys.stderr.write(f"reportedly: {line}\n")


def _user() -> str:
    """Whose judgements those made by the printed link are."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may know no users
        return "editor"
