"""The application over a small store, reached without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.server import Settings, create_app
from reportedly.store import open_store
from store.entries import entry, saying

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with three articles."""
    path = str(tmp_path / "corpus.db")
    with open_store(path) as store:
        store.add(entry())
        store.add(entry(saying("1", "It rained in Ferry.")))
        store.add(entry(saying("2", "It snowed in Ferry.")))
    return path


@pytest.fixture
def client(store: str) -> Iterator[TestClient]:
    """A program on this machine, which shows nothing."""
    with TestClient(create_app(Settings(store=store)), HERE, follow_redirects=False) as client:
        yield client
