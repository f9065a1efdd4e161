"""Dates of reduced precision and intervals, as an article states them, as the first and the last day they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ].*)?")


class Interval(NamedTuple):
    """First and last day, both included; None where it is open or not stated."""

    first: date | None
    last: date | None


def interval_of(stated: str | None) -> Interval:
    """What an ISO 8601 date, reduced date or start/end interval covers; nothing where it cannot be read.

    >>> interval_of("2026-02/2026-03-05")
    Interval(first=datetime.date(2026, 2, 1), last=datetime.date(2026, 3, 5))
    >>> interval_of("1946").last, interval_of("XXXX-03").last, interval_of("2026-03-01/..").last
    (datetime.date(1946, 12, 31), None, None)
    """
    start, slash, end = (stated or "").partition("/")
    return Interval(_bounds(start).first, _bounds(end if slash else start).last)


def day_of(published: str | None) -> date | None:
    """The day of publication, if the article states a whole date."""
    first, last = _bounds(published or "")
    return first if first == last else None


@lru_cache(1 << 12)
def _bounds(stated: str) -> Interval:
    match = _DATE.fullmatch(stated.strip())
    if not match:
        return Interval(None, None)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern does not match without it
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return Interval(None, None)
    return Interval(first, last)
