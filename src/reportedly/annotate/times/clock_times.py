"""Times of day: "3 p.m. EST", "10:35 a.m. Tuesday", "noon"."""

from __future__ import annotations

import re
from datetime import timedelta

from reportedly.annotate.times.grammar import Phrase, Reading, Rule
from reportedly.annotate.times.period import Grain
from reportedly.annotate.times.relative_dates import NEAR_DAYS, day_of_week
from reportedly.annotate.times.setting import Setting
from reportedly.annotate.times.words import NOONS
from reportedly.model.timex import TimexType


def clock_time(phrase: Phrase, setting: Setting) -> Reading | None:
    """An hour with a.m. or p.m., or with minutes, or "o'clock"; on the day beside it, else the day mentioned or of publication."""
    time = _time(phrase)
    return Reading(type=TimexType.TIME, value=f"{_day(phrase, setting)}T{time}") if time else None


def _time(phrase: Phrase) -> str | None:
    if phrase.has("noon"):
        return NOONS[str(phrase.get("noon"))]
    parts = [int(part) for part in re.findall(r"\d+", str(phrase.get("clock", "day", "number")))]
    hour, minutes = parts[0], parts[1:]
    half = str(phrase.get("half_day") or "")
    if (half and not 1 <= hour <= 12) or hour > 24 or any(minute > 59 for minute in minutes):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return ":".join(f"{part:02}" for part in (hour, *(minutes or [0])))


def _day(phrase: Phrase, setting: Setting) -> str:
    if phrase.has("weekday"):
        found = day_of_week(phrase, setting)
        return found.value.split("T")[0] if found else "XXXX-XX-XX"
    if phrase.has(*NEAR_DAYS) and setting.published:
        return (setting.published + timedelta(days=NEAR_DAYS[str(phrase.get(*NEAR_DAYS))])).isoformat()
    if setting.mentioned and setting.mentioned.grain is Grain.DAY:
        return setting.mentioned.value
    return setting.published.isoformat() if setting.published else "XXXX-XX-XX"


ON_DAY = "(comma? into? (weekday|today|yesterday|tomorrow) part?)"
RULES = (
    Rule(f"(clock|day|number) half_day local{{0,2}} zone? {ON_DAY}?", clock_time),
    Rule(f"clock local{{0,2}} zone? {ON_DAY}?", clock_time),
    Rule(f"(day|number) oclock {ON_DAY}?", clock_time),
    Rule(f"noon {ON_DAY}?", clock_time),
)
