"""Keeping what was read: one schema, two databases, SQLite (a file) and PostgreSQL (a DSN)."""

from __future__ import annotations

from os import PathLike

from reportedly.store.contract import Store

__all__ = ["Store", "open_store"]


def open_store(where: str | PathLike[str]) -> Store:
    """Open the store at a path or DSN, making it or bringing its schema up to date; raises StoreError with the remedy."""
    # SQLAlchemy takes a tenth of a second to import; who only names the contract need not pay.
    from reportedly.store.sql_store import SqlStore

    return SqlStore(where)
