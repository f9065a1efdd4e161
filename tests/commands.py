"""Runs commands as a user would, and keeps what they left behind."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from reportedly.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def reportedly(*arguments: str, store: Path | None = None, **environment: str) -> Ran:
    """The command inside this process, since starting Python costs more than most answers."""
    stdout, stderr = (TextIOWrapper(BytesIO(), encoding="utf8", newline="") for _ in range(2))
    given = {"NO_COLOR": "1", "COLUMNS": "80", **({"REPORTEDLY_STORE": str(store)} if store else {}), **environment}
    code = 0
    with (
        patch.dict(os.environ, given),
        patch.object(sys, "argv", ["reportedly", *arguments]),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO())),
        redirect_stdout(stdout),
        redirect_stderr(stderr),
    ):
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
    return Ran(code, *(stream.buffer.getvalue().decode() for stream in _flushed(stdout, stderr)))  # type: ignore[attr-defined]


def _flushed(*streams: TextIOWrapper) -> tuple[TextIOWrapper, ...]:
    for stream in streams:
        stream.flush()
    return streams
