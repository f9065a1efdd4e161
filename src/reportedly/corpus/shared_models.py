"""The models, safe for many threads: one article is read at a time, so that a page never waits for ten others."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock, RLock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportedly.corpus.remember_vectors import RememberedVectors
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.report import Report
from reportedly.reader import Reader

if TYPE_CHECKING:
    from reportedly.annotate.tag import Tagger


class SharedReader(Reader):
    """A reader that loads its model once and reads one article at a time, whoever asks."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader, self._turn = reader, RLock()

    def read(self, article: Article) -> Report:
        """Read one article once those before have been read."""
        with self._turn:
            return self._reader.read(article)

    @property
    def tagger(self) -> Tagger:
        """The model, loaded by whoever is first."""
        with self._turn:
            return self._reader.tagger


class SharedVectors:
    """Sentence vectors that remember for all threads together."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors, self._turn = RememberedVectors(vectors), Lock()

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """What the vectors beneath give."""
        with self._turn:
            return self._vectors(sentences)
