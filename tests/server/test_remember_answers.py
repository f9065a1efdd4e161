"""What is remembered of answers, and for how long."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from reportedly.model.token import Role
from reportedly.server import Settings, create_app
from reportedly.server.remember_answers import RememberAnswers
from reportedly.store import open_store
from store.entries import entry, saying

HERE = "http://127.0.0.1:8000"


@dataclass
class Counted:
    """An application that counts how often it is asked, and takes a moment to answer."""

    status: int = 200
    length: bool = True
    asked: int = 0
    edition: str = "1"
    told: list[Message] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        await asyncio.sleep(0.01)
        headers = [(b"content-length", b"2")] if self.length else []
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"so"})

    def remembering(self) -> RememberAnswers:
        return RememberAnswers(self, lambda: self.edition, lambda: "today")

    async def ask(
        self, remember: RememberAnswers, path: str = "/stories", role: str = "reader", known: str = ""
    ) -> int:
        state = {"role": role, "who": "", "csrf": role}
        headers = [(b"if-none-match", known.encode())] if known else []
        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers, "state": state}
        statuses = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            self.told.append(message)
            statuses.append(message.get("status", 0))

        await remember(scope, receive, send)
        return int(statuses[0])


def asking(app: Counted, *questions: dict[str, str]) -> list[int]:
    async def ask() -> list[int]:
        remember = app.remembering()
        return [await app.ask(remember, **question) for question in questions]

    return asyncio.run(ask())


def test_the_same_question_is_worked_on_once() -> None:
    app = Counted()
    assert asking(app, {}, {}, {}) == [200, 200, 200]
    assert app.asked == 1


def test_several_who_ask_at_once_wait_for_one() -> None:
    app = Counted()

    async def ask() -> None:
        remember = app.remembering()
        await asyncio.gather(*(app.ask(remember) for _ in range(8)))

    asyncio.run(ask())
    assert app.asked == 1
    assert sum(message.get("body") == b"so" for message in app.told) == 8


@pytest.mark.parametrize("other", [{"path": "/other"}, {"role": "editor"}])
def test_another_question_or_another_caller_gets_an_answer_of_their_own(other: dict[str, str]) -> None:
    app = Counted()
    asking(app, {}, other)
    assert app.asked == 2


@pytest.mark.parametrize("path", ["/outlets", "/api/v1/jobs/1", "/ready", "/login"])
def test_what_does_not_hang_on_the_store_alone_is_not_remembered(path: str) -> None:
    app = Counted()
    asking(app, {"path": path}, {"path": path})
    assert app.asked == 2


@pytest.mark.parametrize("app", [Counted(status=404), Counted(length=False)])
def test_errors_and_streams_are_passed_on(app: Counted) -> None:
    assert asking(app, {}, {}) == [app.status] * 2
    assert app.asked == 2


def test_a_write_ends_what_is_remembered() -> None:
    app = Counted()

    async def ask() -> None:
        remember = app.remembering()
        await app.ask(remember)
        app.edition = "2"
        await app.ask(remember)

    asyncio.run(ask())
    assert app.asked == 2


@pytest.fixture
def pages(store: str) -> Iterator[TestClient]:
    app = create_app(Settings(store=store))
    with TestClient(app, HERE, headers={"accept": "text/html"}) as client:
        client.cookies.set(app.state.door.cookie, app.state.door.sessions.begin(Role.EDITOR, "Ines"))
        yield client


def test_who_has_a_page_is_told_so_until_another_process_writes(pages: TestClient, store: str) -> None:
    tag = pages.get("/search").headers["etag"]
    same = pages.get("/search", headers={"if-none-match": tag})
    assert (same.status_code, same.content, same.headers["cache-control"]) == (304, b"", "private, no-cache")
    with open_store(store) as other:
        other.add(entry(saying("9", "It hailed in Ferry.")))
    changed = pages.get("/search", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert "hailed" in changed.text


def test_another_store_in_its_place_is_seen_at_once(pages: TestClient, store: str, tmp_path: Path) -> None:
    assert "Ferry" in pages.get("/search").text
    with open_store(tmp_path / "other.db") as other:
        for number in "123":
            other.add(entry(saying(number, "It hailed in Meriden.")))
    (tmp_path / "other.db").replace(store)
    assert "Meriden" in pages.get("/search").text
