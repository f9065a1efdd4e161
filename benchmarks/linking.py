"""What keeping and linking one article takes in a full store against one of 1,000 articles; reading is not counted.

    python -m benchmarks.store --articles 20000 --where full.db
    python -m benchmarks.linking full.db [--articles 40] [--json]

Real articles, consecutive by date from ../shared/data/articles, are put into a copy of the full store and into a small one by
turns, so that other work on the machine meets both alike. They fall into stories, which are compared. Bar: at most 1.5 times the
processor time. Exit code 1 if it is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.adding import chosen
from benchmarks.store import CANDIDATE_GROWTH, SMALL, Spent, fill, timed
from reportedly.corpus import open
from reportedly.model.report import Report
from reportedly.reader import Reader
from reportedly.store import open_store

# Reports kept in one store before it is the other's turn.
TURN = 8


def by_turns(reports: list[Report], *stores: Path) -> list[list[Spent]]:
    """For each store what each turn took there; a first article, not counted, opens the model of each."""
    reader = Reader()
    corpora = [open(store, reader) for store in stores]
    spent: list[list[Spent]] = [[] for _ in stores]
    for corpus in corpora:
        corpus.compare([added.article for added in corpus.keep(reports[:1]) if hasattr(added, "outcome")])
    for start in range(1, len(reports), TURN):
        turn = reports[start : start + TURN]
        for corpus, its in zip(corpora, spent, strict=True):
            its.append(timed(lambda corpus=corpus, turn=turn: list(corpus.keep(turn))))  # type: ignore[misc]
    for corpus in corpora:
        corpus.close()
    return spent


def main() -> int:
    """Measure, print, and say whether the bar is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("full", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with open_store(given.full) as store:
        stored = store.coverage().articles
    reports = [found for found in Reader().read_many(chosen(given.articles + 1)) if isinstance(found, Report)]
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(shutil.copy(given.full, Path(folder) / "full.db")), Path(folder) / "small.db"
        with open_store(small) as store:
            fill(store, range(SMALL), stored)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        spent = by_turns(reports, small, full)
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    each = [Spent(*(sum(column) / (len(reports) - 1) for column in zip(*its, strict=True))) for its in spent]
    figures = {
        "articles": len(reports) - 1,
        f"ms of processor at {SMALL:,}": round(1000 * each[0].processor, 1),
        f"ms of processor at {stored:,}": round(1000 * each[1].processor, 1),
        "ratio of processor time": round(each[1].processor / each[0].processor, 3),
        "ratio by the clock": round(each[1].clock / each[0].clock, 3),
        "memory grew by, MB": growth // 1024,
    }
    sys.stdout.write(json.dumps(figures) + "\n" if given.json else "".join(f"{k}: {v}\n" for k, v in figures.items()))
    return 0 if figures["ratio of processor time"] <= CANDIDATE_GROWTH else 1


if __name__ == "__main__":
    raise SystemExit(main())
