"""How fast the desk answers, while another process adds: wrk with 8 connections over many addresses of each kind of page.

    python -m benchmarks.many_stories big.db --articles 50000
    python -m benchmarks.desk big.db [--seconds 4] [--without-adding] [--afresh] [--only front article ...] [--json]

Each request asks for another article, story, source ...; front, lists and matrix have one address. For each kind: requests a second,
median and 95th percentile by the clock of who asks, the processor's time a request takes (all processes of the server), and the page's
weight, compressed as browsers ask for it. The adding process adds to the store. Bars: 95 % under 200 ms, 150 KB. On a machine that does
other work the processor's time is the figure to go by. Exit code 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from socket import socket

from sqlalchemy import create_engine, select

from benchmarks.many_stories import moulds
from reportedly.codec import encode_article
from reportedly.reader import Reader
from reportedly.store.tables import article, assertion, claim, story
from reportedly.web.addresses import article_at, assertion_at, claim_at, outlet_at, source_at, story_at

CLIENTS, P95, WEIGHT = 8, 200.0, 150_000
ADDRESSES, ROWS = 60, 20_000
TICKS = os.sysconf("SC_CLK_TCK")
SCRIPT = """
local paths, asked = {{{paths}}}, 0
request = function()
  asked = asked + 1
  local accept = "text/html" .. ({afresh} and string.format(";q=0.%06d", asked) or "")
  return wrk.format("GET", paths[asked % #paths + 1], {{["Accept"] = accept, ["Accept-Encoding"] = "gzip"}})
end
done = function(summary, latency)
  io.write(string.format("JSON %.3f %.3f %d %d\\n", latency:percentile(50) / 1000, latency:percentile(95) / 1000, summary.requests, summary.errors.status + summary.errors.timeout + summary.errors.read))
end
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Milliseconds, bytes and counts of one kind of page."""

    page: str
    addresses: int
    per_second: float
    median: float
    p95: float
    processor: float
    weight: int
    errors: int

    @property
    def good(self) -> bool:
        """Whether it meets the bars, and answers at all."""
        return not self.errors and self.p95 <= P95 and self.weight <= WEIGHT


def addresses(where: str) -> dict[str, list[str]]:
    """Addresses of each kind of page, drawn from all over the store, always the same ones."""
    engine = create_engine(f"sqlite:///{where}")
    chance = random.Random(5)
    with engine.connect() as connection:

        def some(column: object, *conditions: object) -> list[str]:
            rows = select(column).where(*conditions).limit(ROWS)  # type: ignore[call-overload, arg-type]
            found = sorted({str(one) for one in connection.scalars(rows) if one})
            return chance.sample(found, min(ADDRESSES, len(found)))

        pages = {
            "front": ["/"],
            "stories": ["/stories", "/stories?order=newest"],
            "story": [story_at(id) for id in some(story.c.key)],
            "assertion": [assertion_at(id) for id in some(assertion.c.key, assertion.c.weight > 0)],
            "article": [article_at(id) for id in some(article.c.key)],
            "claim": [claim_at(id) for id in some(claim.c.key)],
            "source": [source_at(key) for key in some(claim.c.speaker_key, claim.c.speaker_key.is_not(None))],
            "sources": [f"/sources?name={name}" for name in ("official", "ministry", "spokesman", "Senn")],
            "outlets": ["/outlets"],
            "outlet": [outlet_at(name) for name in some(article.c.outlet)],
            "predictions": [f"/predictions?state={state}" for state in ("due", "overdue", "open", "undated")],
            "search": [f"/search?q={words.replace(' ', '+')}" for words in ("rockets", "harbour blast", "truce -rockets", "ministry denied", "nine dead")],
            "queue": ["/queue", "/queue?kind=speaker", "/queue?kind=link"],
            "api articles": [f"/api/v1{article_at(id)}" for id in some(article.c.key)],
            "api claims": ["/api/v1/claims?act=denies", "/api/v1/claims?kind=anonymous", "/api/v1/claims"],
            "api sources": [f"/api/v1{source_at(key)}" for key in some(claim.c.speaker_key, claim.c.speaker_key.is_not(None))],
            "api outlets": ["/api/v1/outlets"],
        }  # fmt: skip
    engine.dispose()
    return pages


@contextmanager
def serving(where: str, port: int) -> Iterator[int]:
    """A server of its own over the store; gives its process."""
    command = [sys.executable, "-m", "reportedly", "serve", "--store", where, "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 120
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("the server does not start: run `reportedly serve` to see why")
            time.sleep(0.1)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


@contextmanager
def adding(where: str, folder: str) -> Iterator[None]:
    """Another process that adds articles on events of the store, one after the other, as long as this lasts."""
    path = Path(folder) / "more.jsonl"
    first = int(time.time())  # so that each run adds articles that are not there yet
    with path.open("wb") as file:
        for mould in moulds(Reader()):
            for number in range(first, first + 60):
                for report in mould.reports:
                    one = mould.report(report, number).article
                    file.write(encode_article(replace(one, title=one.title or None)) + b"\n")
    before = _edition(where)
    adder = subprocess.Popen([sys.executable, "-m", "reportedly", "add", "--store", where, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        while (
            _edition(where) == before and adder.poll() is None
        ):  # until its model is loaded and the first articles are kept
            time.sleep(0.5)
        yield
        if adder.poll() is not None:
            raise SystemExit(
                "the adding process ended before the pages were measured: measure fewer, or for fewer seconds"
            )
    finally:
        adder.terminate()
        adder.wait()


def measure(name: str, paths: list[str], port: int, server: int, given: argparse.Namespace) -> Measured:
    """One kind of page."""
    seconds: int = given.seconds
    weight = max(_weight(port, path) for path in paths[:5])
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(
            SCRIPT.format(paths=", ".join(json.dumps(path) for path in paths), afresh=str(given.afresh).lower())
        )
        script.flush()
        before = _ticks(server)
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "20s", "-s", script.name, f"http://127.0.0.1:{port}"]  # fmt: skip
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        spent = (_ticks(server) - before) / TICKS
    found = re.search(r"JSON (\S+) (\S+) (\d+) (\d+)", told)
    if found is None:
        raise SystemExit(told)
    requests = int(found[3])
    return Measured(
        page=name,
        addresses=len(paths),
        per_second=round(requests / seconds, 1),
        median=float(found[1]),
        p95=float(found[2]),
        processor=round(1000 * spent / max(requests, 1), 2),
        weight=weight,
        errors=int(found[4]),
    )


def _edition(where: str) -> object:
    """How often the store was written."""
    with closing(sqlite3.connect(where)) as connection:
        return connection.execute("SELECT number FROM edition").fetchone()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5):
            return True
    except OSError:
        return False


def _weight(port: int, path: str) -> int:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})  # fmt: skip
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return len(answer.read())


def _ticks(process: int) -> int:
    """Time of the processor that a process and all below it have taken (Linux)."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        tasks = Path(f"/proc/{process}/task").iterdir()
        below = [one for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12]) + sum(_ticks(int(one)) for one in below)


def main() -> int:
    """Measure every kind of page; 1 if one misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("store")
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--without-adding", action="store_true")
    parser.add_argument("--afresh", action="store_true", help="ask so that no answer is remembered")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    pages = {name: paths for name, paths in addresses(given.store).items() if not given.only or name in given.only}
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    results = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        server = stack.enter_context(serving(given.store, port))
        if not given.without_adding:
            stack.enter_context(adding(given.store, folder))
        for name, paths in pages.items():
            one = measure(name, paths, port, server, given)
            results.append(one)
            line = f"{name:>14} {one.per_second:7.1f} a second, median {one.median:6.0f} ms, 95 % {one.p95:6.0f} ms, processor {one.processor:6.1f} ms, {one.weight:7,} B"
            print(json.dumps(asdict(one)) if given.json else line + (f", {one.errors} errors" if one.errors else ""), flush=True)  # fmt: skip
    return 0 if all(one.good for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
