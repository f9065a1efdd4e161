"""What `make demo` shows: the bundled articles read and compared, on the terminal and as pages, with the commands that did it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from reportedly.bundled import bundled

OUT = Path("out")
# What of a long output is shown; the pages hold all of it.
LINES = 100


def run(*arguments: str, lines: int = LINES) -> None:
    """Show a `reportedly` command, run it, and show the first lines of what it says."""
    sys.stdout.write(f"\n$ reportedly {shlex.join(_short(a) for a in arguments)}\n\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "reportedly", *arguments]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
    said = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, encoding="utf8").stdout
    told = said.splitlines()
    sys.stdout.write("".join(f"{line}\n" for line in told[:lines]))
    if len(told) > lines:
        sys.stdout.write(f"... and {len(told) - lines} lines more\n")


def _short(argument: str) -> str:
    """A path below the working directory as a user there would write it."""
    path = Path(argument)
    return str(path.relative_to(Path.cwd())) if path.is_absolute() and path.is_relative_to(Path.cwd()) else argument


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
    sys.stdout.write(f"Open {OUT / 'compare.html'}: every claim with the tree of its origins.\n")
    sys.stdout.write("In text, what is at stake, and the claim that all of it is about:\n")
    run("compare", *files, "--format", "text", "--limit", "1", lines=2 * LINES)


if __name__ == "__main__":
    main()
