"""Which of the Tuesdays, Marches or summers is meant: the nearest in the direction of the tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.setting import Setting, Tense

# News tells what has been unless a verb says otherwise. A day on the other side counts as this many: the verb may be the wrong one.
AGAINST_TENSE = 3


def weekday(place: int, setting: Setting) -> Period:
    """The most recent such day (the day of publication included), or the next one after a verb of the future."""
    today = _published(setting)
    back = (today.weekday() - place) % 7
    if setting.tense is Tense.FUTURE and back:
        back -= 7
    return Period.of(today - timedelta(days=back), Grain.DAY)


def yearly(dated: Callable[[int], date | None], grain: Grain, setting: Setting) -> Period | None:
    """The recurrence of a period that comes each year (a date, month, season, quarter) nearest to the publication."""
    today = _published(setting)
    tense = setting.tense
    found = [_in_year(dated, grain, today.year + step) for step in (0, -1, 1)]
    return min((period for period in found if period), key=lambda period: _distance(period, today, tense), default=None)


def strictly(count: int, dated: Callable[[int], date | None], grain: Grain, setting: Setting) -> Period | None:
    """The last (count -1) or next (count 1) recurrence that does not hold the day of publication."""
    today = _published(setting)
    for step in (0, count, 2 * count):
        period = _in_year(dated, grain, today.year + step)
        if period and (period.last < today if count < 0 else period.first > today):
            return period
    return None


def _in_year(dated: Callable[[int], date | None], grain: Grain, year: int) -> Period | None:
    try:
        day = dated(year)
    except ValueError:  # 29 February, or a year that the calendar has not
        return None
    return Period.of(day, grain) if day else None


def _distance(period: Period, today: date, tense: Tense) -> int:
    if period.holds(today):
        return 0
    if period.last < today:
        return (today - period.last).days * (AGAINST_TENSE if tense is Tense.FUTURE else 1)
    return (period.first - today).days * (1 if tense is Tense.FUTURE else AGAINST_TENSE)


def _published(setting: Setting) -> date:
    if setting.published is None:
        raise ValueError("an undated article has no nearest day")
    return setting.published
