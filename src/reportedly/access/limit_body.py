"""How large a request may be, and how long it may take to arrive."""

from __future__ import annotations

import asyncio
import time

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.access.problem import ProblemError, answer_problem, problem


class LimitBody:
    """ASGI middleware: more than `most` bytes are refused with 413, at once where the length is stated; late ones with 408."""

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self._app, self._most, self._seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what stays within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        stated = request.headers.get("content-length", "0")
        if not stated.isdigit() or int(stated) > self._most:
            refused = self._too_large()
            await answer_problem(request, refused.problem, refused.headers)(scope, receive, send)
            return
        await self._app(scope, _Counted(receive, self), send)

    def _too_large(self) -> ProblemError:
        detail = f"the request is larger than {self._most:,} bytes: send its articles one by one, or read them with `reportedly add`"
        return ProblemError(problem(413, "too-large", detail), {"Connection": "close"})


class _Counted:
    """The body of one request as it comes in."""

    def __init__(self, receive: Receive, limits: LimitBody) -> None:
        self._receive, self._limits = receive, limits
        self._got, self._until, self._whole = 0, time.monotonic() + limits._seconds, False

    async def __call__(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout(max(self._until - time.monotonic(), 0)):
                message = await self._receive()
        except TimeoutError:
            detail = f"the request did not arrive within {self._limits._seconds:.0f} seconds: send it again over a better line"
            raise ProblemError(problem(408, "too-slow", detail), {"Connection": "close"}) from None
        if message["type"] == "http.request":
            self._got += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._got > self._limits._most:
                raise self._limits._too_large()
        return message
