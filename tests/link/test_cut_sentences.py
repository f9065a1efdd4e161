from __future__ import annotations

import time

import pytest

from reportedly.link.cut_sentences import cut_sentences


@pytest.mark.parametrize("text", ["x" * 200_000 + " fell. ", "." * 200_000 + "x", "a. " * 60_000, ". " + " " * 200_000])
def test_no_text_takes_more_than_its_length_in_time(text: str) -> None:
    began = time.perf_counter()
    cut_sentences(text)
    assert time.perf_counter() - began < 2
