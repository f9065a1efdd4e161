"""What the comparison asks of the vectors of passages, and vectors that need no weights."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reportedly.model.passage import Passage

WIDTH = 4096
_WORD = re.compile(r"\w+")


class Vectors(Protocol):
    """MUST return one float32 row of length one for each passage, in order: passages alike in meaning lie close."""

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]: ...


class LexicalVectors:
    """Hashed counts of word stems and letter trigrams: alike in wording only, but of no weight and no file."""

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """(passages, WIDTH); a passage without words gets the first axis."""
        rows = np.zeros((len(passages), WIDTH), dtype=np.float32)
        for row, passage in zip(rows, passages, strict=True):
            for feature, weight in _features(passage.text):
                row[_place(feature)] += weight
        rows = np.sqrt(rows)
        rows[~rows.any(axis=1), 0] = 1.0
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _features(sentence: str) -> Iterator[tuple[str, float]]:
    for match in _WORD.finditer(sentence.lower()):
        word = match.group()
        # Long words tell more; the short ones are mostly grammar.
        yield f"={word}", 0.1 if len(word) < 4 else 1.0
        padded = f"^{word}$"
        for i in range(len(padded) - 2):
            yield padded[i : i + 3], 0.05 if len(word) < 4 else 0.2


def _place(feature: str) -> int:
    return int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=4).digest(), "little") % WIDTH
