"""The stores of these tests: each test that takes `store` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from reportedly.store import Store, open_store
from reportedly.store.migrate import HEAD
from reportedly.store.tables import metadata
from store.postgresql import running_postgresql

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A running PostgreSQL: the folder of its socket. It holds one store, emptied for each test: to make one takes a second."""
    running = running_postgresql()
    try:
        socket = running.__enter__()
    except RuntimeError as error:
        pytest.skip(str(error))
    open_store(make_database(socket, "corpus")).close()
    yield socket
    running.__exit__(None, None, None)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in SQLite, to copy."""
    path = tmp_path_factory.mktemp("store") / "migrated.db"
    open_store(path).close()
    return path


@pytest.fixture
def dsn(server: str) -> str:
    """A database with nothing in it."""
    return make_database(server, f"test{next(_numbers)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store, not open, in either database."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("migrated"), tmp_path / "corpus.db"))
    return emptied(request.getfixturevalue("server"))


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(where) as store:
        yield store


def make_database(socket: str, name: str) -> str:
    """The DSN of a new database."""
    with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={socket}"


def emptied(socket: str) -> str:
    """The DSN of the one store, without what the test before left in it."""
    dsn = f"postgresql://postgres@/corpus?host={socket}"
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY".encode())
        connection.execute("UPDATE alembic_version SET version_num = %s", (HEAD,))
    return dsn
