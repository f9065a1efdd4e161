"""The assistant's tools over HTTP, behind the same gate as the desk; or over standard input and output."""

from __future__ import annotations

from collections.abc import Callable

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette

from reportedly.access.authorise import Authorise
from reportedly.access.door import Door, names_for
from reportedly.access.gate import Gate
from reportedly.access.headers import SecureHeaders
from reportedly.access.limit_body import LimitBody
from reportedly.access.limit_rate import Buckets, LimitRate
from reportedly.access.limit_time import LimitTime
from reportedly.assistant import create_assistant
from reportedly.corpus.corpora import Corpora
from reportedly.model.token import Token
from reportedly.reader import Reader
from reportedly.server.settings import Settings

PATH = "/mcp"


def create_assistant_app(settings: Settings, corpora: Corpora) -> Starlette:
    """The application, stateless: each request stands by itself, and is let in by its own token."""

    def find_token(digest: str) -> Token | None:
        with corpora.borrow() as corpus:
            return corpus.store.find_token(digest)

    door = Door(
        open_reading=settings.open_reading,
        names=names_for(settings.host, settings.names),
        port=settings.port,
        find_token=find_token,
    )
    server = create_assistant(corpora, allow_private=settings.allow_private)
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        # Names and origins are the gate's to check.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    app.add_middleware(Authorise)  # each is put around those before
    if settings.units:
        app.add_middleware(LimitRate, buckets=Buckets(settings.units))
    app.add_middleware(Gate, door=door)
    app.add_middleware(LimitBody, most=settings.body, seconds=settings.seconds)
    app.add_middleware(LimitTime, seconds=settings.seconds)
    app.add_middleware(SecureHeaders)
    return app


def serve_assistant(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve over HTTP until interrupted."""
    corpora = Corpora(settings.store, Reader(threads=settings.threads))
    try:
        announce(f"serving {settings.store.rpartition('@')[2]} to assistants at {settings.address}{PATH}")
        uvicorn.run(
            create_assistant_app(settings, corpora),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    finally:
        corpora.close()


def run_assistant(settings: Settings) -> None:
    """Talk over standard input and output until the other side closes."""
    corpora = Corpora(settings.store, Reader(threads=settings.threads))
    try:
        create_assistant(corpora, allow_private=settings.allow_private).run("stdio")
    finally:
        corpora.close()
