"""`reportedly mcp`: the corpus for an assistant."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.cli.opening import require_existing
from reportedly.cli.options import STORE, AllowPrivate, Threads, Where
from reportedly.cli.serve import Host, Port


def mcp(
    store: Where = STORE,
    http: Annotated[
        bool, typer.Option("--http", help="Streamable HTTP at /mcp instead of standard input and output.")
    ] = False,
    host: Host = "127.0.0.1",
    port: Port = 8001,
    allow_private: AllowPrivate = False,
    threads: Threads = 0,
) -> None:
    """Let an assistant read the corpus: an MCP server with five tools, none of which changes anything.

    read_article, compare_articles, find_claims, what_does_a_source_say, what_is_due. Answers carry ids, offsets and
    verbatim passages, marked as untrusted: articles are other people's words. Over HTTP, bound to any other address than
    this machine's own, it takes a token (`reportedly token add`).

    \b
    Examples
      reportedly mcp --store event.db
      reportedly mcp --http --port 8001
      claude mcp add reportedly -- reportedly mcp --store event.db
    """
    require_existing(store)
    from reportedly.server.serve_assistant import run_assistant, serve_assistant
    from reportedly.server.settings import Settings

    settings = Settings(store=store, host=host, port=port, allow_private=allow_private, threads=threads)
    if http:
        serve_assistant(settings, lambda line: print(f"reportedly: {line}", file=sys.stderr))
    else:
        run_assistant(settings)
