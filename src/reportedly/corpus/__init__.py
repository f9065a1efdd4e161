"""The corpus: reading, linking and keeping articles joined into one thing that every front end calls."""

from __future__ import annotations

from reportedly.corpus.corpus import Corpus, Story, open

__all__ = ["Corpus", "Story", "open"]
