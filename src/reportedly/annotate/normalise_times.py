"""Text and date of publication -> time expressions with their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from reportedly.annotate.times import calendar_dates, clock_times, durations, references, relative_dates
from reportedly.annotate.times.grammar import Grammar, Phrase, Reader
from reportedly.annotate.times.lex import HYPHEN, Line, lex
from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.setting import Setting, day_of
from reportedly.model.span import Span
from reportedly.model.timex import Timex, TimexType

RULES = (*clock_times.RULES, *calendar_dates.RULES, *relative_dates.RULES, *durations.RULES, *references.RULES)


def normalise_times(text: str, published: str | None) -> tuple[Timex, ...]:
    """The time expressions of a text in order, none overlapping.

    `published` is an ISO date or date-time. Without it, what is told from the day of publication gets a value with X
    ("XXXX-WXX-2") or PAST_REF, PRESENT_REF, FUTURE_REF.

    >>> [time.value for time in normalise_times("He said on Tuesday that it had taken three years.", "2026-03-05")]
    ['2026-03-03', 'P3Y']
    """
    grammar, line, day = _grammar(), lex(text), day_of(published)
    times: list[Timex] = []
    mentioned = quarter = None
    match = grammar.matches(line, 0)
    while match:
        place, readers = match
        setting = Setting(
            published=day, text=text, start=line.found[place].start(), mentioned=mentioned, quarter=quarter
        )
        end, time = _read(line, place, readers, setting)
        if time:
            times.append(time)
            mentioned = _mentioned(time) or mentioned
            quarter = _newer_quarter(mentioned, quarter, day)
        match = grammar.matches(line, end)
    return tuple(times)


@cache
def _grammar() -> Grammar:
    return Grammar(RULES)


def _read(line: Line, place: int, readers: Iterable[tuple[int, Reader]], setting: Setting) -> tuple[int, Timex | None]:
    """The first reading that some rule gives from this place, and the place after it."""
    for end, read in readers:
        phrase = Phrase(tuple(line.word(at) for at in range(place, end) if line.codes[at] != HYPHEN), _after(line, end))
        try:
            reading = read(phrase, setting)
        except (ValueError, OverflowError):  # a date that the calendar has not: 30 February, the year 12000
            continue
        if reading:
            span = Span.of(phrase.words[0].start, phrase.words[-1].end)
            return end, Timex(span=span, type=reading.type, value=reading.value)
    return place + 1, None


def _after(line: Line, end: int) -> str:
    start = line.found[end - 1].end()
    return line.text[start : start + 12]


def _mentioned(time: Timex) -> Period | None:
    return Period.parse(time.value) if time.type in (TimexType.DATE, TimexType.TIME) else None


def _newer_quarter(mentioned: Period | None, quarter: Period | None, published: date | None) -> Period | None:
    """The quarter that the news is of, not the one a year before with which it is compared."""
    if mentioned is None or published is None or mentioned.grain is not Grain.QUARTER or mentioned.last >= published:
        return quarter
    return quarter if quarter and mentioned == quarter.shift(-4) else mentioned
