"""Bringing a store to the current schema: forward only, by the scripts in `migrations/`, one process at a time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import StoreError
from reportedly.store.engine import APPLICATION_ID, Database

HEAD = "0005"  # the newest script; a test compares
MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(database: Database) -> None:
    """Do nothing to a current store; raise StoreError if it is newer than we are, or somebody else's database."""
    with database.reading() as connection:
        current = schema_of(connection)
    if current != HEAD:
        database.write(lambda connection: _upgrade(connection, database.name))


def schema_of(connection: Connection) -> str | None:
    """The schema's version, None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _upgrade(connection: Connection, name: str) -> None:
    # Alembic takes a fifth of a second to import, which an up-to-date store need not pay.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    current = schema_of(connection)  # again, behind the writers' lock: another process may have been first
    if current == HEAD:
        return
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    _refuse(connection, current, {script.revision for script in scripts.walk_revisions()}, name)
    with EnvironmentContext(config, scripts, fn=lambda at, _: scripts._upgrade_revs(HEAD, at)) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _refuse(connection: Connection, current: str | None, known: set[str], name: str) -> None:
    if current is None and (tables := inspect(connection).get_table_names()):
        raise StoreError(
            f"{name}: holds other tables ({', '.join(tables[:3])}) and is no Reportedly store; name a new file or database"
        )
    if current is not None and current not in known:
        raise StoreError(
            f"{name}: has schema {current}, newer than {HEAD}, the newest this version knows; upgrade Reportedly"
        )
