"""Freezes what the current schema stores, for the test that brings every released one up to date. Run once a release:

PYTHONPATH=tests python -m store.make_released
"""

from __future__ import annotations

import gzip
import subprocess
import tempfile
from pathlib import Path

from factories import article, report
from reportedly.model.judgement import JudgementKind
from reportedly.store import open_store
from reportedly.store.migrate import HEAD
from store.conftest import make_database
from store.entries import entry, judged, saying
from store.postgresql import binaries, running_postgresql

RELEASED = Path(__file__).with_name("released")


def fill(where: str) -> None:
    """Two versions of one article, another article, and a judgement."""
    with open_store(where) as store:
        store.add(entry())
        store.add(entry(report(article=article(title="Bridge opens")), bands=(1, 2**64 - 1), keys=("quill",)))
        store.add(entry(saying("1", "It rained.")))
        store.judge(judged(JudgementKind.REJECT, f"claim:{store.claims('ferry-1')[0].id}"))


def main() -> None:
    """Write one file for each database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.db"
        fill(str(path))
        (RELEASED / f"{HEAD}.sqlite.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    with running_postgresql() as socket:
        fill(make_database(socket, "released"))
        command = [str(binaries() / "pg_dump"), "-h", socket, "-U", "postgres", "--inserts", "--no-owner", "released"]
        dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        # Commands of psql itself start with a backslash; a database knows none.
        lines = (line for line in dump.splitlines() if line and not line.startswith(("--", "\\")))
        (RELEASED / f"{HEAD}.postgresql.sql").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
