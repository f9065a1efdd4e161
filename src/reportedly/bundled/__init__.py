"""Invented articles that ship with the package, so that `reportedly demo` and the tests have something to read.

Every place, person, agency and outlet in them is made up. `manifest.json` lists them and says what each one shows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

__all__ = ["BundledArticle", "bundled", "manifest"]

_HERE = Path(str(files(__name__)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledArticle:
    """One line of the manifest; `file` may hold several articles (JSON Lines), then `id` is the record's."""

    set: str
    id: str
    file: str
    outlet: str
    published: str
    title: str | None
    shows: tuple[str, ...]


def manifest() -> tuple[BundledArticle, ...]:
    """All bundled articles, by set and then by date of publication."""
    rows = json.loads((_HERE / "manifest.json").read_text(encoding="utf8"))["articles"]
    return tuple(BundledArticle(**{**row, "shows": tuple(row["shows"])}) for row in rows)


def bundled(set: str | None = None) -> dict[str, Path]:
    """The bundled files by name, of one set ("conflict", "scandal") or of all; raises KeyError for an unknown set.

    >>> "conflict.jsonl" in bundled("conflict")
    True
    """
    names = dict.fromkeys(row.file for row in manifest() if set in (None, row.set))
    if not names:
        raise KeyError(set)
    return {name: _HERE / name for name in names}
