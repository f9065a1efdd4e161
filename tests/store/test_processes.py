from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.store import open_store
from reportedly.store.answers import Outcome, Query
from store.entries import entry

ROOT = Path(__file__).parent.parent.parent
KILLS = 6  # benchmarks/store_kill.py does thirty and more


def adding(where: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-m", "benchmarks.store_kill", "--add", where, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def kill_while_adding(where: str, last: int, seconds: float) -> list[str]:
    """Ids that the killed process had reported as stored."""
    with adding(where, 0, last) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it is open
        time.sleep(seconds)
        process.kill()
        return [line.strip() for line in process.stdout if line.endswith("\n")]


def test_a_killed_process_loses_nothing_that_it_reported_and_leaves_nothing_half_done(
    migrated: Path, tmp_path: Path
) -> None:
    chance, path, reported = random.Random(5), str(shutil.copy(migrated, tmp_path / "corpus.db")), set[str]()
    for _ in range(KILLS):
        reported |= set(kill_while_adding(path, 200, chance.uniform(0, 0.8)))
        with open_store(path) as store:
            assert reported <= {report.article.id for report in store.all_reports()}
            assert [finding for finding in store.doctor() if not finding.well] == []


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_processes_open_a_new_store_and_add_while_a_third_reads(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    where = str(tmp_path / "new.db") if database == "sqlite" else str(request.getfixturevalue("dsn"))
    with adding(where, 0, 40) as one, adding(where, 20, 60) as other, open_store(where) as store:
        seen = 0
        while one.poll() is None or other.poll() is None:
            assert store.coverage().articles >= seen
            seen = store.coverage().articles
            store.search(Query(text="ta* -to"))
            time.sleep(0.02)
        for process in (one, other):
            said, failed = process.communicate()
            assert (process.returncode, failed, len(said.split())) == (0, "", 41)
        assert {report.article.id for report in store.all_reports()} == {f"article-{number}" for number in range(60)}
        assert [finding for finding in store.doctor() if not finding.well] == []


def test_a_writer_waits_for_another(migrated: Path, tmp_path: Path) -> None:
    path = shutil.copy(migrated, tmp_path / "corpus.db")
    with open_store(path) as one, open_store(path) as other:
        assert one.add(entry()).outcome is Outcome.ADDED
        assert other.add(entry()).outcome is Outcome.UNCHANGED


def test_every_write_of_any_process_is_another_edition(migrated: Path, tmp_path: Path) -> None:
    path = str(shutil.copy(migrated, tmp_path / "corpus.db"))
    with open_store(path) as store:
        before = store.edition()
        assert store.edition() == before
        with adding(path, 0, 1) as process:
            process.wait()
        assert store.edition() > before
