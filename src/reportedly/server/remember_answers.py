"""Answers are remembered for as long as nothing was written to the store: the same question costs no more work.

Whoever has an answer already, by its ETag, is told so before anything is done; of several who ask at once for the same, one waits for
the work and all get it.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.api.answer import KEEPING, has_tag
from reportedly.errors import StoreError

# What hangs on something else than the store: jobs, whoever signs in, counts that may lag behind, the process itself.
NOT_OF_THE_STORE = frozenset({
    "/outlets", "/api/v1/outlets", "/api/v1/export", "/api/v1/openapi.json", "/health", "/ready", "/login", "/logout", "/favicon.ico",
})  # fmt: skip
NOR_BELOW = ("/api/v1/jobs", "/static/", "/sign-in/", "/mcp")
# Bytes of one answer, and of all.
LARGEST, MOST = 2_000_000, 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer, compressed or not as it was asked for."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def tag(self) -> str:
        """Its ETag."""
        return Headers(raw=list(self.headers)).get("etag", "")


class RememberAnswers:
    """ASGI middleware behind those that know the caller. `edition` changes with the store and may block; `today` is the day."""

    def __init__(self, app: ASGIApp, edition: Callable[[], str], today: Callable[[], object]) -> None:
        self._app, self._edition, self._today = app, edition, today
        self._secret = secrets.token_bytes(16)  # so that a tag tells nothing of what went into it
        self._kept: OrderedDict[bytes, Answer] = OrderedDict()
        self._size = 0
        self._under_way: dict[bytes, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass on and remember."""
        key = await self._key(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        while (answer := self._recall(key)) is None and (other := self._under_way.get(key)) is not None:
            await other.wait()
        if answer is None:
            self._under_way[key] = asyncio.Event()
            try:
                answer = await self._work(key, scope, receive, send)
            finally:
                self._under_way.pop(key).set()
        if answer is not None:
            await _give(answer, Headers(scope=scope).get("if-none-match", ""), send)

    async def _key(self, scope: Scope) -> bytes | None:
        """All that the answer depends on, None where it is not the store alone."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if scope["path"] in NOT_OF_THE_STORE or scope["path"].startswith(NOR_BELOW):
            return None
        try:
            edition = await run_in_threadpool(self._edition)
        except StoreError:
            return None  # the route finds it too, and says so
        state, headers = scope["state"], Headers(scope=scope)
        asked = (
            scope["path"],
            scope["query_string"],
            headers.get("accept"),
            "gzip" in headers.get("accept-encoding", ""),
        )
        caller = (state["role"], state["who"], state["csrf"])
        return blake2b(
            repr((edition, self._today(), asked, caller)).encode(), digest_size=16, key=self._secret
        ).digest()

    async def _work(self, key: bytes, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """The answer, remembered; None if it is of a kind that is not, and was sent as it came."""
        held = _Held(send, f'W/"{key.hex()}"')
        await self._app(
            {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]}, receive, held
        )
        if held.answer is not None:
            self._keep(key, held.answer)
        return held.answer

    def _recall(self, key: bytes) -> Answer | None:
        with suppress(KeyError):
            self._kept.move_to_end(key)
            return self._kept[key]
        return None

    def _keep(self, key: bytes, answer: Answer) -> None:
        self._kept[key] = answer
        self._size += len(answer.body)
        while self._size > MOST:
            self._size -= len(self._kept.popitem(last=False)[1].body)


class _Held:
    """Holds back an answer that can be remembered until it is whole; lets every other one through."""

    def __init__(self, send: Send, tag: str) -> None:
        self._send, self._tag = send, tag
        self._begun: Answer | None = None
        self.answer: Answer | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _can_be_kept(message):
            headers = MutableHeaders(raw=list(message["headers"]))
            headers.setdefault("ETag", self._tag)
            headers.setdefault("Cache-Control", KEEPING["Cache-Control"])
            if "authorization" not in headers.get("vary", "").lower():
                headers.add_vary_header(KEEPING["Vary"])
            self._begun = Answer(headers=tuple(headers.raw), body=b"")
        elif self._begun is None:
            await self._send(message)
        else:
            self._begun = replace(self._begun, body=self._begun.body + message.get("body", b""))
            self.answer = None if message.get("more_body") else self._begun


def _can_be_kept(start: Message) -> bool:
    """A whole answer of known and moderate size; one that is streamed states no length."""
    headers = Headers(raw=start["headers"])
    length = headers.get("content-length", "")
    plain = "set-cookie" not in headers and "no-store" not in headers.get("cache-control", "")
    return start["status"] == 200 and plain and length.isdigit() and int(length) <= LARGEST


async def _give(answer: Answer, known: str, send: Send) -> None:
    if has_tag(known, answer.tag):
        kept = [
            pair for pair in answer.headers if pair[0] not in (b"content-length", b"content-type", b"content-encoding")
        ]
        await send({"type": "http.response.start", "status": 304, "headers": kept})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(answer.headers)})
    await send({"type": "http.response.body", "body": answer.body})
