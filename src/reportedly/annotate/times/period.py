"""A period: a day, week, month ... of the calendar, with its TIMEX3 value and arithmetic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


MONTHS_IN = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
SEASON_STARTS = {code: month for month, code in SEASONS.items()}

VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d?)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Period:
    """One calendar period by its first day. Seasons are the meteorological ones of the northern hemisphere.

    >>> quarter = Period.of(date(2026, 3, 3), Grain.QUARTER)
    >>> quarter.value, quarter.shift(-1).value, quarter.last
    ('2026-Q1', '2025-Q4', datetime.date(2026, 3, 31))
    """

    grain: Grain
    first: date

    @classmethod
    def of(cls, day: date, grain: Grain) -> Period:
        """The period of this length that holds the day (a weekend: that of the day's week).

        Raises ValueError for one that would begin before the year 1.
        """
        if grain is Grain.DAY:
            return cls(grain=grain, first=day)
        if grain in (Grain.WEEK, Grain.WEEKEND):
            monday = day - timedelta(days=day.weekday())
            return cls(grain=grain, first=monday + timedelta(days=5) if grain is Grain.WEEKEND else monday)
        if grain is Grain.SEASON:
            months = _months(day) - day.month % 3
        else:
            months = _months(day) - _months(day) % MONTHS_IN[grain]
        return cls(grain=grain, first=_first_of(months))

    @classmethod
    def parse(cls, value: str) -> Period | None:
        """The period that a TIMEX3 value names (a time of day: its day); None for values that name none."""
        found = VALUE.match(value)
        if not found:
            return _long_period(value)
        try:
            return _named(int(found["year"]), found.groupdict())
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.first.year:04}"
        match self.grain:
            case Grain.DAY:
                return self.first.isoformat()
            case Grain.WEEK | Grain.WEEKEND:
                iso = self.first.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain is Grain.WEEKEND else "")
            case Grain.MONTH:
                return f"{year}-{self.first.month:02}"
            case Grain.QUARTER:
                return f"{year}-Q{self.first.month // 3 + 1}"
            case Grain.SEASON:
                return f"{year}-{SEASONS[self.first.month]}"
            case Grain.HALF:
                return f"{year}-H{self.first.month // 6 + 1}"
            case Grain.DECADE:
                return year[:3]
            case Grain.CENTURY:
                return year[:2]
        return year

    @property
    def last(self) -> date:
        """The last day; the last one that a date can hold where the calendar ends."""
        try:
            return (self.shift(1).first if self.grain in MONTHS_IN else self.first + self._days) - timedelta(days=1)
        except (ValueError, OverflowError):
            return date.max

    def shift(self, count: int) -> Period:
        """The period `count` lengths later; raises ValueError where the calendar has none."""
        if self.grain in MONTHS_IN:
            return Period(grain=self.grain, first=_first_of(_months(self.first) + count * MONTHS_IN[self.grain]))
        step = 1 if self.grain is Grain.DAY else 7
        try:
            return Period(grain=self.grain, first=self.first + timedelta(days=step * count))
        except OverflowError as error:
            raise ValueError(f"no {self.grain} {count} after {self.value}") from error

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.first <= day <= self.last

    def __repr__(self) -> str:
        return f"<Period {self.value}>"

    @property
    def _days(self) -> timedelta:
        return timedelta(days={Grain.DAY: 1, Grain.WEEKEND: 2}.get(self.grain, 7))


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _named(year: int, part: dict[str, str | None]) -> Period:
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        return Period.of(monday, Grain.WEEKEND if part["weekend"] else Grain.WEEK)
    if part["quarter"]:
        return Period(grain=Grain.QUARTER, first=date(year, int(part["quarter"]) * 3 - 2, 1))
    if part["half"]:
        return Period(grain=Grain.HALF, first=date(year, int(part["half"]) * 6 - 5, 1))
    if part["season"]:
        return Period(grain=Grain.SEASON, first=date(year, SEASON_STARTS[part["season"]], 1))
    if part["day"]:
        return Period(grain=Grain.DAY, first=date(year, int(part["month"] or 0), int(part["day"])))
    if part["month"]:
        return Period(grain=Grain.MONTH, first=date(year, int(part["month"]), 1))
    return Period(grain=Grain.YEAR, first=date(year, 1, 1))


def _long_period(value: str) -> Period | None:
    if re.fullmatch(r"\d{3}X?", value) and value[:3] != "000":
        return Period(grain=Grain.DECADE, first=date(int(value[:3]) * 10, 1, 1))
    if re.fullmatch(r"\d\d(?:XX)?", value) and value[:2] != "00":
        return Period(grain=Grain.CENTURY, first=date(int(value[:2]) * 100, 1, 1))
    return None
