"""When what is said happens: a day, or the interval within which it happened or falls due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from reportedly.annotate.times.period import Grain, Period
from reportedly.model.attribution import Act
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

BY = re.compile(r"\b(?:by|before|until|till|no later than)(?: the end of)? $", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:within|in|over|during)(?: (?:the|a|about|just|only|as little as|less than|next|coming|another))* $",
    re.IGNORECASE,
)
BACK = re.compile(r"^(?:the |these )?(?:last|past|previous)\b", re.IGNORECASE)
COMING = re.compile(r"^(?:the )?(?:next|coming|following)\b", re.IGNORECASE)
LENGTH = re.compile(r"P(?P<clock>T)?(?P<count>\d{1,4}|X)(?P<unit>WE|[YQMWDHECL])")
# Days in a unit. An open number of them ("within days") is read as one of the next longer unit.
DAYS = {"H": 1, "D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365, "E": 3652}
OPEN_DAYS = {"H": 1, "D": 7, "W": 30, "M": 365, "Y": 3652}
LOOK_BACK = 40


def about(text: str, content: Sequence[Span], times: Sequence[Timex], act: Act, today: date | None) -> str | None:
    """The ISO date or "start/end" interval of the first time in the content that gives one; of a prediction, the first that is not past."""
    found = (_when(text, time, act, today) for time in times if any(piece.holds(time.span) for piece in content))
    stated = [when for when in found if when]
    if act is Act.PREDICTS and today:
        stated = [when for when in stated if when.rpartition("/")[2] >= today.isoformat()]
    return stated[0] if stated else None


def _when(text: str, time: Timex, act: Act, today: date | None) -> str | None:
    before = text[max(0, time.span.start - LOOK_BACK) : time.span.start]
    if time.type is TimexType.DURATION:
        return _length(time, before, time.span.text(text), today)
    period = Period.parse(time.value) if time.type in (TimexType.DATE, TimexType.TIME) else None
    if period is None:
        return None
    if (
        act is Act.PREDICTS
        and today
        and period.grain is Grain.DAY
        and 0 < (today - period.first).days < 7
        and _is_weekday(time, text)
    ):
        period = Period.of(period.first + timedelta(days=7), Grain.DAY)
    if BY.search(before) and today and today <= period.last:
        return _interval(today, period.last)
    return _interval(period.first, period.last)


def _length(time: Timex, before: str, words: str, today: date | None) -> str | None:
    """As in "within days", "over the past three months": as far from today as the length is; None for lengths that say not when."""
    found = LENGTH.match(time.value)
    if not found or today is None:
        return None
    days = 1 if found["clock"] else _days(found["count"], found["unit"])
    try:
        if BACK.match(words):
            return _interval(today - timedelta(days=days), today)
        if COMING.match(words) or AHEAD.search(before):
            return _interval(today, today + timedelta(days=days))
    except OverflowError:
        return None
    return None


def _days(count: str, unit: str) -> int:
    return OPEN_DAYS.get(unit, 0) if count == "X" else int(count) * DAYS.get(unit, 0)


def _is_weekday(time: Timex, text: str) -> bool:
    return time.span.text(text)[:3] in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _interval(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
