"""Lets every test folder import `factories` and `samples`, which lie beside this file; and what is read once for all."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.bundled import bundled
from reportedly.ingest import articles
from reportedly.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model that ships, loaded once."""
    return Reader()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A SQLite corpus of the bundled articles, closed; whoever writes takes a copy."""
    path = tmp_path_factory.mktemp("corpus") / "bundled.db"
    with reportedly.open(path, reader) as corpus:
        failures = [a for a in corpus.add(articles([str(p) for p in bundled().values()])) if hasattr(a, "error")]
    assert failures == []
    return path
