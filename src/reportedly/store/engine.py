"""Opening one of the two databases, and its transactions: short reads, and writes that wait for their turn."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError

from reportedly.errors import StoreError
from reportedly.store.trouble import explained, is_passing

BUSY_SECONDS = 60  # longer than any transaction of ours; a reader never waits (WAL)
ATTEMPTS = 5
CACHE_KIB = 32 * 1024
LOG_BYTES = 64 << 20  # a log that a long reader let grow shrinks to this again
CONNECT_SECONDS = 10
APPLICATION_ID = 0x52505444  # "RPTD", so that `file` and we know the file again

# Within the transaction, so that whoever sees the number sees what it stands for.
NEXT_EDITION = (
    "INSERT INTO edition (id, number) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET number = edition.number + 1"
)

T = TypeVar("T")


class Database:
    """An open database of either kind. `name` is fit for messages: a DSN comes without its password."""

    def __init__(self, where: str | PathLike[str]) -> None:
        url = _url(where)
        self.name = url.database or "" if url.drivername.startswith("sqlite") else url.render_as_string()
        self.engine = _sqlite(url) if url.drivername.startswith("sqlite") else _postgresql(url)

    @property
    def dialect(self) -> str:
        """Either "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the store; must be short, since SQLite cannot trim its log meanwhile."""
        with explained(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do all of `work` or nothing, and count it; it may be called again where another writer was first."""
        with explained(self.name):
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                        done = work(connection)
                        connection.exec_driver_sql(NEXT_EDITION)
                        return done
                except (OperationalError, IntegrityError) as error:
                    if attempt == ATTEMPTS or not (isinstance(error, IntegrityError) or is_passing(error)):
                        raise
                time.sleep(random.uniform(0, 0.05 * attempt))
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _url(where: str | PathLike[str]) -> URL:
    """A DSN has a scheme; everything else is the path of a file."""
    path = fspath(where)
    if "://" not in path:
        return URL.create("sqlite+pysqlite", database=str(Path(path).absolute()))
    try:
        url = make_url(path)
    except ArgumentError as error:
        raise StoreError(
            f"not a DSN: {error}; write postgresql://USER:PASSWORD@HOST:PORT/NAME, or the path of a file"
        ) from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return url.set(drivername="sqlite+pysqlite")
    raise StoreError(f"a store is a SQLite file or a PostgreSQL database, not {url.drivername}")


def _postgresql(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"connect_timeout": CONNECT_SECONDS}, pool_pre_ping=True)
    event.listen(engine, "begin", _queue)
    return engine


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Set up one connection. FULL: a commit is on the disk before it returns, so a power cut loses nothing either."""
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",
        f"cache_size = -{CACHE_KIB}",
        "temp_store = MEMORY",
        f"journal_size_limit = {LOG_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    _log_ahead(connection)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL. Its short exclusive lock does not wait for others by itself, hence the loop."""
    until = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _queue(connection: Connection) -> None:
    """One writer at a time, as on SQLite: two that add the same names in another order would block each other for good."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: two that read first and write later would make one of them fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
