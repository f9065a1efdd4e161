"""Load what a run has read into a corpus: the store links it with what it holds, and nothing is read again."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.archive.article_row import spans_of
from reportedly.archive.fetch_reports import report_of
from reportedly.archive.run import Run
from reportedly.archive.write_tables import read_rows
from reportedly.corpus import Corpus
from reportedly.ingest import Failure
from reportedly.model.article import Article
from reportedly.model.report import ProducedBy, Report
from reportedly.reader import Reader
from reportedly.store import open_store
from reportedly.store.answers import Added


class KeptReader(Reader):
    """Gives the reports that a run holds instead of reading anew; those at hand are the last of `articles`."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._at_hand: dict[str, Report] = {}
        self._made_by: ProducedBy | None = None

    def articles(self) -> Iterator[Article]:
        """The articles of the run, in order, each with its report at hand until it is asked for."""
        for row in read_rows(self._run.files("reports")):
            report = report_of(row["record"], spans_of(row["asides"]))
            self._at_hand, self._made_by = {report.article.id: report}, report.produced_by
            yield report.article

    def read(self, article: Article) -> Report:
        """The report of the article that came last."""
        return self._at_hand[article.id]

    @property
    def produced_by(self) -> ProducedBy:
        """What made the report at hand."""
        return self._made_by or super().produced_by


def load(run: Run, where: str) -> Iterator[Added | Failure]:
    """Add every article of a run to the store at a path or DSN, in order.

    What is there already is left as it is, so that loading again after an interruption completes it and changes nothing else.
    """
    reader = KeptReader(run)
    with Corpus(open_store(where), reader) as corpus:
        yield from corpus.add(reader.articles())


def count_reports(run: Run) -> int:
    """How many articles there are to load."""
    return sum(receipt.counts.get("reports", 0) for receipt in run.receipts("read"))
