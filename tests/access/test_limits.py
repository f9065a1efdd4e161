"""Limits on size, time and rate: told as problems, by a clock that only goes forward."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from reportedly.access.limit_body import LimitBody
from reportedly.access.limit_rate import OTHER_COST, Buckets
from reportedly.access.limit_time import LimitTime
from reportedly.access.problem import ProblemError, answer_problem
from reportedly.access.sessions import INVITATION_SECONDS, SESSION_SECONDS, Sessions
from reportedly.model.token import Role


async def told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return answer_problem(request, error.problem, error.headers)


async def measure(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def dawdle(request: Request) -> Response:
    await asyncio.sleep(float(request.query_params["seconds"]))
    return PlainTextResponse("at last")


async def drip(_: Request) -> Response:
    async def drops() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"drop"
            await asyncio.sleep(0.1)

    return StreamingResponse(drops())


def limited(*, most: int = 100, seconds: float = 5.0) -> TestClient:
    app = Starlette(
        routes=[Route("/", measure, methods=["POST"]), Route("/dawdle", dawdle), Route("/drip", drip)],
        middleware=[Middleware(LimitTime, seconds=seconds), Middleware(LimitBody, most=most, seconds=seconds)],
        exception_handlers={ProblemError: told},
    )
    return TestClient(app)


def pieces(count: int) -> Iterable[bytes]:
    return (b"x" * 10 for _ in range(count))


def test_a_body_within_the_limit_passes() -> None:
    assert limited().post("/", content=b"x" * 100).text == "100"
    assert limited().post("/", content=pieces(10)).text == "100"


@pytest.mark.parametrize("stated", [True, False])
def test_a_larger_one_is_refused_whether_or_not_it_states_its_length(stated: bool) -> None:
    refused = limited().post("/", content=b"x" * 101 if stated else pieces(11))
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"
    assert "100 bytes" in refused.json()["detail"]


def test_a_length_that_is_no_number_is_refused() -> None:
    assert limited().post("/", content=pieces(1), headers={"content-length": "-1"}).status_code == 413


def test_a_body_that_comes_too_slowly_is_refused() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b"", "http_version": "1.1"}
    asyncio.run(limited(seconds=0.2).app(scope, receive, send))  # type: ignore[arg-type]
    assert sent[0]["status"] in (408, 503)


def test_an_answer_that_does_not_begin_is_given_up() -> None:
    began = time.monotonic()
    given_up = limited(seconds=0.2).get("/dawdle?seconds=3")
    assert given_up.status_code == 503
    assert "retry-after" in given_up.headers
    assert time.monotonic() - began < 2


def test_an_answer_that_has_begun_may_take_longer() -> None:
    assert limited(seconds=0.25).get("/drip").text == "drop" * 4
    assert limited(seconds=5).get("/dawdle?seconds=0").text == "at last"


def test_a_client_that_takes_nothing_more_is_let_go() -> None:
    async def receive() -> Message:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        await asyncio.sleep(60)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/drip",
        "headers": [],
        "query_string": b"",
        "http_version": "1.1",
    }
    began = time.monotonic()
    asyncio.run(limited(seconds=0.2).app(scope, receive, send))  # type: ignore[arg-type]
    assert time.monotonic() - began < 5


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_refills_steadily_and_says_how_long_to_wait() -> None:
    clock = Clock()
    buckets = Buckets(60, clock)
    assert [buckets.take("a", OTHER_COST) for _ in range(6)] == [0.0] * 6
    assert buckets.take("a", OTHER_COST) == OTHER_COST
    assert buckets.take("b", OTHER_COST) == 0.0
    clock.now += OTHER_COST
    assert buckets.take("a", OTHER_COST) == 0.0


def test_a_clock_that_jumps_back_locks_nobody_out_and_lets_nobody_in() -> None:
    clock = Clock()
    buckets = Buckets(60, clock)
    assert buckets.take("a", 60) == 0.0
    clock.now -= 10_000
    assert buckets.take("a", 1) == 1.0
    clock.now += 1
    assert buckets.take("a", 1) == 0.0


def test_sessions_end_in_time_and_links_work_once() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    code = sessions.invite(Role.EDITOR, "Ines")
    key = sessions.accept(code)
    assert key is not None
    assert sessions.accept(code) is None
    assert sessions.find(key) is not None
    clock.now += SESSION_SECONDS
    assert sessions.find(key) is None
    late = sessions.invite(Role.EDITOR, "Ines")
    clock.now += INVITATION_SECONDS
    assert sessions.accept(late) is None
