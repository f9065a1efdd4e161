"""Ask a run in SQL: DuckDB over its Parquet files, each table a view. The one module that knows DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from reportedly.archive.run import Run
from reportedly.archive.tables import TABLES
from reportedly.errors import InputError

# Rows fetched at a time.
BATCH = 1000


def query(run: Run, sql: str) -> Iterator[tuple[Any, ...]]:
    """The names of the columns first, then row after row; raises InputError for what is no query of these tables.

    Nothing is written: the tables are views, and the database is in memory.
    """
    import duckdb

    connection = duckdb.connect()
    try:
        for table, schema in TABLES.items():
            if run.files(table):
                files = str(run.folder / table / "*.parquet").replace("'", "''")
                connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}')")
            else:
                connection.register(table, pa.table({name: [] for name in schema.names}, schema=schema))
        # From here on the query reads what was opened to it, and no other file.
        connection.execute(f"SET allowed_directories = ['{str(run.folder).replace(chr(39), chr(39) * 2)}']")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        answer = connection.execute(sql)
        yield tuple(column[0] for column in answer.description or ())
        while rows := answer.fetchmany(BATCH):
            yield from rows
    except duckdb.Error as error:
        raise InputError(
            f"no answer to that: {' '.join(str(error).split())}; the tables are {', '.join(TABLES)}."
        ) from error
    finally:
        connection.close()
