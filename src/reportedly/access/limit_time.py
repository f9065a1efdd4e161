"""How long an answer may take to begin, and each piece of it to be taken."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.access.problem import answer_problem, problem


class LimitTime:
    """ASGI middleware: 503 where no answer begins within `seconds`; a client that takes none for as long is let go.

    Work in a thread cannot be stopped: it goes on, and its answer is dropped.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app, self._seconds = app, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with an eye on the clock."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, self._seconds)
        work = asyncio.ensure_future(self._app(scope, receive, answer))
        begun = asyncio.ensure_future(answer.begun.wait())
        try:
            await asyncio.wait((work, begun), timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED)
            if not work.done() and not answer.begun.is_set():
                answer.dropped = True
                detail = f"no answer within {self._seconds:.0f} seconds: ask for less, or for a job (`Prefer: respond-async`)"
                await answer_problem(Request(scope), problem(503, "too-long", detail), {"Retry-After": "30"})(
                    scope, receive, send
                )
                work.add_done_callback(_forget)
                return
            await work
        except asyncio.CancelledError:
            work.cancel()
            raise
        finally:
            begun.cancel()


class _Answer:
    """The way back to the client."""

    def __init__(self, send: Send, seconds: float) -> None:
        self._send, self._seconds = send, seconds
        self.begun, self.dropped = asyncio.Event(), False

    async def __call__(self, message: Message) -> None:
        if self.dropped:
            return
        self.begun.set()
        try:
            async with asyncio.timeout(self._seconds):
                await self._send(message)
        except TimeoutError as error:
            raise OSError("the client takes nothing more") from error


def _forget(work: asyncio.Future[None]) -> None:
    """Look at how it ended, so that nobody complains that nobody did."""
    if not work.cancelled():
        work.exception()
