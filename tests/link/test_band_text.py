"""Texts that have much in common share bands, strangers do not."""

from __future__ import annotations

from reportedly.link.band_text import BANDS, band_text
from reportedly.link.sketch_text import sketch_text

WORDS = [f"w{number * 7919 % 10007}" for number in range(600)]


def bands(words: list[str]) -> set[int]:
    return set(band_text(sketch_text(" ".join(words))))


def test_the_same_text_has_the_same_bands_each_its_own() -> None:
    assert bands(WORDS) == bands(list(WORDS))
    assert len(bands(WORDS)) == BANDS


def test_half_of_an_article_still_meets_it() -> None:
    assert bands(WORDS[:300]) & bands(WORDS)


def test_a_text_with_every_fifteenth_word_changed_still_meets_it() -> None:
    changed = [f"other{place}" if place % 15 == 0 else word for place, word in enumerate(WORDS)]
    assert bands(changed) & bands(WORDS)


def test_strangers_do_not_meet() -> None:
    assert not bands(WORDS[:300]) & bands(WORDS[300:])


def test_a_text_of_four_words_has_none() -> None:
    assert band_text(sketch_text("four words are few")) == ()
