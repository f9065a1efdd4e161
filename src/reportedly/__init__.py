"""Reportedly: who says so, and how do they know?

Reads news articles and writes down every attributed claim with the chain it came through.

>>> import reportedly
>>> report = reportedly.read("The dam is safe, the water board said on Monday.", published="2026-03-04")
>>> report.attributions[0].said_on
'2026-03-02'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.version import VERSION as __version__

if TYPE_CHECKING:
    from reportedly.corpus import Corpus, open
    from reportedly.reader import Reader, read

__all__ = ["Corpus", "Reader", "__version__", "open", "read"]


def __getattr__(name: str) -> Any:
    # Nothing heavy happens at import: `reportedly --help` must be quick.
    if name in ("Reader", "read"):
        from reportedly import reader

        return getattr(reader, name)
    if name in ("Corpus", "open"):
        from reportedly import corpus

        return getattr(corpus, name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
