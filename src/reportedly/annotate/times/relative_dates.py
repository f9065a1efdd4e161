"""Dates told from here or from the date last mentioned: "Tuesday", "last week", "two years ago", "the following day"."""

from __future__ import annotations

from datetime import timedelta

from reportedly.annotate.times.amounts import amount, duration, unit_of
from reportedly.annotate.times.calendar_dates import dated
from reportedly.annotate.times.grammar import Phrase, Reading, Rule
from reportedly.annotate.times.nearest import weekday
from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.setting import Setting, Tense
from reportedly.model.timex import TimexType

GRAINS = {
    "day": (Grain.DAY, 1), "week": (Grain.WEEK, 1), "fortnight": (Grain.WEEK, 2), "weekend": (Grain.WEEKEND, 1), "month": (Grain.MONTH, 1),
    "quarter": (Grain.QUARTER, 1), "year": (Grain.YEAR, 1), "decade": (Grain.YEAR, 10), "century": (Grain.YEAR, 100),
}  # fmt: skip
LONG_GRAINS = {"decade": Grain.DECADE, "century": Grain.CENTURY}
REFERENCE_OF = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
NEAR_DAYS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def with_part(day: str, phrase: Phrase) -> Reading:
    """The day, or the part of it that the phrase names."""
    part = "NI" if phrase.has("tonight", "overnight") else phrase.get("part")
    if part is None:
        return dated(day)
    return Reading(type=TimexType.TIME, value=f"{day}T{part}")


def near_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "today", "yesterday morning", "tonight", "last night", "this evening"."""
    name = phrase.get(*NEAR_DAYS)
    step = NEAR_DAYS[str(name)] if name else -1 if phrase.has("last") else 0
    if setting.published is None:
        return dated(REFERENCE_OF[step])
    return with_part((setting.published + timedelta(days=step)).isoformat(), phrase)


def day_of_week(phrase: Phrase, setting: Setting) -> Reading | None:
    """A weekday: of last, this or next week, the strictly last or next one, or the one that the tense asks for."""
    place = phrase.number("weekday")
    if setting.published is None:
        return with_part(f"XXXX-WXX-{place + 1}", phrase)
    today = setting.published
    monday = today - timedelta(days=today.weekday())
    if phrase.get("unit") == "week":
        day = monday + timedelta(days=place + 7 * _step(phrase))
    elif phrase.has("previous", "last", "past"):
        start = setting.mentioned.first if phrase.has("previous") and setting.mentioned else today
        day = start - timedelta(days=(start.weekday() - place - 1) % 7 + 1)
    elif phrase.has("following") and setting.mentioned and setting.mentioned.grain is Grain.DAY:
        start = setting.mentioned.first
        day = start + timedelta(days=(place - start.weekday() - 1) % 7 + 1)
    elif phrase.has("next", "coming", "following"):
        day = today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)
    elif phrase.has("this"):
        day = monday + timedelta(days=place)
    else:
        day = weekday(place, setting).first
    return with_part(day.isoformat(), phrase)


def this_period(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "last week", "earlier this year", "the current quarter", "next month"."""
    unit = "weekend" if phrase.has("weekend") else unit_of(phrase)
    grain = _grain(unit)
    step = _step(phrase)
    if grain is None or (grain is Grain.DAY and step == 0):
        return None
    if step and unit in LONG_GRAINS:
        return Reading(type=TimexType.DURATION, value=duration(1, unit))
    if setting.published is None:
        return dated(REFERENCE_OF[step])
    return dated(Period.of(setting.published, grain).shift(step).value)


def part_of_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the morning", "mid-afternoon": of the day last mentioned, else of the day of publication."""
    if phrase.after.startswith((" of ", " that ", " the ", " when ")):
        return None
    day = setting.mentioned.first if setting.mentioned and setting.mentioned.grain is Grain.DAY else setting.published
    return with_part(day.isoformat() if day else "XXXX-XX-XX", phrase)


def the_weekend(phrase: Phrase, setting: Setting) -> Reading | None:
    """The weekend that is, was or will be, by the tense."""
    if setting.published is None:
        return None
    weekend = Period.of(setting.published, Grain.WEEKEND)
    if setting.tense is not Tense.FUTURE and weekend.first > setting.published:
        weekend = weekend.shift(-1)
    return dated(weekend.value)


def the_period(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the quarter", "the latest period": the quarter last mentioned, else the one that ended last."""
    unit = phrase.get("unit", "stretch")
    if phrase.after.startswith(("-", " end")) and unit == "year":
        return Reading(type=TimexType.DURATION, value="P1Y")
    if phrase.after.startswith("-"):
        return None
    if unit == "year":
        return dated(str(setting.published.year)) if setting.published else None
    if setting.quarter and (phrase.has("latest") or unit == "quarter"):
        return dated(setting.quarter.value)
    if unit != "quarter" or setting.published is None:
        return None
    return dated(Period.of(setting.published, Grain.QUARTER).shift(-1).value)


def edge_of_period(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the end of the year", "year-end"."""
    grain = _grain(unit_of(phrase))
    if grain in (None, Grain.DAY) or setting.published is None:
        return None
    return dated(Period.of(setting.published, grain).value)


def ago(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "two years ago", "a week from now", "three days earlier", "the year-ago quarter"."""
    unit, number = unit_of(phrase), amount(phrase.words)
    step = -1 if phrase.has("ago", "back", "earlier") else 1
    told_from = setting.mentioned if phrase.has("earlier", "later") else None
    origin = told_from.first if told_from else setting.published
    if unit not in GRAINS:
        return None if number is None else Reading(type=TimexType.DURATION, value=duration(number, unit))
    if origin is None and phrase.has("earlier", "later"):
        return Reading(type=TimexType.DURATION, value=duration(number, unit))
    if number is None or origin is None or number % 1:
        return dated(REFERENCE_OF[step])
    grain, length = GRAINS[unit]
    try:
        return dated(Period.of(origin, grain).shift(int(step * number * length)).value)
    except ValueError:
        return dated(REFERENCE_OF[step])


def year_ago(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "a year earlier", "the year-ago period": the same quarter a year before where the news is of a quarter, else the year."""
    if phrase.has("units"):
        return Reading(type=TimexType.DURATION, value=duration(amount(phrase.words), unit_of(phrase)))
    if setting.published is None:
        return dated("PAST_REF")
    if setting.quarter and phrase.all("unit")[:1] in ((), ("year",)):
        return dated(setting.quarter.shift(-4).value)
    return ago(phrase, setting)


def beside(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the following day", "the same month", "later that year": told from the period last mentioned."""
    unit = unit_of(phrase) if phrase.has("unit") else "day"
    if phrase.has("next") and unit != "day":
        return this_period(phrase, setting)
    origin = setting.mentioned.first if setting.mentioned else setting.published
    if origin is None or unit not in GRAINS:
        return None
    step = 1 if phrase.has("following", "next", "after") else -1 if phrase.has("previous", "before") else 0
    return with_part(Period.of(origin, GRAINS[unit][0]).shift(step).value, phrase)


def _grain(unit: str) -> Grain | None:
    """How long "this decade" or "this week" is; none for hours."""
    return LONG_GRAINS.get(unit) or GRAINS.get(unit, (None, 0))[0]


def _step(phrase: Phrase) -> int:
    if phrase.has("last", "past", "previous"):
        return -1
    return 1 if phrase.has("next", "coming", "following") else 0


RULES = (
    Rule("early? (earlier|later)? (today|yesterday|tomorrow) part?", near_day),
    Rule("tonight|overnight", near_day),
    Rule("(early|earlier|later)? (this|last) part", near_day),
    Rule("early? part (today|yesterday|tomorrow)", near_day),
    Rule("(early|the) part", part_of_day),
    Rule(
        "early? (the? (last|this|next|previous|past|coming|following){1,2})? weekday early? (of? (last|this|next) unit)? part?",
        day_of_week,
    ),
    Rule(
        "(the? edge of)? (early|earlier|later)? (this|last|next|the? (current|coming)|this coming|this past) (fiscal|more)? (unit|weekend)",
        this_period,
    ),
    Rule("(the? edge of)? the weekend", the_weekend),
    Rule("(the|the? corresponding|the? same)? unit (ago|earlier) (number|a)? (unit|stretch|units)", year_ago),
    Rule("the? corresponding stretch (last unit)", year_ago),
    Rule("(a|the)? unit (ago|earlier)", year_ago),
    Rule("(amount|a half|a) more? span (ago|earlier|later|from now|back)", ago),
    Rule("(few|amount|a)? (units) (ago|earlier)", ago),
    Rule("a unit or (so|number|day|few) (ago|earlier)", ago),
    Rule("(the|that) (following|next|previous) (unit|part)", beside),
    Rule("(earlier|later)? (that|the? same) (same)? (unit)", beside),
    Rule("the (unit) (before|after)", beside),
    Rule("the? edge of the? unit", edge_of_period),
    Rule("unit edge", edge_of_period),
    Rule("the latest fiscal? (unit|stretch)", the_period),
    Rule("the current? fiscal? unit", the_period),
)
