"""The models, safe for many threads: few articles are read at a time, so that a page never waits for ten others."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportedly.corpus.remember_vectors import RememberedVectors
from reportedly.link.vectors import Vectors
from reportedly.model.article import Article
from reportedly.model.passage import Passage
from reportedly.model.report import Report
from reportedly.reader import Reader

if TYPE_CHECKING:
    from reportedly.annotate.tag import Tagger


# Characters above which an article waits in a lane of its own: some ten seconds' reading.
LONG = 50_000


class SharedReader(Reader):
    """A reader that loads its model once and reads two articles at a time, a long one and a short one, whoever asks."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._loading, self._short, self._long = Lock(), Lock(), Lock()

    def read(self, article: Article) -> Report:
        """Read one article once those before in its lane have been read."""
        self.tagger  # noqa: B018  # loaded before two may ask for it
        with self._long if len(article.text) > LONG else self._short:
            return self._reader.read(article)

    @property
    def tagger(self) -> Tagger:
        """The model, loaded by whoever is first."""
        with self._loading:
            return self._reader.tagger


class SharedVectors:
    """Vectors that remember for all threads together."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors, self._turn = RememberedVectors(vectors), Lock()

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """What the vectors beneath give."""
        with self._turn:
            return self._vectors(passages)
