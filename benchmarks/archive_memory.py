"""Memory of the workers of a run over very many records, sampled as it goes, with a plot.

    python -m benchmarks.archive_memory --stages read --records 20000 --minutes 40 --samples read.csv
    python -m benchmarks.archive_memory --stages shuffle --records 20000 --samples shuffle.csv
    python -m benchmarks.archive_memory --plot docs/archive-memory.svg read.csv shuffle.csv

`read` extracts the records and reads as many as fit in the time. `shuffle` does every stage but the model's over all of them:
reports are those of a reader that finds no attribution, with real texts and sketches, so that what the near-duplicates, the
candidates and the stories hold is what they hold in a run. A worker that was replaced goes on as another line.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.made_warc import write_warc
from reportedly.archive.do_shard import do_shard
from reportedly.archive.find_inputs import find_archives
from reportedly.archive.lead import lead
from reportedly.archive.local_crew import LocalCrew
from reportedly.archive.progress import records_of
from reportedly.archive.run import Run, begin_run
from reportedly.archive.settings import Settings
from reportedly.archive.stage import Bench
from reportedly.archive.stages import STAGES
from reportedly.model.article import Article
from reportedly.model.report import ProducedBy, Report

EVERY = 2.0
TOP, LIMIT = 1600.0, 1500.0
COLOURS = ("#0b6e99", "#c2410c", "#3f6212", "#6d28d9")
NOBODY = ProducedBy(reportedly="0", model="none")
FIELDS = ("stage", "process", "seconds", "records", "megabytes")


@dataclass(slots=True)
class Sampler:
    """Writes, every few seconds, what each worker holds, with the stage and the records that are done in it."""

    crew: LocalCrew
    file: csv.DictWriter[str]
    stage: str = ""
    records: int = 0
    _began: float = field(default_factory=time.monotonic)
    _over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until `finish`."""
        while not self._over.wait(EVERY):
            for pid in list(self.crew.pids().values()) if self.stage else ():
                if (megabytes := held_by(pid)) is not None:
                    seconds = round(time.monotonic() - self._began)
                    self.file.writerow(
                        {
                            "stage": self.stage,
                            "process": pid,
                            "seconds": seconds,
                            "records": self.records,
                            "megabytes": megabytes,
                        }
                    )

    def finish(self) -> None:
        """No more."""
        self._over.set()


def held_by(pid: int) -> int | None:
    """Megabytes of resident memory of a process; None if it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


class Blind:
    """A reader that finds nothing, in no time."""

    def read(self, article: Article) -> Report:
        """The report of an article without an attribution."""
        return Report(article=article, sources=(), attributions=(), times=(), produced_by=NOBODY)


class BlindBench(Bench):
    """A bench without a model on it."""

    @cached_property
    def reader(self) -> Any:
        """One that finds nothing."""
        return Blind()


def sample(run: Run, stages: tuple[str, ...], given: argparse.Namespace) -> dict[str, Any]:
    """Do these stages, each to its end or to the end of the time."""
    most: dict[str, int] = {}
    records: dict[str, int] = {}
    ends = time.monotonic() + given.minutes * 60
    with (
        given.samples.open("w", encoding="utf8", newline="", buffering=1) as file,
        LocalCrew(run, given.workers) as crew,
    ):
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        sampler = Sampler(crew, writer)
        thread = threading.Thread(target=sampler.run, daemon=True)
        thread.start()
        for stage in (one for one in STAGES if one.name in stages):
            shards = stage.plan(run)
            blind = given.stages == "shuffle" and stage.uses_model
            sampler.stage, sampler.records = "" if blind else stage.name, 0
            if blind:
                bench = BlindBench(run)
                for shard in shards:
                    do_shard(shard, bench, {})
                continue
            for done in lead(crew, run, shards):
                sampler.records += records_of(done.receipt) or weight_of(shards, done.receipt.number)
                records[stage.name] = sampler.records
                most[stage.name] = max(most.get(stage.name, 0), done.memory)
                sys.stderr.write(f"{stage.name}: {sampler.records:,} records, {done.memory / 1e6:.0f} MB at most\n")
                if time.monotonic() > ends:
                    break
        sampler.finish()
        thread.join()
    return {
        "records": records,
        "most memory of a worker until then, MB": {name: round(one / 1e6) for name, one in most.items()},
        "load": round(os.getloadavg()[0], 1),
    }


def weight_of(shards: Any, number: int) -> int:
    """Articles of a shard of the shuffle."""
    return next(int(shard.weight) for shard in shards if shard.number == number)


def plot(paths: list[Path]) -> str:
    """The samples of each file as a panel, memory over records done, a line for each process and stage."""
    panels = [panel(list(samples_of(path)), 20 + 250 * number) for number, path in enumerate(paths)]
    height = 250 * len(panels) + 20
    body = "\n".join(panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" font-family="sans-serif" font-size="11" role="img" '
        'aria-label="Resident memory of each worker over the records done">'
        f'<rect width="720" height="{height}" fill="#fff"/>\n{body}\n</svg>\n'
    )


def samples_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file."""
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def panel(rows: list[dict[str, str]], top: int) -> str:
    """One plot: stages beside each other, each as wide as the share of its samples, at least a little."""
    stages = [(name, list(group)) for name, group in groupby(rows, key=lambda row: row["stage"])]
    stages = [(name, group) for name, group in stages if len(group) > 1]
    left, right, low, high = 56.0, 712.0, top + 190.0, top + 10.0
    lines = []
    for megabytes in range(0, 1501, 500):
        y = low - megabytes / TOP * (low - high)
        lines.append(f'<line x1="{left}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="{"#b91c1c" if megabytes == LIMIT else "#ddd"}"/><text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{megabytes} MB</text>')  # fmt: skip
    weights = [max(len(group), sum(len(g) for _, g in stages) // 5, 1) for _, group in stages]
    start = left
    for (name, group), weight in zip(stages, weights, strict=True):
        width = (right - left) * weight / sum(weights)
        most = max(1, max(int(row["records"]) for row in group))
        seconds = max(1, int(group[-1]["seconds"]) - int(group[0]["seconds"]))
        by_time = len({row["records"] for row in group}) < 5
        for number, process in enumerate(dict.fromkeys(row["process"] for row in group)):
            points = []
            for row in (one for one in group if one["process"] == process):
                share = (int(row["seconds"]) - int(group[0]["seconds"])) / seconds if by_time else int(row["records"]) / most  # fmt: skip
                points.append(f"{start + 4 + share * (width - 8):.1f},{low - int(row['megabytes']) / TOP * (low - high):.1f}")  # fmt: skip
            lines.append(f'<polyline fill="none" stroke="{COLOURS[number % 4]}" stroke-width="1.5" points="{" ".join(points)}"/>')  # fmt: skip
        over = f"over {seconds:,} s" if by_time else f"over {most:,} records"
        lines.append(f'<text x="{start + width / 2:.1f}" y="{low + 16}" text-anchor="middle">{name}</text><text x="{start + width / 2:.1f}" y="{low + 30}" text-anchor="middle">{over}</text>')  # fmt: skip
        start += width
        lines.append(f'<line x1="{start:.1f}" y1="{high}" x2="{start:.1f}" y2="{low}" stroke="#ddd"/>')
    return "\n".join(lines)


def main() -> None:
    """Sample, or draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drawn", nargs="*", type=Path, metavar="SAMPLES", help="with --plot: what to draw")
    parser.add_argument("--stages", choices=("read", "shuffle"), default="read")
    parser.add_argument("--records", type=int, default=20000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=40.0, help="read no longer than that")
    parser.add_argument("--samples", type=Path, default=Path("samples.csv"))
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    if given.plot:
        given.plot.write_text(plot(given.drawn), "utf8")
        return
    names = {
        "read": ("extract", "repeats", "read"),
        "shuffle": ("extract", "repeats", "read", "near-duplicates", "candidates", "stories"),
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_warc(folder / "made.warc.gz", given.records)
        run = begin_run(
            folder / "run",
            find_archives([str(folder / "made.warc.gz")]),
            Settings(rows=32 if given.stages == "read" else 128),
        )
        print(json.dumps(sample(run, names[given.stages], given), indent=1))


if __name__ == "__main__":
    main()
