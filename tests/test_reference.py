"""The reference holds everything that there is, and is in step with the code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from reportedly.cli import app

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reference.md").read_text("utf8")


def test_the_reference_is_in_step_with_the_code() -> None:
    command = [sys.executable, "-m", "docs.make_reference", "--check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def section(path: str) -> str:
    """What stands under the heading of a command."""
    return PAGE.split(f"\n### {path}\n")[1].split("\n### ")[0]


def leaves(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield from leaves(command, f"{path} {name}") if hasattr(command, "commands") else [(f"{path} {name}", command)]


def test_every_command_has_its_options_and_arguments() -> None:
    for path, command in leaves(get_command(app), "reportedly"):
        for one in command.params:
            name = one.opts[0] if one.param_type_name == "option" else one.metavar or one.name.upper()
            assert name.replace("|", "\\|") in section(path), (path, name)


@pytest.mark.parametrize("record", ["report", "comparison"])
def test_every_field_of_a_record_is_there(record: str) -> None:
    schema = files("reportedly.schema").joinpath(f"{record}.schema.json").read_text("utf8")
    names: set[str] = set()

    def gather(node: Any) -> None:
        if isinstance(node, dict):
            names.update(node.get("properties", {}))
            for value in node.values():
                gather(value)
        elif isinstance(node, list):
            for value in node:
                gather(value)

    gather(json.loads(schema))
    shown = set(re.findall(r"^\| `(?:[\w\[\].]*\.)?(\w+)` \|", section(record), re.MULTILINE))
    assert names <= shown, names - shown


def test_every_endpoint_is_there() -> None:
    create_app = pytest.importorskip("reportedly.server.create_app").create_app
    settings = pytest.importorskip("reportedly.server.settings").Settings(store="")
    for path, methods in create_app(settings).openapi()["paths"].items():
        for method in methods:
            assert f"\n### {method.upper()} {path}\n" in PAGE


def test_links_between_the_docs_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text("utf8")):
            if not re.match(r"[a-z]+:", link) and link not in (
                "../archive.md",
                "docs/archive.md",
            ):  # comes with the archive
                assert (page.parent / link).exists(), (page.name, link)
