"""Kill the driver, a worker or an actor of a run at random moments, resume, and hold the result against an undisturbed run.

    python -m benchmarks.archive_kill [--kills 20] [--records 60] [--engine local|ray] [--seed 1]

Exit code 1 if a byte differs, or if a shard whose receipt was there was done again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.made_warc import write_warc


def command(out: Path, engine: str) -> list[str]:
    """The command that goes on with a run."""
    return [sys.executable, "-m", "reportedly", "archive", "resume", str(out), "--engine", engine, "-n", "2", "--quiet"]


def digests(folder: Path) -> dict[str, str]:
    """Every Parquet file of a run."""
    files = sorted(folder.glob("*/*.parquet"))
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def receipts(folder: Path) -> dict[str, int]:
    """When each receipt was written."""
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.glob("receipts/*/*.json")}


def below(pid: int) -> list[tuple[int, str]]:
    """All processes below one, with their command lines."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(stat.read_text().rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
        except (OSError, IndexError):
            continue
    found, left = [], [pid]
    while left:
        for child in parents.get(left.pop(), []):
            left.append(child)
            try:
                line = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf8", "replace")
            except OSError:
                continue
            found.append((child, line))
    return found


def workers(pid: int, engine: str) -> list[int]:
    """The processes that do shards."""
    mark = "ray::" if engine == "ray" else "spawn_main"
    return [child for child, line in below(pid) if mark in line and "Agent" not in line]


def main() -> int:
    """Kill, resume, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--records", type=int, default=60)
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--longest", type=float, default=12.0, help="seconds until a kill, at most")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, killed, again = random.Random(given.seed), Counter[str](), 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_warc(folder / "made.warc.gz", given.records)
        cut = ["--shard-bytes", "30000", "--rows", "5", "-n", "2", "--quiet"]
        begin = [sys.executable, "-m", "reportedly", "archive", "run", str(folder / "made.warc.gz"), *cut, "-o"]
        subprocess.run([*begin, str(folder / "whole")], check=True)
        wanted = digests(folder / "whole")
        out, runs = folder / "out", 0
        while killed.total() < given.kills:
            if not out.exists() or not (out / "run.json").exists():
                running = subprocess.Popen([*begin, str(out), "--engine", given.engine])
            else:
                running = subprocess.Popen(command(out, given.engine))
            before = receipts(out)
            while running.poll() is None and killed.total() < given.kills:
                time.sleep(chance.uniform(0.2, given.longest))
                if running.poll() is not None:
                    break
                whom = chance.choice(("driver", "worker", "worker"))
                if whom == "driver":
                    running.kill()
                    killed[whom] += 1
                elif found := workers(running.pid, given.engine):
                    os.kill(chance.choice(found), signal.SIGKILL)
                    killed[whom] += 1
            running.wait()
            now = receipts(out)
            again += sum(now[name] != then for name, then in before.items() if name in now)
            if running.returncode == 0:
                runs += 1
                if digests(out) != wanted:
                    print(json.dumps({"kills": dict(killed), "the same bytes": False}))
                    return 1
                subprocess.run(["rm", "-r", str(out)], check=True)
        if out.exists():
            subprocess.run(command(out, given.engine), check=True)
            if digests(out) != wanted:
                print(json.dumps({"kills": dict(killed), "the same bytes": False}))
                return 1
            runs += 1
    print(json.dumps({"engine": given.engine, "kills": dict(killed), "runs completed": runs, "the same bytes": True, "shards done again though done": again}))  # fmt: skip
    return 1 if again else 0


if __name__ == "__main__":
    raise SystemExit(main())
