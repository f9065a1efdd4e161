"""When to come back to what failed: later each time, and never before the server wants us."""

from __future__ import annotations

from datetime import datetime, timedelta

from reportedly.errors import ReportedlyError, UnavailableError

FIRST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
MOST = 6
"""Rounds in which an article may fail for passing reasons before it is given up."""


def come_back(now: datetime, failures: int, error: ReportedlyError) -> datetime:
    """The moment after so many failures in a row.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    >>> [come_back(noon, n, UnavailableError("down")).strftime("%d %H:%M") for n in (1, 2, 5, 20)]
    ['04 12:05', '04 12:10', '04 13:20', '05 12:00']
    >>> come_back(noon, 1, UnavailableError("busy", after=3600)).strftime("%H:%M")
    '13:00'
    """
    asked = error.after if isinstance(error, UnavailableError) and error.after else 0.0
    wait = min(FIRST * (1 << min(failures - 1, 20)), LONGEST)
    return now + max(wait, min(timedelta(seconds=asked), LONGEST))
