"""Dates of the calendar: "March 3, 2026", "Sept. 11", "in May", "the third quarter of 2025", "the 1990s", "Thanksgiving"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reportedly.annotate.times.grammar import Phrase, Reading, Rule
from reportedly.annotate.times.holidays import holiday
from reportedly.annotate.times.nearest import strictly, yearly
from reportedly.annotate.times.period import Grain, Period
from reportedly.annotate.times.setting import Setting, Tense
from reportedly.model.timex import TimexType

# A number of four digits after these, or before these, is an amount and no year.
AMOUNT_BEFORE = re.compile(
    r"(?:[$£€#]|\b(?:Route|Highway|Boeing|No\.|number|than|some|nearly|almost|least|most))\s?$", re.IGNORECASE
)
AMOUNT_AFTER = re.compile(
    r"\s?%|[- ](?:points?|people|miles?|dollars?|pounds?|feet|percent|barrels?|shares?|troops|jobs|votes?|men|women|soldiers)\b"
)
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|before|after|circa|about|around|year|through|and|to|during|early|late|the|-|\()\s?$",
    re.IGNORECASE,
)
# September 11 is a day of 2001 beside these words.
ATTACKS = "2001-09-11"
ATTACK_AFTER = re.compile(r",? (?:attack|terror|hijack|suicide)")
# A bare "May" is a month after these, else a name.
MAY_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|through|and|or|for|during|before|after|between|around|on|every|each|the|'s|-) $",
    re.IGNORECASE,
)
PLURAL = re.compile(r"[- ](?:[a-z]+s|people|men|women)\b")
# Outside of these a bare number needs a word before it that asks for a year.
PLAIN_YEARS = range(1900, 2051)
PARTS_OF_YEAR = {"quarter": (Grain.QUARTER, 3), "half": (Grain.HALF, 6)}


def dated(value: str) -> Reading:
    """A reading of type DATE."""
    return Reading(type=TimexType.DATE, value=value)


def numeric_date(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "2026-03-03"; "3/2/26" with the month first, as American news writes it."""
    if phrase.has("attacks"):
        return dated(ATTACKS)
    iso = phrase.get("iso")
    if iso:
        return dated(str(iso)) if Period.parse(str(iso)) else None
    month, day, year = (int(part) for part in str(phrase.get("slashed")).split("/"))
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    value = f"{year:04}-{month:02}-{day:02}"
    return dated(value) if Period.parse(value) else None


def day_of_month(phrase: Phrase, setting: Setting) -> Reading | None:
    """A month with a day, in the year that is given or in the nearest one."""
    month = phrase.number("month") or phrase.number("short")
    day = _rank(phrase) or phrase.number("day")
    year = _year(phrase)
    if not 1 <= day <= 31:
        return None
    if year is None and (month, day) == (9, 11) and ATTACK_AFTER.match(phrase.after):
        return dated(ATTACKS)
    if year is None and setting.published:
        found = _turn(phrase, lambda year: date(year, month, day), Grain.DAY, setting)
        return dated(found.value) if found else None
    value = f"{year:04}-{month:02}-{day:02}" if year else f"XXXX-{month:02}-{day:02}"
    return dated(value) if year is None or Period.parse(value) else None


def month(phrase: Phrase, setting: Setting) -> Reading | None:
    """A month, of the year that is given ("May 2026", "May of last year"), or the last, the next or the nearest one."""
    number, year = phrase.number("month") or phrase.number("short"), _year(phrase)
    if number == 5 and len(phrase.words) == 1 and not MAY_BEFORE.search(setting.before):
        return None
    if year is None and setting.published is None:
        return dated(f"XXXX-{number:02}")
    if year is None and phrase.has("unit"):
        year = _shifted_year(phrase, setting)
    if year is not None:
        return dated(f"{year:04}-{number:02}")
    found = _turn(phrase, lambda year: date(year, number, 1), Grain.MONTH, setting)
    return dated(found.value) if found else None


def week_of(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the week of March 6": the week that holds the day."""
    day = day_of_month(phrase, setting)
    period = Period.parse(day.value) if day and phrase.get("unit") == "week" else None
    return dated(Period.of(period.first, Grain.WEEK).value) if period else None


def season(phrase: Phrase, setting: Setting) -> Reading | None:
    """A season; "fall" only beside a word that makes it one."""
    first, year = phrase.number("season") or 9, _year(phrase)
    if year is None and phrase.has("unit"):
        year = _shifted_year(phrase, setting)
    if year is not None:
        return dated(Period(grain=Grain.SEASON, first=date(year, first, 1)).value)
    if setting.published is None:
        return dated("PAST_REF") if phrase.has("last", "past") else None
    found = _turn(phrase, lambda year: date(year, first, 1), Grain.SEASON, setting)
    return dated(found.value) if found else None


def part_of_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the third quarter", "the first half of 2026", "next year's second quarter"."""
    named = phrase.all("unit")
    grain, months = PARTS_OF_YEAR["quarter" if "quarter" in named else "half"]
    rank = 2 if phrase.has("second") or ("quarter" not in named and phrase.has("last")) else _rank(phrase)
    if not 1 <= rank <= 12 // months or ("quarter" not in named and not phrase.has("half")):
        return None
    first, year = 1 + months * (rank - 1), _year(phrase)
    if year is None and "year" in named:
        year = _shifted_year(phrase, setting)
    if year is not None:
        return dated(Period(grain=grain, first=date(year, first, 1)).value)
    if setting.published is None:
        return dated(f"XXXX-{'Q' if grain is Grain.QUARTER else 'H'}{rank}")
    if phrase.has("ago", "earlier", "last") and setting.published:
        return dated(Period(grain=grain, first=date(setting.published.year - 1, first, 1)).value)
    year = setting.published.year
    if date(year, first, 1) > setting.published and setting.tense is not Tense.FUTURE:
        year -= 1
    return dated(Period(grain=grain, first=date(year, first, 1)).value)


def bare_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """A year by its number, unless the words around make it an amount."""
    year = phrase.number("year")
    if phrase.has("fiscal", "unit", "edge", "early"):
        return dated(f"{year:04}")
    if AMOUNT_BEFORE.search(setting.before) or AMOUNT_AFTER.match(phrase.after):
        return None
    if year in PLAIN_YEARS or YEAR_BEFORE.search(setting.before):
        return dated(f"{year:04}")
    return None


def spelled_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "nineteen ninety-four", "two thousand (and) ten"."""
    numbers = [int(number) for number in phrase.all("number")]
    if not phrase.has("unit") and (PLURAL.match(phrase.after) or not YEAR_BEFORE.search(setting.before)):
        return None
    if numbers[:2] == [2, 1000]:
        rest = numbers[2:]
        return dated(str(2000 + sum(rest))) if sum(rest) < 100 else None
    if numbers[0] in (18, 19, 20) and 10 <= sum(numbers[1:]) <= 99 and numbers[1] != 100:
        return dated(str(numbers[0] * 100 + sum(numbers[1:])))
    return None


def decade(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "the 1990s", "the '80s", "the nineties"."""
    written = phrase.get("decade")
    if isinstance(written, int):
        return dated(f"19{written}") if phrase.get("the") == "the" else None
    digits = re.sub(r"\D", "", str(written))
    if len(digits) == 4:
        return dated(digits[:3])
    if str(written)[0].isdigit() and phrase.get("the") != "the":
        return None
    return dated(f"{'20' if int(digits) < 30 else '19'}{digits[0]}")


def century(phrase: Phrase, setting: Setting) -> Reading | None:
    """A century by its rank: the 20th has the value 19."""
    rank = 2 if phrase.has("second") else _rank(phrase)
    return dated(f"{rank - 1:02}") if phrase.get("unit") == "century" and rank else None


def named_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """A holiday, in the year that is given or in the nearest one."""
    words = [str(word.value) for word in phrase.words if word.name in ("christmas", "feast", "new", "good", "eve")]
    if phrase.has("new"):
        words.insert(1, "year")
    if phrase.has("good") and phrase.get("weekday") == 4:
        words.append("friday")
    if phrase.has("unit") and phrase.all("unit")[-1] not in ("day", "year", "week"):
        return None
    name, grain = " ".join(words), Grain.WEEK if "week" in phrase.all("unit") else Grain.DAY
    year = _year(phrase)
    if year:
        day = holiday(name, year)
        return dated(day.isoformat()) if day else None
    if setting.published is None:
        return None
    found = _turn(phrase, lambda year: holiday(name, year), grain, setting)
    return dated(found.value) if found else None


def _rank(phrase: Phrase) -> int:
    ordinal = phrase.get("ordinal") or phrase.get("ranked") or 0
    return ordinal if isinstance(ordinal, int) else int(ordinal[:-2])


def _year(phrase: Phrase) -> int | None:
    year = phrase.get("year")
    return int(year) if year else None


def _shifted_year(phrase: Phrase, setting: Setting) -> int | None:
    if setting.published is None:
        return None
    return setting.published.year + (
        -1 if phrase.has("last", "previous", "ago", "earlier") else 1 if phrase.has("next", "coming") else 0
    )


def _turn(phrase: Phrase, dated: Callable[[int], date | None], grain: Grain, setting: Setting) -> Period | None:
    today = setting.published
    if phrase.has("this") and not phrase.has("past") and today and grain in (Grain.MONTH, Grain.SEASON):
        first = dated(today.year)
        return Period.of(first, grain) if first and first.month < 12 else yearly(dated, grain, setting)
    if phrase.has("last", "past", "previous"):
        return strictly(-1, dated, grain, setting)
    if phrase.has("next", "coming"):
        return strictly(1, dated, grain, setting)
    return yearly(dated, grain, setting)


YEAR = "(comma? of? year)"
RELATIVE_YEAR = "(of? (this|last|next|previous|the? current) unit)"

RULES = (
    Rule("short comma? of? year", month),
    Rule("iso|slashed|attacks", numeric_date),
    Rule(
        f"(weekday comma?)? (early|this|last|next|past)? (month|short) the? (day|ranked|ordinal) {YEAR}?", day_of_month
    ),
    Rule(f"the unit of (month|short) (day|ranked|ordinal) {YEAR}?", week_of),
    Rule(f"(weekday comma?)? the? (day|ranked|ordinal) of? (month|short) {YEAR}?", day_of_month),
    Rule(f"(the? edge of)? (early|this|last|next|past|coming|previous){{0,2}} month ({YEAR}|{RELATIVE_YEAR})?", month),
    Rule(
        f"(the? early? (season|fall) of year)|((season|fall) year)|(the? (edge of)? early? season {RELATIVE_YEAR}?)",
        season,
    ),
    Rule("early? (the|this)? (last|this|next|past|coming) past? (season|fall)", season),
    Rule("(the? (ordinal|second|last) half of year)", part_of_year),
    Rule(
        "(the|this)? (unit earlier|unit ago|last)? fiscal? (ordinal|second|ranked) (unit|fiscal unit) (of? fiscal? unit? year)",
        part_of_year,
    ),
    Rule(
        f"(the|this)? (unit earlier|unit ago|last)? fiscal? (ordinal|second|ranked) (unit|half) {RELATIVE_YEAR}?",
        part_of_year,
    ),
    Rule("(the|this|last|next) (unit s)? fiscal? (ordinal|second|ranked) unit", part_of_year),
    Rule("the? year (ordinal|second|ranked) unit", part_of_year),
    Rule("(the? edge of)? the? early? (the? unit|fiscal unit?)? year", bare_year),
    Rule("(the unit)? number number{1,3}", spelled_year),
    Rule("(the? (edge|half) of)? the? early? decade", decade),
    Rule("the? early? (ordinal|ranked|second) unit", century),
    Rule(
        f"(last|next|this)? (christmas (eve|unit)?|feast s? unit|new unit s? (eve|unit)|good weekday) {YEAR}?",
        named_day,
    ),
)
