"""Sketch a text by the hashes of its runs of words, so that copies are found among very many articles.

A run's hash is kept when it is divisible by SAMPLE ("0 mod p", Broder 1997): unlike a fixed number of minima it keeps the share
that one text has in a longer one, so that a third of an article, or half of two merged ones, still meets its original.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.words import words

# Words in a run. Five survive around half of the places when every tenth word is changed, and strangers share few.
RUN = 5
SAMPLE = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """`runs`: a 32-bit hash of the run that starts at each word, in order; `kept`: the sampled ones, sorted, without repeats."""

    runs: NDArray[np.uint32]
    kept: NDArray[np.uint32]

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.runs) + RUN - 1 if len(self.runs) else 0


def sketch_text(text: str) -> Sketch:
    """The sketch of a text; empty for a text of fewer than RUN words."""
    found = words(text)
    hashes = [zlib.crc32(" ".join(found[i : i + RUN]).encode()) for i in range(len(found) - RUN + 1)]
    runs = np.array(hashes, dtype=np.uint32)
    return Sketch(runs=runs, kept=np.unique(runs[runs % SAMPLE == 0]))


def shared_words(one: Sketch, other: Sketch) -> NDArray[np.bool_]:
    """For every word of `one` whether it stands in a run that the other has too."""
    covered = np.zeros(one.words, dtype=np.bool_)
    found = np.isin(one.runs, other.runs)
    for shift in range(RUN if one.words else 0):
        covered[shift : shift + len(found)] |= found
    return covered
