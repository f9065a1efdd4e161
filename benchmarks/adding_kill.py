"""`reportedly add` killed at random moments: nothing committed is lost, nothing is half-stored, running it again completes.

    python -m benchmarks.adding_kill [--kills 30] [--seed 1]

After the kills two processes add and one searches at once, on one SQLite file. Exit code 1 if anything is lost or fails.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import reportedly
from reportedly.store.answers import Query

ARTICLES = 64
TEXT = (
    "The {place} bridge over the Sorl will reopen on {day}, Mayor {name} Rask said on Monday. Engineers who examined the "
    "eastern pier for {number} days found no further cracks, a spokeswoman for the {place} transport office said. "
    "Councillor {name} Brandt called the closure a mistake that cost shops {number} million crowns."
)
PLACES = ("Wendmark", "Galven", "Ostmere", "Brannock", "Halden", "Karrow", "Tarnby", "Lorn")


def write_articles(path: Path, first: int, last: int) -> set[str]:
    """Articles on eight bridges, two outlets each day; gives their ids."""
    days = ("Friday", "Saturday", "Sunday")
    ids = [f"article-{number}" for number in range(first, last)]
    rows = (
        {
            "id": id,
            "outlet": f"Outlet {number % 5}",
            "published": f"2026-03-{1 + number // 8 % 28:02}",
            "text": TEXT.format(
                place=PLACES[number % 8], day=days[number % 3], name=f"Ada{number % 8}", number=number + 2
            ),
        }
        for number, id in zip(range(first, last), ids, strict=True)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return set(ids)


def adding(path: Path, store: Path) -> subprocess.Popen[bytes]:
    """The command, started."""
    command = [sys.executable, "-m", "reportedly", "add", str(path), "--store", str(store), "--threads", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def kept(store: Path) -> set[str]:
    """Ids in the store, each with its text whole; raises if a check fails."""
    with reportedly.open(store) as corpus:
        wrong = [finding for finding in corpus.doctor() if not finding.well]
        if wrong:
            raise SystemExit(f"doctor is not content: {wrong}")
        return {report.article.id for report in corpus.reports()}


def kill_often(path: Path, store: Path, kills: int, chance: random.Random) -> int:
    """Kill the command `kills` times; gives how many kills came while articles were still missing."""
    before: set[str] = set()
    during = 0
    for _ in range(kills):
        running = adding(path, store)
        time.sleep(chance.uniform(0.3, 6.0))
        running.kill()
        running.communicate()
        now = kept(store) if store.exists() else set()
        if before - now:
            raise SystemExit(f"lost: {sorted(before - now)}")
        during += len(now) < ARTICLES
        if len(now) == ARTICLES:
            # All in: begin anew, so that every kill may hit something.
            for file in store.parent.glob(f"{store.name}*"):
                file.unlink()
            now = set()
        before = now
    return during


def main() -> int:
    """Kill, complete, then write from two sides at once."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder) / "articles.jsonl", Path(folder) / "corpus.db"
        wanted = write_articles(path, 0, ARTICLES)
        during = kill_often(path, store, given.kills, random.Random(given.seed))
        adding(path, store).communicate()
        complete = kept(store) == wanted
        other = Path(folder) / "more.jsonl"
        wanted |= write_articles(other, ARTICLES, 2 * ARTICLES)
        third = Path(folder) / "others.jsonl"
        wanted |= write_articles(third, 2 * ARTICLES, 3 * ARTICLES)
        writers = [adding(other, store), adding(third, store)]
        searches = 0
        while any(writer.poll() is None for writer in writers):
            with reportedly.open(store) as corpus:
                corpus.search(Query(text="bridge"))
                searches += 1
        failed = [writer.communicate()[1].decode() for writer in writers if writer.returncode]
        whole = kept(store) == wanted
        with reportedly.open(store) as corpus:
            stories = len(corpus.stories())
    figures = {
        "kills": given.kills,
        "kills_while_adding": during,
        "completed": complete,
        "two_writers_failed": failed,
        "searches_meanwhile": searches,
        "all_kept": whole,
        "stories": stories,
    }
    sys.stdout.write("".join(f"{name}: {value}\n" for name, value in figures.items()))
    return 0 if complete and whole and not failed else 1


if __name__ == "__main__":
    raise SystemExit(main())
