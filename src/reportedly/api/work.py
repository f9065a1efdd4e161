"""What jobs do: read, add or compare articles, one step an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from reportedly.access.problem import Problem
from reportedly.api.given import ArticleGiven, stream_of
from reportedly.api.job import Step, Work
from reportedly.api.problem_of import problem_of
from reportedly.codec import encode_report
from reportedly.corpus.compare_articles import compare_articles
from reportedly.corpus.corpora import Corpora
from reportedly.errors import ReportedlyError
from reportedly.ingest import Failure
from reportedly.link.record import encode_comparison
from reportedly.model.article import Article
from reportedly.store.answers import Added


def reading(given: Sequence[ArticleGiven], corpora: Corpora, *, allow_private: bool) -> Work:
    """Read each; keep nothing."""

    def work() -> Iterator[Step]:
        for found in _stream(given, allow_private):
            for read in corpora.reader.read_many([found]):
                if isinstance(read, Failure):
                    yield _failed(read)
                else:
                    yield Step(result=_record("report", msgspec.Raw(encode_report(read))))

    return work


def adding(given: Sequence[ArticleGiven], corpora: Corpora, *, allow_private: bool) -> Work:
    """Read and keep each."""

    def work() -> Iterator[Step]:
        for found in _stream(given, allow_private):
            added = keep_article(found, corpora)
            yield _failed(added) if isinstance(added, Failure) else Step(result=_record("added", added))

    return work


def comparing(given: Sequence[ArticleGiven], corpora: Corpora, *, allow_private: bool) -> Work:
    """Compare all with each other; what cannot be read is told, the others are compared."""

    def work() -> Iterator[Step]:
        compared = compare_articles(_stream(given, allow_private), corpora.reader, corpora.vectors)
        yield from map(_failed, compared.failures)
        yield Step(result=_record("comparison", encode_comparison(compared.comparison)))

    return work


def keep_article(found: Article | Failure, corpora: Corpora) -> Added | Failure:
    """Read and keep one article. Nobody who writes waits while it is being read."""
    if isinstance(found, Failure):
        return found
    with corpora.borrow() as corpus:
        known = corpus.known(found)
    if known is not None:
        return known
    (read,) = corpora.reader.read_many([found])
    with corpora.borrow_to_write() as corpus:
        (added,) = corpus.keep([read])
    return added


def _stream(given: Sequence[ArticleGiven], allow_private: bool) -> Iterator[Article | Failure]:
    return chain.from_iterable(stream_of(one, allow_private=allow_private) for one in given)


def _failed(failure: Failure) -> Step:
    error = failure.error
    told: Problem = problem_of(error if isinstance(error, ReportedlyError) else ReportedlyError(str(error)))
    return Step(result=msgspec.json.encode({"input": failure.input, "problem": told}), well=False)


def _record(name: str, what: object) -> bytes:
    return msgspec.json.encode({name: what})
