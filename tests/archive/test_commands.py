"""`reportedly archive` as a user meets it."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from archive.inline_crew import digests
from cli.test_corpus_commands import reportedly
from reportedly.archive.crew import Done
from reportedly.archive.progress import Progress
from reportedly.archive.read import READ
from reportedly.archive.run import Run
from reportedly.archive.shard import Receipt, Shard


def test_run_reads_an_archive_and_tells_what_it_came_to(whole: Run, warc: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = reportedly("archive", "run", str(warc), "-o", str(out), "--workers", "1")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == ""
    assert "read 100%" in ran.stderr
    assert "8 articles found, 1 repeat left out, 7 read" in ran.stderr
    assert "shards done in" in ran.stderr
    again = reportedly("archive", "resume", str(out), "--workers", "1")
    assert "0 shards done" in again.stderr
    other = reportedly("archive", "run", str(warc), "-o", str(out), "--rows", "5")
    assert other.returncode == 7
    assert "archive resume" in other.stderr


def test_status_tells_how_far_a_run_is(whole: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(whole.folder, out)
    shutil.rmtree(out / "receipts" / "read")
    told = reportedly("archive", "status", str(out))
    assert told.returncode == 0
    assert "not complete" in told.stdout
    assert "read            0 of" in told.stdout
    assert "link            not planned yet" in told.stdout
    assert "archive resume" in told.stdout
    known = json.loads(reportedly("archive", "status", str(whole.folder), "--format", "json").stdout)
    assert known["complete"]
    assert {one["stage"] for one in known["stages"]} >= {"extract", "read", "near-duplicates", "candidates", "link"}
    assert known["read"] == 7


@pytest.mark.parametrize(
    ("format", "begins"), [("text", "outlet"), ("csv", "outlet,n\r\n"), ("jsonl", '{"outlet":"Coastal Press Agency"')]
)
def test_query_answers_in_the_form_wanted(whole: Run, format: str, begins: str) -> None:
    sql = "SELECT outlet, count(*) AS n FROM reports JOIN articles USING (article) GROUP BY 1 ORDER BY 1"
    ran = reportedly("archive", "query", str(whole.folder), sql, "--format", format)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(begins)
    assert "Harbour Post" in ran.stdout


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM nothing",
        "SELEC",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY claims TO 'claims.csv'",
        "SELECT * FROM claims; SET enable_external_access = true",
    ],
)
def test_what_is_no_query_of_the_tables_is_refused(whole: Run, sql: str) -> None:
    before = digests(whole.folder)
    ran = reportedly("archive", "query", str(whole.folder), sql)
    assert ran.returncode == 3
    assert "the tables are articles" in ran.stderr
    assert digests(whole.folder) == before


def test_every_table_can_be_asked_even_of_a_run_that_has_done_nothing(whole: Run, tmp_path: Path) -> None:
    shutil.copy(whole.folder / "run.json", tmp_path)
    for table in ("articles", "claims", "errors", "linked_claims"):
        assert reportedly("archive", "query", str(tmp_path), f"SELECT count(*) FROM {table}", "-f", "csv").stdout.endswith("\r\n0\r\n")  # fmt: skip


def test_loading_fills_a_corpus_and_again_changes_nothing(whole: Run, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    first = reportedly("archive", "load", str(whole.folder), "--store", str(store))
    assert first.returncode == 0, first.stderr
    assert "7 added" in first.stderr
    again = reportedly("archive", "load", str(whole.folder), "--store", str(store))
    assert "7 already there" in again.stderr
    found = reportedly("search", "ferrymen", "--format", "json", store=store)
    assert {hit["outlet"] for hit in json.loads(found.stdout)["hits"]} == {"Ferry Gazette", "Lowland Mirror"}
    assert reportedly("doctor", store=store).returncode == 0


def test_no_run_and_no_archive_are_told(tmp_path: Path) -> None:
    for command in (("status",), ("resume",), ("query", "SELECT 1"), ("load",)):
        ran = reportedly("archive", command[0], str(tmp_path / "none"), *command[1:])
        assert ran.returncode == 7
        assert "begin one with" in ran.stderr
    ran = reportedly("archive", "run", str(tmp_path / "none.warc"), "-o", str(tmp_path / "out"))
    assert ran.returncode == 7
    assert "check the path" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_progress_tells_rate_time_left_and_failures() -> None:
    now, out = 0.0, io.StringIO()
    progress = Progress(out=out, clock=lambda: now)
    shards = [Shard(stage="read", number=n, key="", takes={}, weight=100) for n in range(10)]
    progress.begin(READ, shards, shards[:2])
    for shard in shards[2:4]:
        now += 25
        receipt = Receipt(stage="read", version=1, number=shard.number, key="", model=None, input=None, counts={"reports": 99}, faults={"Fault": 1})  # fmt: skip
        progress.hear(shard, Done(worker=0, receipt=receipt, memory=7))
    first, second = out.getvalue().splitlines()
    assert first == "reportedly: read 30%; 100 records, 4.0 a second; 2 min 55 s left; 1 failures so far"
    assert second == "reportedly: read 40%; 200 records, 4.0 a second; 2 min 30 s left; 2 failures so far"
    assert progress.memory == 7
