"""Time expressions get the values that TIMEX3 gives them (cases/normalise_times.txt)."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.normalise_times import normalise_times
from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.words import lexicon

CASES = Path(__file__).parents[1] / "cases" / "normalise_times.txt"
WORDS = st.lists(
    st.sampled_from([*sorted(lexicon()), "Monday", "March", "May", "2019", "3", "31", "12:30", "\n\n", "99999"]),
    max_size=40,
)
# Texts that a backtracking reader would take minutes over.
HOSTILE = {
    "digits": "1" * 100_000,
    "dashes": "-" * 100_000,
    "articles": "the " * 25_000,
    "numbers": "two hundred " * 8_000,
    "hyphens": "one-" * 25_000,
    "spaces": "\n" + " " * 100_000,
    "capitals": "May " * 25_000,
    "quotes": "'" * 100_000,
}


def cases() -> list[tuple[str, ...]]:
    """Date of publication, text, and the times expected, of each case."""
    lines = (line for line in CASES.read_text("utf8").splitlines() if line and not line.startswith("#"))
    return [tuple(part.strip() for part in line.split(" |")) for line in lines]


@pytest.mark.parametrize(("published", "text", "expected"), cases())
def test_times_are_read(published: str, text: str, expected: str) -> None:
    times = normalise_times(text, None if published == "-" else published)
    assert "; ".join(f"{t.span.text(text)} = {t.type} {t.value}" for t in times) == expected


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    started = time.process_time()
    normalise_times(text, "2026-03-05")
    assert time.process_time() - started < 20


def test_a_date_that_no_calendar_has_is_not_given() -> None:
    assert [t.value for t in normalise_times("On February 30, 2026, or 13/45/2026.", "2026-03-05")] == [
        "2026-02",
        "2026",
    ]


def test_an_unreadable_publication_date_counts_as_none() -> None:
    assert [t.value for t in normalise_times("It rained on Tuesday.", "yesterday")] == ["XXXX-WXX-2"]


@given(
    st.one_of(st.text(), WORDS.map(" ".join)),
    st.sampled_from([None, "2026-03-05", "0001-01-01", "9999-12-31T23:59:59+00:00"]),
)
def test_spans_lie_in_the_text_in_order(text: str, published: str | None) -> None:
    end = 0
    for found in normalise_times(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.value
        end = found.span.end


@given(st.dates(min_value=date(100, 1, 1)), st.sampled_from(Grain))
def test_a_period_is_read_back_from_its_value(day: date, grain: Grain) -> None:
    period = Period.of(day, grain)
    assert Period.parse(period.value) == period
    assert period.holds(day) or grain is Grain.WEEKEND
