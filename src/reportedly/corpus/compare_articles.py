"""Compare articles without a store: read them, leave out what comes twice, say what they say between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.errors import InputError
from reportedly.ingest import Failure
from reportedly.link.compare import compare
from reportedly.link.constraint import Constraint
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.comparison import Comparison
from reportedly.model.report import Report
from reportedly.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was found between the articles that could be read, and what could not."""

    comparison: Comparison
    failures: tuple[Failure, ...] = ()


def compare_articles(
    stream: Iterable[Article | Failure], reader: Reader | None = None, vectors: Vectors | None = None
) -> Compared:
    """The comparison of a stream of articles; what fails on the way is told beside it."""
    reports: list[Report] = []
    failures: list[Failure] = []
    for found in (reader or Reader()).read_many(each_once(stream)):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            reports.append(found)
    return Compared(comparison=compare_reports(reports, vectors), failures=tuple(failures))


def compare_reports(
    reports: Iterable[Report], vectors: Vectors | None = None, constraints: Sequence[Constraint] = ()
) -> Comparison:
    """The comparison of reports, earliest article first, undated ones last, with what people judged of their claims."""
    ordered = sorted(reports, key=lambda report: report.article.published or "9999")
    return compare(ordered, vectors or choose_vectors(), constraints)


def each_once(stream: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The stream without repeats; another text under an id that was there already comes out as a Failure.

    >>> one = Article(id="a", text="It rained.")
    >>> [type(found).__name__ for found in each_once([one, one, Article(id="a", text="It snowed.")])]
    ['Article', 'Failure']
    """
    texts: dict[str, str] = {}
    for article in stream:
        if isinstance(article, Failure) or article.id not in texts:
            if isinstance(article, Article):
                texts[article.id] = article.text
            yield article
        elif article.text != texts[article.id]:
            yield Failure(input=article.id, error=InputError(_namesake(article.id)))


def _namesake(id: str) -> str:
    return f"{id}: another article with this id and a different text came before; give each an id of its own"
