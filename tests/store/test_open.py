from __future__ import annotations

import gzip
import os
import resource
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from reportedly.errors import StoreError
from reportedly.store import Store, open_store
from reportedly.store.answers import Outcome, Query
from reportedly.store.engine import Database
from reportedly.store.migrate import HEAD, MIGRATIONS
from reportedly.store.tables import metadata
from store.entries import entry, saying

RELEASED = Path(__file__).with_name("released")


def test_migrations_lead_to_the_tables_of_the_code(where: str) -> None:
    database = Database(where)

    def ours(name: str | None, kind: str) -> bool:
        # What the databases make for their indexes of words is spelled out in the migrations alone.
        return not (kind in ("table", "index") and name and "_words" in name) and name != "words"

    with database.engine.connect() as connection:
        options = {"include_object": lambda _thing, name, kind, _reflected, _to: ours(name, kind)}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    database.close()


def test_the_newest_migration_is_the_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


@pytest.fixture(params=sorted(RELEASED.iterdir()), ids=lambda path: path.name)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A store as a released version left it."""
    dump: Path = request.param
    if dump.suffix == ".gz":
        (tmp_path / "old.db").write_bytes(gzip.decompress(dump.read_bytes()))
        return str(tmp_path / "old.db")
    dsn = str(request.getfixturevalue("dsn"))
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(dump.read_bytes())
    return dsn


def test_every_released_schema_is_brought_up_to_date_with_all_it_holds(released: str) -> None:
    with open_store(released) as store:
        assert [one.number for one in store.revisions("ferry-1")] == [1, 2]
        assert store.search(Query(text="bridge")).hits
        assert store.claims("ferry-1")[0].rejected
        assert store.add(entry()).outcome is Outcome.UNCHANGED
        assert all(finding.well for finding in store.doctor())


def test_a_newer_store_is_refused_and_left_alone(where: str) -> None:
    database = Database(where)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"9999, newer than .* upgrade Reportedly"):
        open_store(where)
    with database.engine.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    database.close()


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    with pytest.raises(StoreError, match=r"recipes.*no Reportedly store"):
        open_store(path)


@pytest.mark.parametrize(
    ("where", "remedy"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/none", "does not answer: check host"),
        ("mysql://host/name", "a SQLite file or a PostgreSQL database"),
        ("://", "not a DSN"),
        ("/no/such/folder/corpus.db", "check that the folder exists"),
        ("/tmp", "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(where: str, remedy: str) -> None:
    with pytest.raises(StoreError, match=remedy) as caught:
        open_store(where)
    assert "secret" not in str(caught.value)


def test_a_missing_database_is_named(server: str) -> None:
    with pytest.raises(StoreError, match="database does not exist: create it first"):
        open_store(f"postgresql://postgres@/absent?host={server}")


def test_a_file_of_another_kind_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("It rained. " * 500)
    with pytest.raises(StoreError, match="no Reportedly store"):
        open_store(path)
    assert path.read_text() == "It rained. " * 500


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Root may write anywhere: be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A store in a folder where nobody may write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.db"
        with open_store(path) as store:
            store.add(entry())
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o755)


def test_a_read_only_folder_is_named_and_nothing_is_lost(read_only: Path, unprivileged: None) -> None:
    before = read_only.read_bytes()
    with pytest.raises(StoreError, match=r"copy it to a disk|may write there"), open_store(read_only) as store:
        store.add(entry(saying("2", "It rained.")))
    assert read_only.read_bytes() == before


@pytest.fixture
def little_room(tmp_path: Path) -> Iterator[None]:
    """No file may grow past 1 MB, which SQLite takes for a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill(store: Store, stored: list[str]) -> None:
    for number in range(1000):
        stored.append(store.add(entry(saying(str(number), f"It rained {number} times. " * 200))).article)


def test_a_full_disk_is_an_error_and_loses_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path, stored = tmp_path / "corpus.db", list[str]()
    with open_store(path) as store:
        request.getfixturevalue("little_room")
        with pytest.raises(StoreError, match="make room and run it again"):
            fill(store, stored)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    with open_store(path) as store:
        assert stored
        assert [one.article.id for one in store.all_reports()] == stored
        assert all(finding.well for finding in store.doctor())
