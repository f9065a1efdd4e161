"""From a web archive to linked claims, in this process."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from archive.inline_crew import SMALL, Deaf, InlineCrew, digests, do_run
from archive.warcs import packed, records, warc_records
from reportedly.archive.perform import perform
from reportedly.archive.query import query
from reportedly.archive.run import Run, begin_run, looked_at_again, open_run
from reportedly.archive.settings import Settings
from reportedly.archive.status import status_of
from reportedly.errors import ArchiveError


def rows(run: Run, sql: str) -> list[tuple[Any, ...]]:
    found = query(run, sql)
    next(found)
    return list(found)


def test_every_page_is_found_with_its_place_and_read_once(whole: Run) -> None:
    status = status_of(whole)
    assert (status.articles, status.repeats, status.read, status.complete) == (8, 1, 7, True)
    assert status.passed_over == 10
    assert status.failures == {}
    found = rows(
        whole, "SELECT outlet, title, published, url, record, crawled FROM articles WHERE text LIKE '%Karrow pass on%'"
    )
    assert found == [
        ("Galven Courier", "Snow closes Karrow pass", "2026-03-05", "https://storm.example/news", "urn:uuid:storm.example", "2026-03-06T01:02:03Z")
    ]  # fmt: skip


def test_claims_are_those_that_the_reader_gives(whole: Run) -> None:
    found = rows(
        whole, "SELECT speaker, act FROM claims WHERE outlet = 'Harbour Post' AND content LIKE '%No such letter%'"
    )
    assert found == [("Ada Rask", "says")]


def test_a_copy_is_labelled_with_its_original(whole: Run) -> None:
    found = rows(
        whole,
        "SELECT a.outlet, b.outlet, share FROM copies c JOIN articles a ON a.article = c.article JOIN articles b ON b.article = c.other GROUP BY ALL",
    )
    assert [(one, other) for one, other, _ in found] == [("Lowland Mirror", "Ferry Gazette")]
    assert found[0][2] > 0.9


def test_articles_on_one_event_make_a_story_and_strangers_none(whole: Run) -> None:
    found = rows(
        whole, "SELECT list(DISTINCT outlet ORDER BY outlet) FROM stories JOIN articles USING (article) GROUP BY story"
    )
    assert (["Ferry Gazette", "Harbour Post", "Lowland Mirror"],) in found
    assert all("Galven Courier" not in outlets for (outlets,) in found)


def test_claims_of_a_story_are_linked(whole: Run) -> None:
    counted = "SELECT story, assertion, count(*) AS claims, count(DISTINCT article) AS articles FROM linked_claims GROUP BY ALL"
    unlike = f"SELECT * FROM ({counted}) EXCEPT SELECT story, assertion, claims, articles FROM assertions"
    assert rows(whole, unlike) == []
    shared = "SELECT assertion FROM assertions WHERE articles = 3 AND origins_possible < articles"
    origins = rows(whole, f"SELECT DISTINCT origin FROM linked_claims WHERE assertion IN ({shared})")
    assert ("Ada Rask",) in origins


def test_every_span_is_verbatim(whole: Run) -> None:
    sql = "SELECT count(*) FROM linked_claims l JOIN articles a USING (article) WHERE length(spans) = 1 AND l.text <> a.text[spans[1].start + 1 : spans[1].end]"
    assert rows(whole, sql) == [(0,)]


def test_the_same_run_gives_the_same_bytes_and_leaves_nothing_else(whole: Run, warc: Path, tmp_path: Path) -> None:
    again = do_run(tmp_path / "again", warc)
    assert digests(again.folder) == digests(whole.folder)
    receipts = {p.relative_to(whole.folder): p.read_bytes() for p in whole.folder.glob("receipts/*/*")}
    assert receipts == {p.relative_to(again.folder): p.read_bytes() for p in again.folder.glob("receipts/*/*")}
    assert not (again.folder / "work").exists()


def test_cutting_into_other_shards_changes_no_row(whole: Run, warc: Path, tmp_path: Path) -> None:
    other = do_run(tmp_path / "other", warc, settings=Settings(shard_bytes=100_000, rows=5, block=100, linked=50))
    assert len(digests(other.folder)) < len(digests(whole.folder))
    for table in ("articles", "claims", "copies", "assertions", "linked_claims"):
        sql = f"SELECT DISTINCT * FROM {table} ORDER BY ALL"
        assert rows(other, sql) == rows(whole, sql), table


@pytest.fixture
def mine(whole: Run, tmp_path: Path) -> Run:
    shutil.copytree(whole.folder, tmp_path / "mine")
    return open_run(tmp_path / "mine")


def done_again(run: Run) -> list[str]:
    watcher = Deaf()
    perform(run, lambda: InlineCrew(run), watcher)
    return watcher.done


def test_a_complete_run_has_nothing_left_to_do(mine: Run) -> None:
    assert done_again(mine) == []


def test_only_what_is_missing_is_done_again(mine: Run, whole: Run) -> None:
    next(iter(mine.files("claims"))).unlink()
    next((mine.folder / "receipts" / "link").iterdir()).unlink()
    assert [name[:5] for name in done_again(mine)] == ["read-", "link-"]
    assert digests(mine.folder) == digests(whole.folder)


def test_a_damaged_receipt_is_done_again(mine: Run, whole: Run) -> None:
    (mine.folder / "receipts" / "candidates" / "000000.json").write_text("{")
    assert done_again(mine) == ["candidates-000000"]
    assert digests(mine.folder) == digests(whole.folder)


def test_what_depends_on_a_changed_archive_is_done_again(tmp_path: Path) -> None:
    path, made = tmp_path / "articles.jsonl", records()[3:]
    path.write_text("".join(json.dumps(record) + "\n" for record in made))
    assert status_of(do_run(tmp_path / "out", path)).repeats == 1
    path.write_text("".join(json.dumps(record) + "\n" for record in made[:1]))
    run = looked_at_again(open_run(tmp_path / "out"))
    done_again(run)
    assert digests(run.folder) == digests(do_run(tmp_path / "fresh", path).folder)
    assert status_of(run).read == 1


def test_a_folder_holds_one_run(mine: Run, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="other inputs or with other settings"):
        begin_run(mine.folder, mine.archives, Settings())
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="holds no run"):
        begin_run(tmp_path / "full", mine.archives, SMALL)
    with pytest.raises(ArchiveError, match="begin one"):
        open_run(tmp_path / "nowhere")


def test_two_processes_do_not_work_in_one_folder(mine: Run) -> None:
    with mine.locked(), pytest.raises(ArchiveError, match="another process"), open_run(mine.folder).locked():
        pass


def test_a_namesake_with_another_text_is_an_error_and_a_repeat_is_none(tmp_path: Path) -> None:
    one = {"id": "x", "text": "It rained in Galven on Monday, the mayor said."}
    other = {"id": "x", "text": "It snowed in Galven on Monday, the mayor said."}
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in (one, one, other)))
    run = do_run(tmp_path / "out", path)
    assert status_of(run).read == 1
    assert rows(run, "SELECT kind, record FROM errors") == [("Namesake", "at byte 140")]


def test_an_empty_archive_gives_an_empty_run(tmp_path: Path) -> None:
    path = tmp_path / "empty.warc.gz"
    path.write_bytes(packed(warc_records()[:1]))
    run = do_run(tmp_path / "out", path)
    assert status_of(run).complete
    assert rows(run, "SELECT count(*) FROM linked_claims") == [(0,)]
