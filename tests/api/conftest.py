"""The application over the bundled articles: one for all who only read, a copy for each who writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.access.secrets import make_secret, make_token
from reportedly.corpus.corpora import Corpora
from reportedly.model.token import Role
from reportedly.reader import Reader
from reportedly.server import Settings, create_app

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def shared(filled: Path, reader: Reader) -> Iterator[TestClient]:
    """A reader on this machine; changes nothing."""
    corpora = Corpora(str(filled), reader)
    with TestClient(create_app(Settings(store=str(filled)), corpora), HERE) as client:
        yield client
    corpora.close()


@pytest.fixture
def editor(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[TestClient]:
    """An editor of a copy, by token."""
    path = str(shutil.copy(filled, tmp_path / "corpus.db"))
    corpora, secret = Corpora(path, reader), make_secret()
    with corpora.borrow_to_write() as corpus:
        corpus.store.keep_token(make_token(secret, "Ines", Role.EDITOR, datetime.now(UTC)))
    with TestClient(
        create_app(Settings(store=path), corpora), HERE, headers={"Authorization": f"Bearer {secret}"}
    ) as client:
        yield client
    corpora.close()
