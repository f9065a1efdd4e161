"""The server on a real port: slow clients, many at once, and the command itself."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import httpx2
import pytest
import uvicorn

from reportedly.server import Settings, create_app
from reportedly.server.impatient_protocol import ImpatientProtocol
from reportedly.store import open_store
from store.entries import entry, saying


class VeryImpatient(ImpatientProtocol):
    """Lets go soon."""

    head_seconds = 0.3


@contextmanager
def serving(store: str) -> Iterator[int]:
    """The application on a free port."""
    config = uvicorn.Config(create_app(Settings(store=store)), port=0, log_level="warning", http=VeryImpatient)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize("sent", [b"", b"GET /health HT", b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "])
def test_a_request_that_never_comes_is_let_go(store: str, sent: bytes) -> None:
    with serving(store) as port, socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(sent)
        began = time.monotonic()
        with suppress(ConnectionResetError):
            assert connection.recv(1) == b""
        assert time.monotonic() - began < 5


def test_many_read_while_one_writes(store: str) -> None:
    with serving(store) as port, httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:

        def write() -> None:
            with open_store(store) as other:
                for number in range(30):
                    other.add(entry(saying(f"w{number}", f"It rained {number} times in Ferry.")))

        def read(number: int) -> tuple[int, int]:
            paths = ("/api/v1/articles", "/api/v1/search?q=ferry", "/api/v1/outlets", "/api/v1/claims")
            answered = client.get(paths[number % len(paths)])
            return answered.status_code, len(answered.content)

        with ThreadPoolExecutor(9) as pool:
            writing = pool.submit(write)
            answers = list(pool.map(read, range(80)))
            writing.result()
        assert {status for status, _ in answers} == {200}
        assert client.get("/api/v1").json()["coverage"]["articles"] == 33


def test_the_command_serves_and_signs_its_user_in_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(tmp_path / "new.db"), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": ":".join(filter(None, sys.path))}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        told = [server.stderr.readline() for _ in range(3)]
        assert "an empty one is made" in told[0]
        link = re.search(r"http://\S+/sign-in/\S+", told[2])
        assert link
        with httpx2.Client() as client:
            _until_it_answers(client, f"http://127.0.0.1:{port}/health")
            assert client.get(link[0]).status_code == 303
            assert client.get(f"http://127.0.0.1:{port}/api/v1").json()["role"] == "editor"
            assert client.get(link[0]).status_code == 401
        server.send_signal(signal.SIGINT)
        assert server.wait(20) in (0, 130, -signal.SIGINT)


def _until_it_answers(client: httpx2.Client, url: str) -> None:
    for _ in range(200):
        try:
            client.get(url)
            return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("it does not answer")
