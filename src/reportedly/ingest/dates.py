"""Dates as outlets write them over an article, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

from reportedly.ingest.pattern import pattern

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?\(?(?:[A-Z]{1,2}[SD]?T|GMT|UTC|BST|CEST|CET|Z)\b\)?)?"
    r"|\d{1,2}\s?[AaPp]\.?[Mm]\.?(?:\s[A-Z]{1,2}[SD]?T\b)?"
)
_OFFSET = r"(?:Z|[+-]\d{2}:?\d{2})"

DATE = (
    rf"(?i:\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?\s?{_OFFSET}?)?)"
    r"|(?P<y3>\d{4})/(?P<m3>\d{2})/(?P<d3>\d{2})"
    rf"|{_WEEKDAY}{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|{_WEEKDAY}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('m2')},?\s+(?P<y2>\d{{4}}))(?!\d))"
)
"""The pattern of a date with its year, as in "Tue March 3, 2026", "3 March 2026", "2026/03/03", "2026-03-03T10:00:00Z"."""

CLOCK = rf"\b(?:{_CLOCK})"
"""The pattern of a time of day with its zone, as in "3:14 PM ET"."""


def iso(text: str) -> str | None:
    """The date or date-time that a metadata field holds; None if it holds none. Without offset, a date only.

    >>> iso("Tue, March 3, 2026"), iso("2026-03-04T10:15:00Z"), iso("20260304"), iso("2026-03-04 10:15"), iso("soon")
    ('2026-03-03', '2026-03-04T10:15:00+00:00', '2026-03-04', '2026-03-04', None)
    """
    text = text.strip()
    if re.fullmatch(r"\d{8}", text):
        return _iso_date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if re.match(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}", text):
        from email.utils import parsedate_to_datetime  # slow to import, and only feeds write dates so

        try:
            return _with_offset(parsedate_to_datetime(text))
        except ValueError:
            return None
    found = pattern(DATE).search(text)
    return iso_of(found) if found else None


def iso_of(found: re.Match[str]) -> str | None:
    """What a match of `DATE` means; None for a day that no calendar has."""
    if found["iso"]:
        try:
            return _with_offset(datetime.fromisoformat(re.sub(r"\s(?=[Z+-])", "", found["iso"])))
        except ValueError:
            return None
    for n in "123":
        if year := found[f"y{n}"]:
            month = found[f"m{n}"]
            number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
            return _iso_date(int(year), number, int(found[f"d{n}"]))
    return None


def _with_offset(moment: datetime) -> str:
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def _iso_date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
