from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from reportedly.errors import StoreError
from reportedly.store import open_store
from reportedly.store.engine import Database
from store.entries import entry, saying


@pytest.fixture
def filled(where: str) -> str:
    with open_store(where) as store:
        list(store.add_all(entry(saying(str(number), f"It rained {number} times.")) for number in range(4)))
    return where


@pytest.fixture
def hurt(filled: str) -> Iterator[Database]:
    """The database behind the store's back."""
    database = Database(filled)
    yield database
    database.close()


def wrong(where: str) -> dict[str, str]:
    with open_store(where) as store:
        return {finding.check: finding.todo or "" for finding in store.doctor() if not finding.well}


def run(database: Database, statement: str) -> None:
    with database.engine.begin() as connection:
        if database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(text(statement))


def test_a_sound_store_has_nothing_to_do(filled: str) -> None:
    assert wrong(filled) == {}


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        ("DELETE FROM report WHERE revision = 1", "half-stored articles"),
        ("DELETE FROM claim WHERE article = 1", "claims"),
        ("UPDATE report SET digest = 'x' WHERE revision = 1", "records"),
        ("INSERT INTO story (id, key, outlets, updated) VALUES (1, 's', 0, 'now')", "empty stories"),
    ],
)
def test_each_damage_is_found_and_says_what_to_do(hurt: Database, filled: str, statement: str, check: str) -> None:
    run(hurt, statement)
    assert wrong(filled)[check]


def test_rebuilding_makes_the_lookups_anew(hurt: Database, filled: str) -> None:
    run(hurt, "DELETE FROM claim WHERE article = 1")
    assert "--rebuild" in wrong(filled)["claims"]
    with open_store(filled) as store:
        assert store.rebuild() == 4
    assert wrong(filled) == {}


def test_a_stale_index_of_words_is_found_and_rebuilt(migrated: object, tmp_path: object) -> None:
    path = f"{tmp_path}/corpus.db"
    with open_store(path) as store:
        store.add(entry())
    database = Database(path)
    run(
        database,
        "INSERT INTO claim_words(claim_words, rowid, text, speaker, facets) SELECT 'delete', id, text, speaker, facets FROM claim",
    )
    database.close()
    assert set(wrong(path)) == {"index claim_words"}
    with open_store(path) as store:
        store.rebuild()
    assert wrong(path) == {}


def test_overwritten_pages_are_an_error_that_says_what_to_do(tmp_path: object) -> None:
    path = f"{tmp_path}/corpus.db"
    with open_store(path) as store:
        list(store.add_all(entry(saying(str(number), f"It rained {number} times.")) for number in range(40)))
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 60)
    with pytest.raises(StoreError, match=r"damaged.*restore a backup"), open_store(path) as store:
        list(store.all_reports())
