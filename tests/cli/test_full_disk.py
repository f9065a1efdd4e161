"""`reportedly add` when the disk is full."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.adding_kill import write_articles

import reportedly as library
from commands import reportedly

ARTICLES = 16
ROOM = 800_000  # bytes: the empty store and some of the articles


@contextmanager
def little_room() -> Iterator[None]:
    """No file may grow past `ROOM`, which SQLite takes for a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def kept(store: Path) -> set[str]:
    """Ids of what is stored, once every check of the store is content."""
    with library.open(store) as corpus:
        assert [finding for finding in corpus.doctor() if not finding.well] == []
        return {report.article.id for report in corpus.reports()}


def test_a_full_disk_stops_adding_with_what_to_do_and_running_it_again_completes(tmp_path: Path) -> None:
    articles, store = tmp_path / "articles.jsonl", tmp_path / "corpus.db"
    wanted = write_articles(articles, 0, ARTICLES)
    with little_room():
        ran = reportedly("add", str(articles), store=store)
        assert ran.returncode == 6
        assert ran.stderr.count("\n") == 1
        assert "the disk is full" in ran.stderr
        assert "make room and run it again" in ran.stderr
        first = kept(store)
        assert 0 < len(first) < len(wanted)
    assert reportedly("add", str(articles), store=store).returncode == 0
    assert kept(store) == wanted
    with library.open(store) as corpus:
        assert first < {article for story in corpus.stories() for article in story.articles}
