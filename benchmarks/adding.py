"""Adding to a corpus against reading alone: articles a second, and what linking takes of it.

    python -m benchmarks.adding [--articles 200] [--where PATH_OR_DSN] [--json]

The articles are consecutive by date from ../shared/data/articles, so that they fall into stories as news does. Bar: adding at
at least half the speed of reading, by processor time, since the machine may be shared. Exit code 1 if it is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.shared import DATA, lines
from benchmarks.store import Spent, timed
from reportedly.corpus import open
from reportedly.ingest import Metadata, article_from_text
from reportedly.model.article import Article
from reportedly.reader import Reader

LEAST_SHARE = 0.5


def chosen(count: int) -> list[Article]:
    """The middle of the articles by date."""
    rows = sorted(lines(DATA / "articles/articles.jsonl.gz"), key=lambda row: (row["date"], row["id"]))
    start = max(0, (len(rows) - count) // 2)
    return [
        article_from_text(
            row["text"],
            Metadata(outlet=row["outlet"], title=row["title"], published=row["date"], url=row["url"]),
            id=row["id"],
            force=True,
        )
        for row in rows[start : start + count]
    ]


def spent_reading(articles: list[Article], reader: Reader) -> Spent:
    """Reading alone."""
    return timed(lambda: list(reader.read_many(articles)))


def spent_adding(articles: list[Article], reader: Reader, where: str) -> tuple[Spent, int]:
    """Reading, linking and keeping; and how many stories came of it."""
    with open(where, reader) as corpus:
        return timed(lambda: list(corpus.add(articles))), len(corpus.stories())


def main() -> int:
    """Measure, print, and say whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--where")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    articles, reader = chosen(given.articles), Reader()
    next(iter(reader.read_many(articles[:1])))
    with tempfile.TemporaryDirectory() as folder:
        # Half before and half after, since the machine may be shared.
        half = len(articles) // 2
        before = spent_reading(articles[:half], reader)
        adding, stories = spent_adding(articles, reader, given.where or str(Path(folder) / "corpus.db"))
        after = spent_reading(articles[half:], reader)
    clock, processor = before.clock + after.clock, before.processor + after.processor
    figures = {
        "articles": len(articles),
        "reading_per_second": round(len(articles) / clock, 2),
        "adding_per_second": round(len(articles) / adding.clock, 2),
        "share_by_the_clock": round(clock / adding.clock, 3),
        "reading_processor_ms": round(1000 * processor / len(articles)),
        "adding_processor_ms": round(1000 * adding.processor / len(articles)),
        "share": round(processor / adding.processor, 3),
        "stories": stories,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(figures) + "\n" if given.json else "".join(f"{k}: {v}\n" for k, v in figures.items()))
    return 0 if figures["share"] >= LEAST_SHARE else 1


if __name__ == "__main__":
    raise SystemExit(main())
