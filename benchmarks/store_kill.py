"""Kill a process that adds articles at random moments, and see that nothing it reported as stored is lost, and nothing is half there.

    python -m benchmarks.store_kill [--kills 30] [--articles 400] [--seed 1]
    python -m benchmarks.store_kill --add WHERE FIRST LAST      the process that is killed: prints each id once it is safe

Exit code 1 if an article was lost, half stored, or doctor found something to do.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.store import invent
from reportedly.store import open_store
from reportedly.store.answers import Added

ROOT = Path(__file__).parent.parent
LONGEST = 4.0  # seconds until the kill; by then a stream of articles is well under way


def add(where: str, first: int, last: int) -> None:
    """Add invented articles, saying of each when it is safe."""
    with open_store(where) as store:
        print("open", flush=True)
        for added in store.add_all(invent(number, 1000) for number in range(first, last)):
            print(added.article, flush=True)


def kill_while_adding(where: str, last: int, seconds: float) -> list[str]:
    """Ids that the process had reported as stored when it was killed."""
    command = [sys.executable, "-m", "benchmarks.store_kill", "--add", where, "0", str(last)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        opened = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        # The last line may be cut in the middle by the kill.
        return [opened.strip(), *(line.strip() for line in process.stdout if line.endswith("\n"))][1:]


def faults_after(where: str, reported: list[str]) -> list[str]:
    """What is wrong with the store after a kill."""
    with open_store(where) as store:
        stored = {report.article.id for report in store.all_reports()}
        lost = [f"lost {id}" for id in reported if id not in stored]
        return lost + [f"{finding.check}: {finding.found}" for finding in store.doctor() if not finding.well]


def main() -> int:
    """Kill, look, go on with the same store, and at the end complete it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--add", nargs=3, metavar=("WHERE", "FIRST", "LAST"))
    given = parser.parse_args()
    if given.add:
        add(given.add[0], int(given.add[1]), int(given.add[2]))
        return 0
    chance, faults = random.Random(given.seed), []
    with tempfile.TemporaryDirectory() as folder:
        where, reported = str(Path(folder) / "corpus.db"), set[str]()
        for kill in range(given.kills):
            if kill % 6 == 0:  # a new store now and then, so that opening and migrating are hit too
                where, reported = str(Path(folder) / f"corpus{kill}.db"), set[str]()
            seconds = chance.uniform(0, LONGEST)
            reported |= set(kill_while_adding(where, given.articles, seconds))
            found = faults_after(where, sorted(reported))
            faults += found
            print(
                f"kill {kill + 1} after {seconds:.2f} s: {len(reported)} stored, {', '.join(found) or 'all well'}",
                flush=True,
            )
        with open_store(where) as store:
            complete = [
                one
                for one in store.add_all(invent(number, 1000) for number in range(given.articles))
                if isinstance(one, Added)
            ]
        faults += faults_after(where, [one.article for one in complete])
        faults += [] if len(complete) == given.articles else ["not complete"]
    print(f"{given.kills} kills: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
