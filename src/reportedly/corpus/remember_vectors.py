"""Vectors that are made once: a story that grows is compared again, and most of its passages were there before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.vectors import Vectors
from reportedly.model.passage import Passage

# Passages of some hundred articles; 384 numbers each make 30 MB.
MOST = 20_000


class RememberedVectors:
    """Vectors that keep the newest `most` passages, so that memory stays flat."""

    def __init__(self, vectors: Vectors, most: int = MOST) -> None:
        self._vectors, self._most = vectors, most
        self._known: OrderedDict[Passage, NDArray[np.float32]] = OrderedDict()

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """What the vectors beneath give, made only for passages that are new."""
        new = [passage for passage in dict.fromkeys(passages) if passage not in self._known]
        made = dict(zip(new, self._vectors(new), strict=True)) if new else {}
        rows = np.array([made[p] if p in made else self._known[p] for p in passages], dtype=np.float32)
        self._known.update(made)
        for passage in passages:
            self._known.move_to_end(passage)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return rows
