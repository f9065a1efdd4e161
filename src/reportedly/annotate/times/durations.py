"""Lengths of time and what recurs: "three days", "the past decade", "every week", "daily"."""

from __future__ import annotations

import re

from reportedly.annotate.times.amounts import amount, duration, unit_of
from reportedly.annotate.times.calendar_dates import dated
from reportedly.annotate.times.grammar import Phrase, Reading, Rule
from reportedly.annotate.times.setting import Setting
from reportedly.model.timex import TimexType

# "37 years old", "a 6-year-old": the age of somebody is no time expression in TimeBank.
AGE = re.compile(r"[- ](?:old|of age)\b")
# "Three-quarters of" is no length of time.
FRACTION = re.compile(r" (?:of|century|mile)\b")


def length(phrase: Phrase, setting: Setting) -> Reading | None:
    """So many units; the words "last", "next", "first" before them change nothing."""
    if phrase.get("few") == "some" and phrase.has("unit"):
        return dated("FUTURE_REF") if phrase.get("unit") == "day" else None
    if AGE.match(phrase.after) or (phrase.words[-1].value == "quarter" and FRACTION.match(phrase.after)):
        return None
    return Reading(type=TimexType.DURATION, value=duration(amount(phrase.words), unit_of(phrase)))


def open_length(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "years", "decades": how many is left open."""
    if AGE.match(phrase.after) or phrase.get("units") in ("quarter", "second"):
        return None
    return Reading(type=TimexType.DURATION, value=duration(None, unit_of(phrase)))


def vague_stretch(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "recent months", "the coming weeks": the near past and future, however long."""
    return dated("PAST_REF" if phrase.has("recent") else "FUTURE_REF")


def these_days(phrase: Phrase, setting: Setting) -> Reading | None:
    """These days, and no other units."""
    return dated("PRESENT_REF") if phrase.get("units") == "day" else None


def recurring(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "every day", "each of two weeks", "every other year", "every Monday"."""
    if phrase.has("weekday", "weekdays"):
        return repeated(f"XXXX-WXX-{int(phrase.get('weekday', 'weekdays') or 0) + 1}")
    if phrase.has("weekend", "weekends"):
        return repeated("XXXX-WXX-WE")
    if phrase.has("part", "parts"):
        return repeated(f"XXXX-XX-XXT{phrase.get('part', 'parts')}")
    number = 2 if phrase.has("other") else amount(tuple(w for w in phrase.words if w.name != "each"))
    return repeated(duration(number or 1, unit_of(phrase)))


def repeat(phrase: Phrase, setting: Setting) -> Reading | None:
    """As in "daily", "annually"."""
    return repeated(str(phrase.get("repeat")))


def repeated(value: str) -> Reading:
    """A reading of type SET."""
    return Reading(type=TimexType.SET, value=value)


RULES = (
    Rule("each (unit|weekday|weekend|part)", recurring),
    Rule("each (other|amount) (unit|units|weekday)", recurring),
    Rule("weekdays|weekends", recurring),
    Rule("repeat", repeat),
    Rule("per (unit)", recurring),
    Rule("these units", these_days),
    Rule("the? coming (units)", vague_stretch),
    Rule("the? (recent|future) (units)", vague_stretch),
    Rule(
        "the? (last|past|next|coming|following|latest|ordinal|previous|same)? (amount|more|a)? (amount) (recent|more)? (unit|units)",
        length,
    ),
    Rule("a unit and a half", length),
    Rule("half (a unit)|a half unit", length),
    Rule("(a|more|the? past) (unit)", length),
    Rule("units", open_length),
)
