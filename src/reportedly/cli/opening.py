"""Open the corpus that --store names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import StoreError

if TYPE_CHECKING:
    from reportedly.corpus import Corpus


def open_corpus(where: str, threads: int = 0) -> Corpus:
    """Open it, or make it."""
    from reportedly.corpus import open
    from reportedly.reader import Reader

    return open(where, Reader(threads=threads))


def open_existing(where: str) -> Corpus:
    """Open it; a question about a file that is not there is an error rather than a new, empty corpus."""
    require_existing(where)
    return open_corpus(where)


def require_existing(where: str) -> None:
    """Raise StoreError if it is a file that is not there."""
    if "://" not in where and not Path(where).exists():
        raise StoreError(
            f"no corpus at {where}: make one with `reportedly add INPUT... --store {where}`, or say where it is with --store"
        )
