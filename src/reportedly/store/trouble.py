"""What goes wrong in a database, said so that a reader knows what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from reportedly.errors import InputError, StoreError

# What the databases say (SQLite's messages, PostgreSQL's SQLSTATE) and what we say; the first that fits counts.
TROUBLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("disk is full", "disk I/O error", "53100"), "the disk is full or failing: nothing of the last article was stored, all before it is safe; make room and run it again"),
    (("malformed", "not a database", "file is encrypted", "XX001", "XX002"), "the file is damaged or is no Reportedly store: restore a backup, or save what is readable with `sqlite3 FILE .recover`"),
    (("readonly", "read-only", "25006"), "it cannot be written: copy it to a disk and a folder where you may write"),
    (("unable to open",), "it cannot be opened: check that the folder exists and that you may write there"),
    (("locked", "busy", "55P03"), "another process keeps it locked: wait for that one to end and try again"),
    (("42501",), "the database refuses it: grant the user CREATE on its schema and write access to its tables"),
    (("28P01", "28000", "authentication"), "the database refuses this user: check user and password in the DSN"),
    (("3D000", "does not exist"), "the database does not exist: create it first (createdb NAME), or correct the DSN"),
)  # fmt: skip
UNREACHABLE = "the database does not answer: check host, port and name in the DSN, and that the server runs"
# Faults that pass by themselves: another writer was first (SQLite), or serialization, deadlock and lock timeout (PostgreSQL).
PASSING = ("locked", "busy", "40001", "40P01", "55P03")


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what SQLAlchemy raises into a StoreError that names the store and the remedy."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InputError("half a surrogate pair, which no database keeps; read the file as UTF-8 again") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{where}: {_remedy(error)} ({_cause(error)})") from error


def is_passing(error: DBAPIError) -> bool:
    """Whether trying the whole transaction again may succeed."""
    return any(sign in _signs(error) for sign in PASSING)


def _remedy(error: SQLAlchemyError) -> str:
    for signs, remedy in TROUBLES:
        if any(sign in _signs(error) for sign in signs):
            return remedy
    if isinstance(error, OperationalError | InterfaceError) and _signs(error).startswith("None"):
        return UNREACHABLE
    return "the database failed; run `reportedly doctor` and report this"


def _signs(error: SQLAlchemyError) -> str:
    """SQLSTATE, if there is one ("None" where PostgreSQL gave none, "" on SQLite), then the message."""
    original = getattr(error, "orig", None)
    return f"{getattr(original, 'sqlstate', '')} {_cause(error)}"


def _cause(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
