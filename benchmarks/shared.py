"""Where the shared data and scorers lie, and how to call them; both stand beside the checkout, never inside it."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def scorer(name: str) -> ModuleType:
    """A module of ../shared/score."""
    folder = str(SHARED / "score")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def digest(*paths: Path) -> str:
    """SHA-256 over the bytes of all files below the paths, in order of name: which data a score was measured on."""
    whole = hashlib.sha256()
    for path in paths:
        for file in sorted(p for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file()):
            whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:16]
