"""One corpus of the bundled articles on one event, read once; one server over it, and one browser, for the whole folder."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from socket import socket

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, sync_playwright
from starlette.testclient import TestClient

import reportedly
from reportedly.bundled import bundled
from reportedly.corpus.corpora import Corpora
from reportedly.ingest import articles
from reportedly.model.token import Role
from reportedly.reader import Reader
from reportedly.server import Settings, create_app

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
IN_PROCESS = "http://127.0.0.1:8000"
ON = "2026-03-14"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of nine articles on one event, closed; tests that write get copies."""
    path = tmp_path_factory.mktemp("desk") / "bundled.db"
    with reportedly.open(path) as corpus:
        list(corpus.add(articles([str(one) for one in bundled("conflict").values()])))
    return path


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model, for every server of the session."""
    return Reader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk under test: someone who may read, someone who may edit, and the corpora behind."""

    visitor: TestClient
    editor: TestClient
    corpora: Corpora

    def token(self, path: str) -> str:
        """What a form of the editor carries against forged ones."""
        text = self.editor.get(path).text
        return text.partition('name="csrf" value="')[2].partition('"')[0]


def open_desk(store: Path, reader: Reader) -> Iterator[Desk]:
    with closing(Corpora(str(store), reader)) as corpora:
        app = create_app(Settings(store=str(store)), corpora)
        asking = {"accept": "text/html"}
        with TestClient(app, IN_PROCESS, headers=asking) as visitor, TestClient(app, IN_PROCESS, headers=asking) as editor:  # fmt: skip
            editor.cookies.set(app.state.door.cookie, app.state.door.sessions.begin(Role.EDITOR, "Ines"))
            yield Desk(visitor=visitor, editor=editor, corpora=corpora)


@pytest.fixture(scope="session")
def desk(filled: Path, reader: Reader) -> Iterator[Desk]:
    """The desk over the bundled articles, which no test changes."""
    yield from open_desk(filled, reader)


@pytest.fixture
def own_desk(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[Desk]:
    """The same for a test that changes something."""
    yield from open_desk(Path(shutil.copy(filled, tmp_path / "own.db")), reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that a browser can reach, with the cookie that makes an editor."""

    address: str
    cookie: tuple[str, str]
    corpora: Corpora


@pytest.fixture(scope="session")
def serving(filled: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Serving]:
    """One server for all browser tests, over a copy that they may change."""
    store = str(shutil.copy(filled, tmp_path_factory.mktemp("serving") / "corpus.db"))
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with closing(Corpora(store, reader)) as corpora:
        app = create_app(Settings(store=store, port=port), corpora)
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        key = app.state.door.sessions.begin(Role.EDITOR, "Ines")
        yield Serving(address=f"http://127.0.0.1:{port}", cookie=(app.state.door.cookie, key), corpora=corpora)
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where there is none the tests are skipped, but never in CI."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have a Chromium, and there is none at {CHROMIUM}: apt-get install chromium")
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, serving: Serving) -> Iterator[BrowserContext]:
    """A visitor's browser window."""
    context = browser.new_context(base_url=serving.address, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which every fault of script, every blocked resource and every request to elsewhere fails the test."""
    faults: list[str] = []

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def opened(dialog: Dialog) -> None:
        faults.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def requested(one: Request) -> None:
        if "127.0.0.1" not in one.url:
            faults.append(f"request to {one.url}")

    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", told)
    page.on("dialog", opened)
    page.on("request", requested)
    yield page
    assert faults == []


@pytest.fixture
def editing(context: BrowserContext, serving: Serving, page: Page) -> Page:
    """The same page in the hands of an editor."""
    name, value = serving.cookie
    context.add_cookies([{"name": name, "value": value, "url": serving.address}])
    return page
