"""What `make demo` shows: the bundled articles read and compared, on the terminal and as pages, with the commands that did it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from reportedly.bundled import bundled

OUT = Path("out")


def run(*arguments: str) -> None:
    """Show a `reportedly` command and run it."""
    sys.stdout.write(f"\n$ reportedly {shlex.join(arguments)}\n\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "reportedly", *arguments], check=True, env={**os.environ, "COLUMNS": "80"})


def main() -> None:
    """Read one article aloud, then both sets into a page; compare what all outlets say of the conflict."""
    OUT.mkdir(exist_ok=True)
    conflict = bundled("conflict")
    files = [str(path) for path in conflict.values()]
    scandal = [str(path) for path in bundled("scandal").values()]
    run("read", str(conflict["tidewatch.txt"]), "--format", "text")
    run("read", *files, *scandal, "--format", "html", "-o", str(OUT / "read.html"))
    sys.stdout.write(f"Open {OUT / 'read.html'} in a browser: every article with its attributions marked.\n")
    store = OUT / "demo.db"
    for file in OUT.glob("demo.db*"):
        file.unlink()
    run("add", *files, "--store", str(store))
    run("predictions", "--due", "--on", "2026-03-20", "--limit", "3", "--store", str(store))
    run("compare", *files, "-o", str(OUT / "compare.html"))
    sys.stdout.write(f"Open {OUT / 'compare.html'}: every claim with the tree of its origins. The same in text:\n")
    run("compare", *files, "--format", "text")


if __name__ == "__main__":
    main()
