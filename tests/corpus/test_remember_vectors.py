"""Remembering changes nothing but the work."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.corpus.remember_vectors import RememberedVectors
from reportedly.link.vectors import LexicalVectors

SENTENCES = ["The bridge will open.", "The ferry sank.", "The bridge will open.", "Nobody was hurt."]


class Counting:
    """Lexical vectors that count what they are asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.asked += sentences
        return LexicalVectors()(sentences)


def test_the_rows_are_those_of_the_vectors_beneath() -> None:
    assert np.array_equal(RememberedVectors(LexicalVectors())(SENTENCES), LexicalVectors()(SENTENCES))


def test_a_sentence_is_made_once() -> None:
    beneath = Counting()
    vectors = RememberedVectors(beneath)
    vectors(SENTENCES)
    vectors(SENTENCES[::-1])
    assert beneath.asked == ["The bridge will open.", "The ferry sank.", "Nobody was hurt."]


def test_no_more_are_kept_than_asked_for_and_the_rows_stay_right() -> None:
    vectors = RememberedVectors(LexicalVectors(), most=1)
    for _ in range(2):
        assert np.array_equal(vectors(SENTENCES), LexicalVectors()(SENTENCES))
    assert len(vectors._known) == 1
