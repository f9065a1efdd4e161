"""The commands over a corpus as a user meets them: answers, formats, judgements, broken stores."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from commands import reportedly
from reportedly.bundled import bundled, manifest

ANSWERS = (
    ("search", "rockets"),
    ("search", "--source", "Jana Orlik"),
    ("story", "--format", "text"),
    ("story", "explosion", "--format", "text"),
    ("source", "orlik"),
    ("outlets",),
    ("predictions", "--on", "2026-03-20"),
    ("judge", "list"),
    ("doctor",),
)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled articles, added once by the command."""
    path = tmp_path_factory.mktemp("commands") / "corpus.db"
    ran = reportedly("add", *map(str, bundled().values()), store=path)
    assert ran.returncode == 0, ran.stderr
    assert f"{len(manifest())} added" in ran.stderr
    return path


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    """A corpus that the test may change."""
    return Path(copy(kept, tmp_path / "corpus.db"))


def test_adding_again_says_that_all_is_there(store: Path) -> None:
    ran = reportedly("add", *map(str, bundled().values()), store=store)
    assert (ran.returncode, f"{len(manifest())} already there" in ran.stderr) == (0, True)


@pytest.mark.parametrize("command", ANSWERS, ids=" ".join)
def test_every_answer_fits_eighty_columns_and_claims_no_more_than_it_knows(
    kept: Path, command: tuple[str, ...]
) -> None:
    ran = reportedly(*command, store=kept)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "\x1b" not in ran.stdout
    assert "first reported" not in ran.stdout


@pytest.mark.parametrize("command", ANSWERS, ids=" ".join)
def test_every_answer_comes_as_json(kept: Path, command: tuple[str, ...]) -> None:
    shown = [part for part in command if part not in ("--format", "text")]
    json.loads(reportedly(*shown, "--format", "json", store=kept).stdout)


def test_filters_narrow_a_search(kept: Path) -> None:
    options = ("--kind", "anonymous", "--outlet", "Meridian Gazette", "--from", "2026-03-01", "--to", "2026-03-31")
    hits = json.loads(reportedly("search", *options, "--format", "json", store=kept).stdout)["hits"]
    assert hits
    assert {(hit["claim"]["kind"], hit["outlet"]) for hit in hits} == {("anonymous", "Meridian Gazette")}


def test_the_next_page_goes_on_where_the_last_one_ended(kept: Path) -> None:
    first = json.loads(reportedly("search", "the", "-n", "2", "--format", "json", store=kept).stdout)
    second = json.loads(
        reportedly("search", "the", "-n", "2", f"--page={first['next']}", "--format", "json", store=kept).stdout
    )
    assert not {json.dumps(hit) for hit in first["hits"]} & {json.dumps(hit) for hit in second["hits"]}


@pytest.mark.parametrize("query", ['"', "AND (", "NEAR/", "*", "a:b", "col:", "'; DROP TABLE article", "-", "((", "\\"])
def test_no_query_is_an_error(kept: Path, query: str) -> None:
    ran = reportedly("search", "--", query, store=kept)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_prediction_is_due_in_its_interval_and_overdue_after_it(kept: Path) -> None:
    def states(on: str) -> set[str]:
        found = json.loads(reportedly("predictions", "--due", "--on", on, "--format", "json", store=kept).stdout)
        return {one["state"] for one in found if "garrison" in one["claim"]["text"]}

    assert "due" in states("2026-03-12")
    assert states("2026-04-20") == {"overdue"}


def test_a_judgement_is_listed_counts_and_can_be_undone(store: Path) -> None:
    group = json.loads(reportedly("source", "Jana Orlik", "--format", "json", store=store).stdout)[0]
    claim = group["claims"][0]["id"]
    id = reportedly("judge", "reject", f"claim:{claim}", "--who", "Ines", "--why", "a test", store=store).stdout.strip()
    (row,) = json.loads(reportedly("judge", "list", "--format", "json", store=store).stdout)
    assert (row["id"], row["who"], row["why"], row["subjects"]) == (id, "Ines", "a test", [f"claim:{claim}"])
    left = json.loads(reportedly("source", "Jana Orlik", "--format", "json", store=store).stdout)[0]
    assert left["total"] == group["total"] - 1
    assert reportedly("judge", "undo", id, "--who", "Ines", store=store).returncode == 0
    again = json.loads(reportedly("source", "Jana Orlik", "--format", "json", store=store).stdout)[0]
    assert again["total"] == group["total"]


def test_what_is_no_thing_or_no_change_is_a_usage_error(kept: Path) -> None:
    assert reportedly("judge", "reject", "orlik", "--who", "Ines", store=kept).returncode == 2
    assert reportedly("judge", "correct", "claim:x", "--set", "act", "--who", "Ines", store=kept).returncode == 2


def test_an_unknown_claim_says_where_to_find_ids(kept: Path) -> None:
    ran = reportedly("judge", "reject", "claim:0000", "--who", "Ines", store=kept)
    assert ran.returncode == 3
    assert "reportedly search" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_the_corpus_is_written_out(kept: Path, tmp_path: Path) -> None:
    for name in ("corpus.jsonl", "claims.csv", "claims.parquet", "corpus.jsonld", "bundle.json"):
        assert reportedly("export", "-o", str(tmp_path / name), store=kept).returncode == 0
    assert len((tmp_path / "corpus.jsonl").read_text("utf8").splitlines()) == len(manifest())
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > len(manifest())
    assert json.loads((tmp_path / "bundle.json").read_text("utf8"))["type"] == "bundle"


def test_a_question_to_a_corpus_that_is_not_there_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    ran = reportedly("search", "x", store=path)
    assert (ran.returncode, path.exists()) == (6, False)
    assert "reportedly add" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def _no_database(path: Path) -> None:
    path.write_text("no database at all\n" * 200, "utf8")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("spoil", [_newer, _no_database, _half])
@pytest.mark.parametrize("command", [("search", "x"), ("add", "-"), ("doctor",)], ids=" ".join)
def test_a_store_that_cannot_be_used_says_so_in_a_line(
    store: Path, spoil: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    spoil(store)
    ran = reportedly(*command, store=store)
    assert "Traceback" not in ran.stderr
    if spoil is not _half:
        assert ran.returncode == 6, ran.stderr
        assert len(ran.stderr.splitlines()) == 1


def test_a_dsn_that_is_none_says_how_to_write_one() -> None:
    ran = reportedly("search", "x", "--store", "oracle://somewhere/news")
    assert ran.returncode == 6
    assert "PostgreSQL" in ran.stderr


def test_broken_inputs_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    path, articles = tmp_path / "corpus.db", tmp_path / "articles.jsonl"
    good = json.dumps({"id": "a", "text": "The dam is safe, the water board said on Monday."})
    articles.write_text(f'{good}\n{{"id": "b", \n{json.dumps({"id": "c", "text": " "})}\n', "utf8")
    ran = reportedly("add", str(articles), "nowhere.txt", store=path)
    assert ran.returncode == 3
    assert "1 read, 3 failed" in ran.stderr
    assert reportedly("doctor", store=path).returncode == 0


def test_rebuilding_changes_nothing_that_was_whole(store: Path) -> None:
    # Hits of equal rank come in the order of their rows, which are new.
    asked = [command for command in ANSWERS if command[0] != "search"]
    before = [reportedly(*command, store=store).stdout for command in asked]
    ran = reportedly("doctor", "--rebuild", store=store)
    assert (ran.returncode, f"{len(manifest())} articles made anew" in ran.stderr) == (0, True)
    assert [reportedly(*command, store=store).stdout for command in asked] == before


def test_help_teaches_with_examples() -> None:
    for command in ("compare", "add", "search", "story", "source", "outlets", "predictions", "export", "doctor"):
        assert f"reportedly {command}" in reportedly(command, "--help", COLUMNS="100").stdout.split("Options")[0]
