"""Corpora to change: a copy of the bundled articles, and one without any."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.corpus import Corpus
from reportedly.reader import Reader


@pytest.fixture
def corpus(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[Corpus]:
    """The bundled articles in a corpus that the test may change."""
    with reportedly.open(shutil.copy(filled, tmp_path / "corpus.db"), reader) as corpus:
        yield corpus


@pytest.fixture
def empty(tmp_path: Path, reader: Reader) -> Iterator[Corpus]:
    """A corpus without articles."""
    with reportedly.open(tmp_path / "empty.db", reader) as corpus:
        yield corpus
