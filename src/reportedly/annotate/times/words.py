"""The words of time: the closed classes that the grammar of time expressions is written in."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "the": "the its their his her our your",
    "a": "a an",
    "this": "this",
    "that": "that",
    "these": "these",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "latest": "latest",
    "next": "next",
    "coming": "coming upcoming",
    "following": "following",
    "current": "current",
    "same": "same",
    "each": "each every",
    "other": "other",
    "early": "early late mid",
    "earlier": "earlier",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "back": "back",
    "of": "of",
    "into": "in on at during for",
    "and": "and",
    "or": "or",
    "so": "so",
    "to": "to",
    "from": "from",
    "per": "per",
    "half": "half",
    "edge": "end beginning start middle close rest remainder",
    "more": "more additional extra full",
    "fiscal": "fiscal financial",
    "recent": "recent",
    "corresponding": "corresponding comparable",
    "stretch": "period",
    "second": "second",
    "noon": "noon midnight midday",
    "dawn": "dawn",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "weekend": "weekend",
    "weekends": "weekends",
    "fall": "fall",
    "now": "now",
    "future": "future",
    "couple": "couple",
    "few": "few several many some",
    "dozen": "dozen",
    "eve": "eve",
    "time": "time moment",
    "near": "near foreseeable immediate not",
    "term": "term",
    "long": "long",
    "later": "later",
    "christmas": "christmas thanksgiving easter halloween juneteenth",
    "feast": "labor labour memorial independence veterans columbus presidents valentine boxing groundhog armistice canada",
    "new": "new",
    "good": "good",
    "zone": "est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst",
    "local": "local eastern pacific central mountain greenwich standard daylight mean",
    "oclock": "o'clock oclock",
    "s": "'s ’s ' ’",
    "comma": ",",
    "hyphen": "- – ‑",
    "dollar": "$ £ € #",
    "percent": "% percent",
}

# Classes that no time expression is made of alone.
SUPPORT_CLASSES = (
    "the a of into and or to from per comma s that this these same other so before after back more new good current near local"
    " day figure fraction ranked ordinal second few dozen couple half early edge each coming following previous latest next last"
    " corresponding recent dollar percent hyphen"
)
SUPPORT = frozenset(SUPPORT_CLASSES.split())

# Words that count up from a number.
SERIES: dict[tuple[str, int], str] = {
    ("month", 1): "january february march april may june july august september october november december",
    ("weekday", 0): "monday tuesday wednesday thursday friday saturday sunday",
    ("weekdays", 0): "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    (
        "number",
        0,
    ): "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
    (
        "ordinal",
        3,
    ): "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth",
    ("decade", 2): "twenties thirties forties fifties sixties seventies eighties nineties",
}
NUMBERS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
NOONS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
UNIT_PLURALS = {
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "fortnight": "fortnights",
    "month": "months", "quarter": "quarters", "year": "years", "decade": "decades", "century": "centuries",
    "millennium": "millennia",
}  # fmt: skip
REPEATS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
    "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
REFERENCES = {
    "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
# Words that are a time only with a capital ("may", "march"), or in capitals.
CAPITAL = {"month", "short", "weekday", "weekdays", "christmas", "feast"}
CAPITALS = {"zone"}


def lexicon() -> dict[str, tuple[str, str | int]]:
    """Each lower-case word of time with its class and what it stands for: month 1-12, weekday 0-6, a number, a TIMEX3 part."""
    words: dict[str, tuple[str, str | int]] = {w: (name, w) for name, line in CLASSES.items() for w in line.split()}
    for (name, first), line in SERIES.items():
        words |= {w: (name, i) for i, w in enumerate(line.split(), first)}
    words |= {w: ("number", i) for w, i in NUMBERS.items()} | {"first": ("ordinal", 1)}
    # Without its point "Mar" may be no month ("Mar-a-Lago", "Jan"), and "Sun" is a newspaper.
    words |= {w: ("short", i) for w, i in MONTH_SHORT.items()} | {f"{w}.": ("month", i) for w, i in MONTH_SHORT.items()}
    words |= {f"{w}.": ("weekday", i) for w, i in WEEKDAY_SHORT.items()}
    words |= {w: ("season", i) for w, i in SEASONS.items()}
    words |= {w: ("part", code) for w, code in DAY_PARTS.items()}
    words |= {f"{w}s": ("parts", code) for w, code in DAY_PARTS.items()}
    # "Second" is an ordinal as well: a class of its own, above.
    words |= {w: ("unit", w) for w in UNIT_PLURALS if w != "second"}
    words |= {plural: ("units", w) for w, plural in UNIT_PLURALS.items()}
    words |= {w: ("repeat", value) for w, value in REPEATS.items()}
    words |= {w: ("reference", value) for w, value in REFERENCES.items()}
    return words
