"""The corpus over PostgreSQL: what SQLite is tested for at length, once through."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import reportedly
from reportedly.bundled import bundled
from reportedly.corpus import Corpus
from reportedly.ingest import articles
from reportedly.model.judgement import JudgementKind, Subject
from reportedly.reader import Reader
from reportedly.store.answers import Added, Outcome, Query
from store.postgresql import running_postgresql

FILES = [str(bundled("conflict")[name]) for name in ("conflict.jsonl", "northern-ledger.txt")]


@pytest.fixture
def corpus(reader: Reader) -> Iterator[Corpus]:
    """An empty corpus in a database of its own."""
    try:
        with running_postgresql() as socket:
            with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as connection:
                connection.execute(b"CREATE DATABASE corpus")
            with reportedly.open(f"postgresql://postgres@/corpus?host={socket}", reader) as corpus:
                yield corpus
    except RuntimeError as error:
        pytest.skip(str(error))


def test_it_adds_links_judges_and_answers(corpus: Corpus) -> None:
    def outcomes() -> set[Outcome]:
        return {found.outcome for found in corpus.add(articles(FILES)) if isinstance(found, Added)}

    assert outcomes() == {Outcome.ADDED}
    (story,) = corpus.stories()
    assert outcomes() == {Outcome.UNCHANGED}
    assert corpus.stories() == (story,)
    assert len(corpus.story("coastal-press-agency").comparison.copies) == 1
    assert corpus.search(Query(text="rockets")).hits
    split = corpus.judge(JudgementKind.SPLIT, [Subject.parse("article:federal-standard")], who="Ines", why="a test")
    assert "federal-standard" not in corpus.stories()[0].articles
    corpus.judge(JudgementKind.UNDO, (), who="Ines", why="", undoes=split.id)
    assert "federal-standard" in corpus.stories()[0].articles
    assert all(finding.well for finding in corpus.doctor())
