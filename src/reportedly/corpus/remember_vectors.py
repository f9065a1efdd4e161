"""Sentence vectors that are made once: a story that grows is compared again, and most of its sentences were there before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.vectors import Vectors

# Sentences of some hundred articles; 384 numbers each make 30 MB.
MOST = 20_000


class RememberedVectors:
    """Vectors that keep the newest `most` sentences, so that memory stays flat."""

    def __init__(self, vectors: Vectors, most: int = MOST) -> None:
        self._vectors, self._most = vectors, most
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """What the vectors beneath give, made only for sentences that are new."""
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        made = dict(zip(new, self._vectors(new), strict=True)) if new else {}
        rows = np.array([made[s] if s in made else self._known[s] for s in sentences], dtype=np.float32)
        self._known.update(made)
        for sentence in sentences:
            self._known.move_to_end(sentence)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return rows
