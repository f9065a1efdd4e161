"""How many articles inputs hold, where that can be told without reading them through."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

from reportedly.ingest.read_input import STDIN, extension_of, is_address
from reportedly.ingest.sniff_kind import EXTENSIONS, Kind

COUNTED = 512_000_000
"""Bytes of JSON Lines, packed or not, up to which counting lines is quick beside reading them."""


def count(inputs: Iterable[str]) -> int | None:
    """The number of articles, failures among them; None if an input does not tell it cheaply (standard input, a list)."""
    total = 0
    for given in inputs:
        articles = 1 if is_address(given) else None if given == STDIN else _count_file(Path(given))
        if articles is None:
            return None
        total += articles
    return total


def _count_file(path: Path) -> int | None:
    kind = EXTENSIONS.get(extension_of(str(path)))
    if kind in (Kind.TEXT, Kind.PAGE):
        return 1
    try:
        if kind is not Kind.RECORDS or path.stat().st_size > COUNTED:
            return None
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    except (OSError, EOFError, zlib.error):
        return None
