"""One corpus of all bundled articles, read once for the session; a test that writes gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.bundled import bundled
from reportedly.corpus import Corpus
from reportedly.ingest import articles
from reportedly.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model that ships, loaded once."""
    return Reader()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A SQLite corpus of the bundled articles, closed."""
    path = tmp_path_factory.mktemp("corpus") / "bundled.db"
    with reportedly.open(path, reader) as corpus:
        failures = [a for a in corpus.add(articles([str(p) for p in bundled().values()])) if hasattr(a, "error")]
    assert failures == []
    return path


@pytest.fixture
def corpus(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[Corpus]:
    """The bundled articles in a corpus that the test may change."""
    with reportedly.open(shutil.copy(filled, tmp_path / "corpus.db"), reader) as corpus:
        yield corpus


@pytest.fixture
def empty(tmp_path: Path, reader: Reader) -> Iterator[Corpus]:
    """A corpus without articles."""
    with reportedly.open(tmp_path / "empty.db", reader) as corpus:
        yield corpus
