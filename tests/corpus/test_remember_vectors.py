"""Remembering changes nothing but the work."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.corpus.remember_vectors import RememberedVectors
from reportedly.link.vectors import LexicalVectors
from reportedly.model.passage import Passage

PASSAGES = [
    Passage.whole(text)
    for text in ("The bridge will open.", "The ferry sank.", "The bridge will open.", "Nobody was hurt.")
]


class Counting:
    """Lexical vectors that count what they are asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        self.asked += [passage.text for passage in passages]
        return LexicalVectors()(passages)


def test_the_rows_are_those_of_the_vectors_beneath() -> None:
    assert np.array_equal(RememberedVectors(LexicalVectors())(PASSAGES), LexicalVectors()(PASSAGES))


def test_a_passage_is_made_once() -> None:
    beneath = Counting()
    vectors = RememberedVectors(beneath)
    vectors(PASSAGES)
    vectors(PASSAGES[::-1])
    assert beneath.asked == ["The bridge will open.", "The ferry sank.", "Nobody was hurt."]


def test_no_more_are_kept_than_asked_for_and_the_rows_stay_right() -> None:
    vectors = RememberedVectors(LexicalVectors(), most=1)
    for _ in range(2):
        assert np.array_equal(vectors(PASSAGES), LexicalVectors()(PASSAGES))
    assert len(vectors._known) == 1
