"""HTTP/1.1 that does not wait for ever for the first line and headers of a request: uvicorn by itself does."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0


class ImpatientProtocol(H11Protocol):
    """Lets go of a connection on which no request is whole in time; between two requests uvicorn's own shorter limit holds."""

    head_seconds = HEAD_SECONDS
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to count."""
        super().connection_made(transport)
        self._count()

    def data_received(self, data: bytes) -> None:
        """Stop once the headers are there; what comes after has limits of its own."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._count()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to count any more."""
        self._stop()
        super().connection_lost(exc)

    def _count(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(self.head_seconds, self._give_up)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self) -> None:
        self._timer = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.abort()
