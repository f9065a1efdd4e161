"""The gate: what leads here under another name or from another site is turned away, and who asks is made known."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from reportedly.access.door import Caller, Door
from reportedly.access.problem import answer_problem, problem
from reportedly.access.rules import SAFE
from reportedly.errors import StoreError


class Gate:
    """ASGI middleware. Behind it `request.state` has `role` (none, reader, editor), `who`, `caller` and `csrf`."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass, or answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._misled(request)
        if refusal is None:
            try:
                caller = await self._caller(request)
            except StoreError as error:
                refusal = answer_problem(request, problem(503, "store", str(error)), {"Retry-After": "10"})
            else:
                scope.setdefault("state", {}).update(
                    role=caller.role, who=caller.who, caller=caller, csrf=self._door.csrf(caller)
                )
        await (refusal or self._app)(scope, receive, send)

    async def _caller(self, request: Request) -> Caller:
        """Who asks; only for those who show something does it take the store, and so a thread."""
        if "authorization" in request.headers or "cookie" in request.headers:
            return await run_in_threadpool(self._door.caller, request)
        return self._door.caller(request)

    def _misled(self, request: Request) -> Response | None:
        """Whether another name, or another site, leads here."""
        host = request.headers.get("host", "").lower()
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if self._door.names is not None and name not in self._door.names:
            detail = f"this server does not answer to the name {name!r}; use {sorted(self._door.names)[-1]}, or start it with --name {name}"
            return answer_problem(request, problem(421, "wrong-host", detail))
        if request.method in SAFE:
            return None
        origin = request.headers.get("origin")
        other = origin is not None and urlsplit(origin).netloc.lower() != host
        if other or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            detail = "another site sent this; send it from a page of this server, or from a program with a token"
            return answer_problem(request, problem(403, "cross-site", detail))
        return None
