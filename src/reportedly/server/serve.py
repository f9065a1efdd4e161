"""Run the application until it is told to stop."""

from __future__ import annotations

import gc
from collections.abc import Callable

import uvicorn

from reportedly.model.token import Role
from reportedly.server.create_app import create_app
from reportedly.server.impatient_protocol import ImpatientProtocol
from reportedly.server.settings import Settings

# Seconds that answers under way get to finish when the server is told to stop.
GRACE = 5


def serve(settings: Settings, announce: Callable[[str], None], invited: str | None = None) -> None:
    """Serve until interrupted. `announce` is told where; `invited` gets a link that signs in once as an editor."""
    app = create_app(settings)
    announce(f"serving {settings.store.rpartition('@')[2]} at {settings.address}")
    if invited is not None:
        code = app.state.door.sessions.invite(Role.EDITOR, invited)
        announce(f"to edit, open this once, within the hour: {settings.address}/sign-in/{code}")
    # What is there by now stays; to look through it for garbage again and again costs pages a tenth of their time.
    gc.collect()
    gc.freeze()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        http=ImpatientProtocol,
        timeout_graceful_shutdown=GRACE,
    )
