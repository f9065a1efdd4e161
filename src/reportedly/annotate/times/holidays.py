"""The days that news calls by a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def holiday(name: str, year: int) -> date | None:
    """The day of this name (lower case, words joined by one space) in the year; None for a name not known.

    >>> holiday("thanksgiving", 2026)
    datetime.date(2026, 11, 26)
    """
    dated = HOLIDAYS.get(name)
    return dated(year) if dated else None


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    def dated(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return dated


def _last_monday_of_may(year: int) -> date:
    return date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday())


def _easter(year: int, days_after: int = 0) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k), m = divmod(c, 4), (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32) + timedelta(days=days_after)


def _good_friday(year: int) -> date:
    return _easter(year, -2)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "new year eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "easter": _easter,
    "good friday": _good_friday,
    "thanksgiving": _nth(11, 3, 4),
    "halloween": _fixed(10, 31),
    "juneteenth": _fixed(6, 19),
    "labor": _nth(9, 0, 1),
    "labour": _fixed(5, 1),
    "memorial": _last_monday_of_may,
    "independence": _fixed(7, 4),
    "veterans": _fixed(11, 11),
    "armistice": _fixed(11, 11),
    "columbus": _nth(10, 0, 2),
    "presidents": _nth(2, 0, 3),
    "valentine": _fixed(2, 14),
    "boxing": _fixed(12, 26),
    "groundhog": _fixed(2, 2),
    "canada": _fixed(7, 1),
}
