"""Windows cover every wordpiece once, and shapes keep what an uncased vocabulary loses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.cut_windows import BODY, CONTEXT, SHAPES, cut_windows, pieces_of, quoted_characters


@dataclass
class Words:
    """Stands in for a tokenizer's encoding: every word one piece."""

    ids: list[int]
    offsets: list[tuple[int, int]]


def words(text: str) -> Words:
    offsets, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        offsets.append((start, at))
    return Words(ids=list(range(len(offsets))), offsets=offsets)


@given(st.lists(st.integers(1, 300), max_size=12))
def test_cores_cover_every_piece_once_and_windows_fit(paragraphs: list[int]) -> None:
    text = "\n\n".join("word " * n for n in paragraphs)
    pieces = pieces_of(text, words(text))
    windows = cut_windows(text, pieces)
    cores = [i for w in windows for i in range(w.core, w.end)]
    assert cores == list(range(len(pieces)))
    assert all(w.end - w.start <= BODY and w.core - w.start <= CONTEXT for w in windows)


def test_windows_end_at_paragraph_ends() -> None:
    text = "\n\n".join(["word " * 150] * 4)
    pieces = pieces_of(text, words(text))
    assert [w.end for w in cut_windows(text, pieces)] == [300, 600]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" twice', '"no"'),
        ("He said “no” twice", "“no”"),
        ('He said "no\nNext line', '"no\n'),
        ("No marks at all", ""),
        ('He said "no', '"no'),
    ],
)
def test_quotations_are_found_even_unbalanced(text: str, quoted: str) -> None:
    inside = quoted_characters(text)[: len(text)]
    assert "".join(c for c, q in zip(text, inside, strict=True) if q) == quoted


def test_shapes_tell_case_and_what_stands_before() -> None:
    text = 'NATO said\n\n"Five" 12'
    shapes = pieces_of(text, words(text)).shapes
    assert len(set(shapes.tolist())) == 4
    assert shapes.max() < SHAPES
    assert np.array_equal(shapes % 2, [0, 0, 1, 0])
