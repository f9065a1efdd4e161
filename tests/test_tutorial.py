"""Every command of the tutorial is run, in order, and shows what the tutorial says it shows."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from reportedly.cli import main

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```console\n(.*?)^```\n(?:<!-- shows: (.*?) -->)?", re.MULTILINE | re.DOTALL)
CLAIM = re.compile(r"claim:[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Block:
    """Commands, the output printed with them, and patterns of what must be in that and in the real one."""

    commands: tuple[str, ...]
    printed: str
    shows: tuple[str, ...]


def blocks() -> list[Block]:
    found = []
    for text, shows in BLOCK.findall(TUTORIAL.read_text("utf8")):
        lines = text.splitlines()
        found.append(
            Block(
                tuple(line.removeprefix("$ ") for line in lines if line.startswith("$ ")),
                "\n".join(line for line in lines if not line.startswith("$ ")),
                tuple(filter(None, (one.strip() for one in shows.split(" | ")))),
            )
        )
    return found


@contextmanager
def served(port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        try:
            yield
        finally:
            server.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def reportedly(arguments: list[str]) -> str:
    """What the command says on either stream; it must succeed."""
    streams = [TextIOWrapper(BytesIO(), encoding="utf8", newline="") for _ in range(2)]
    with (
        patch.object(sys, "argv", ["reportedly", *arguments]),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code
    for stream in streams:
        stream.flush()
    said = "".join(stream.buffer.getvalue().decode() for stream in streams)
    assert not code, (arguments, code, said)
    return said


def run(command: str, said: str) -> str:
    """One command line; claim:ID is the first id that was just shown."""
    if shown := CLAIM.search(said):
        command = command.replace("claim:ID", shown[0])
    program, *arguments = shlex.split(command)
    if program == "export":
        name, _, value = arguments[0].partition("=")
        os.environ[name] = value
        return ""
    if program != "reportedly":
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")}
        subprocess.run(["bash", "-c", command], check=True, env=environment)
        return ""
    expanded = [name for one in arguments for name in (sorted(map(str, Path().glob(one))) if "*" in one else [one])]
    return reportedly(expanded)


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.chdir(tmp_path)
    with patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}), served(port):
        for block in blocks():
            said = ""
            for command in block.commands:
                if command.endswith("&"):
                    continue  # it runs already
                said += run(command.replace("8000", str(port)), said)
            words = " ".join(said.split())
            for pattern in block.shows:
                assert re.search(pattern, words), (block.commands, pattern, words)
        assert (tmp_path / "sella.html").read_text("utf8").startswith("<!doctype html>")
        assert (tmp_path / "claims.csv").stat().st_size > 10_000


@pytest.mark.parametrize("block", [b for b in blocks() if b.printed.strip("…\n ")], ids=lambda b: b.commands[-1])
def test_what_is_checked_is_what_is_printed(block: Block) -> None:
    printed = " ".join(block.printed.split())
    assert block.shows
    assert any(re.search(pattern, printed) for pattern in block.shows)


def test_every_command_shown_in_the_docs_is_one() -> None:
    from typer.main import get_command

    from reportedly.cli import app

    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for name in re.findall(r"(?:^\s{4}|`|\$ )reportedly ([a-z]+)\b(?! is\b)", page.read_text("utf8"), re.MULTILINE):
            assert name in known or name in {"archive", "serve", "mcp", "token"}, (page.name, name)
