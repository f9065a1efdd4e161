"""Counts by month -> the geometry of a timeline: a bar a month, months without any in between included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.export.wording import date_in_words

# In units of the drawing. With more months than fit at full width the bars grow thinner.
WIDTH, HEIGHT, FOOT, WIDEST, GAP = 640.0, 72.0, 16.0, 28.0, 0.2
LOWEST = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One month with its count."""

    month: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """The bars, the earliest first; `ends` are the first and the last month in words."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ends: tuple[str, str]
    most: int


def draw_months(counts: Mapping[str, int]) -> Months | None:
    """The drawing; None where there are fewer than two months to draw."""
    months = list(between(min(counts), max(counts))) if counts else []
    if len(months) < 2:
        return None
    step, most = min(WIDEST, WIDTH / len(months)), max(counts.values())
    bars = (_bar(month, counts.get(month, 0), place * step, step, most) for place, month in enumerate(months))
    return Months(
        width=round(step * len(months), 1),
        height=HEIGHT + FOOT,
        bars=tuple(bar for bar in bars if bar.count),
        ends=(date_in_words(months[0]), date_in_words(months[-1])),
        most=most,
    )


def between(first: str, last: str) -> Iterator[str]:
    """Every month from first to last.

    >>> list(between("2025-11", "2026-02"))
    ['2025-11', '2025-12', '2026-01', '2026-02']
    """
    at, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(at, end + 1))


def _bar(month: str, count: int, x: float, step: float, most: int) -> Bar:
    height = max(LOWEST, HEIGHT * count / most) if count else 0.0
    width = step * (1 - GAP)
    return Bar(
        month=month,
        count=count,
        x=round(x, 1),
        y=round(HEIGHT - height, 1),
        width=round(width, 1),
        height=round(height, 1),
    )
