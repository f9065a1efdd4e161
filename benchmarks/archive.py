"""Runs over an archive: how fast, with how many workers, by which engine, in how much memory.

    python -m benchmarks.archive --records 2000 --workers 1 2        # scaling of local, and the same digests
    python -m benchmarks.archive --records 2000 --workers 2 --ray    # ray against local
    python -m benchmarks.archive --records 20000 --workers 2 --plot docs/archive-memory.svg

Prints one JSON object. `records a processor second` is what one core does: processor time of all workers, start included, so
that it holds on a busy machine too; seconds of the clock are told with the load that the machine bore.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.made_warc import write_warc
from reportedly.archive.crew import Crew, Done
from reportedly.archive.find_inputs import find_archives
from reportedly.archive.local_crew import LocalCrew
from reportedly.archive.perform import perform
from reportedly.archive.run import Run, begin_run
from reportedly.archive.settings import Settings
from reportedly.archive.shard import Shard
from reportedly.archive.stage import Stage
from reportedly.archive.status import status_of

EVERY = 2.0


class Clock:
    """A watcher that times stages and counts records, and says where it is."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory = 0
        self._began = 0.0

    def begin(self, stage: Stage, shards: list[Shard], done: list[Shard]) -> None:
        """A stage begins."""
        self._began = time.monotonic()
        sys.stderr.write(f"{stage.name}: {len(shards)} shards\n")

    def hear(self, shard: Shard, done: Done) -> None:
        """A shard is done."""
        self.memory = max(self.memory, done.memory)

    def end(self, stage: Stage) -> None:
        """A stage is over."""
        self.seconds[stage.name] = round(time.monotonic() - self._began, 1)


class Sampler(threading.Thread):
    """Notes the resident memory of a crew's workers now and then."""

    def __init__(self, pids: Callable[[], dict[int, int]]) -> None:
        super().__init__(daemon=True)
        self._pids, self._over = pids, threading.Event()
        self.samples: dict[int, list[tuple[float, float]]] = {}
        self._began = time.monotonic()

    def run(self) -> None:
        """Until `finish`."""
        while not self._over.wait(EVERY):
            for worker, pid in self._pids().items():
                try:
                    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
                except (OSError, ValueError, IndexError):
                    continue
                megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
                self.samples.setdefault(worker, []).append((time.monotonic() - self._began, megabytes))

    def finish(self) -> None:
        """No more."""
        self._over.set()
        self.join()


def measure(warc: Path, folder: Path, gather: Callable[[Run], Crew], settings: Settings) -> dict[str, Any]:
    """One run, timed."""
    run = begin_run(folder, find_archives([str(warc)]), settings)
    clock, cpu, began = Clock(), _children(), time.monotonic()
    load = os.getloadavg()[0]
    crew = gather(run)
    sampler = Sampler(crew.pids) if isinstance(crew, LocalCrew) else None
    if sampler:
        sampler.start()
    perform(run, lambda: crew, clock)
    if sampler:
        sampler.finish()
    seconds, spent = time.monotonic() - began, _children() - cpu
    status = status_of(run)
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*/*.parquet")):
        whole.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    found: dict[str, Any] = {
        "records": status.articles + sum(status.failures.values()),
        "read": status.read,
        "claims": status.claims,
        "stories": status.stories,
        "assertions": status.assertions,
        "copies": status.copies,
        "failures": status.failures,
        "seconds": round(seconds, 1),
        "seconds by stage": clock.seconds,
        "records a second": round(status.articles / seconds, 2),
        "most memory of a worker, MB": round(clock.memory / 1e6),
        "MB kept": {table.table: round(table.size / 1e6, 2) for table in status.tables},
        "digest": whole.hexdigest()[:16],
        "load": [round(load, 1), round(os.getloadavg()[0], 1)],
        "samples": sampler.samples if sampler else {},
    }
    if sampler:
        found["records a processor second"] = round(status.articles / spent, 2)
    return found


def plot(samples: dict[int, list[tuple[float, float]]], path: Path) -> None:
    """Memory of each worker over the run, as SVG."""
    width, height, left, low = 720, 260, 56, 36
    longest = max(at for points in samples.values() for at, _ in points)
    top = 1500.0
    lines = []
    for megabytes in range(0, 1501, 250):
        y = height - low - megabytes / top * (height - low - 12)
        lines.append(f'<line x1="{left}" y1="{y:.1f}" x2="{width}" y2="{y:.1f}" stroke="#ddd"/><text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{megabytes}</text>')  # fmt: skip
    for number, (worker, points) in enumerate(sorted(samples.items())):
        drawn = " ".join(f"{left + at / longest * (width - left - 8):.1f},{height - low - mb / top * (height - low - 12):.1f}" for at, mb in points)  # fmt: skip
        colour = ("#0b6e99", "#c2410c", "#3f6212", "#6d28d9")[number % 4]
        lines.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{drawn}"/><text x="{left + 8 + 110 * number}" y="22" fill="{colour}">worker {worker}</text>')  # fmt: skip
    lines.append(f'<text x="{width / 2}" y="{height - 8}" text-anchor="middle">seconds, 0 to {longest:.0f}</text><text x="4" y="10">MB</text>')  # fmt: skip
    body = "\n".join(lines)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11" role="img" aria-label="Resident memory of each worker over a run"><rect width="{width}" height="{height}" fill="#fff"/>\n{body}\n</svg>\n',
        "utf8",
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Run and compare; exit code 1 if two runs differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--rows", type=int, default=128)
    parser.add_argument("--shard-bytes", type=int, default=1_000_000)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    settings = Settings(rows=given.rows, shard_bytes=given.shard_bytes)
    runs: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        size = write_warc(folder / "made.warc.gz", given.records)
        for workers in given.workers:
            runs[f"local {workers}"] = measure(
                folder / "made.warc.gz",
                folder / f"local{workers}",
                lambda run, n=workers: LocalCrew(run, n),
                settings,  # type: ignore[misc]
            )
            if given.ray:
                from reportedly.archive.ray_crew import RayCrew

                runs[f"ray {workers}"] = measure(
                    folder / "made.warc.gz",
                    folder / f"ray{workers}",
                    lambda run, n=workers: RayCrew(run, n),
                    settings,  # type: ignore[misc]
                )
    samples = {name: one.pop("samples") for name, one in runs.items()}
    if given.plot:
        plot(samples[f"local {given.workers[-1]}"], given.plot)
    answer: dict[str, Any] = {"archive, MB": round(size / 1e6, 1), **runs}
    first = runs[f"local {given.workers[0]}"]
    for one in runs.values():
        one["speed, times the first"] = round(first["seconds"] / one["seconds"], 2)
    answer["the same bytes"] = len({one["digest"] for one in runs.values()}) == 1
    print(json.dumps(answer, indent=1))
    return 0 if answer["the same bytes"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
