"""The words in which reports speak to readers: one for each value of the field's closed lists, and dates."""

from __future__ import annotations

from datetime import date, datetime

from reportedly.model.article import Credit, Relation
from reportedly.model.attribution import Act, Attribution, Certainty, Form, Kind, Polarity

KIND: dict[Kind | None, str] = {
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organization",
    Kind.OUTLET: "outlet",
    Kind.DOCUMENT: "document",
    Kind.ANONYMOUS: "unnamed",
    Kind.GROUP: "group",
    Kind.AUTHOR: "the article itself",
    None: "not stated",
}

ACT: dict[Act, str] = {act: act.value for act in Act}

FORM: dict[Form, str] = {
    Form.DIRECT: "quoted",
    Form.INDIRECT: "reported speech",
    Form.MIXED: "partly quoted",
}

# A plain statement needs no word.
CERTAINTY: dict[Certainty, str] = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: "presented as probable",
    Certainty.POSSIBLE: "presented as possible",
    Certainty.UNKNOWN: "certainty unknown",
}

POLARITY: dict[Polarity, str] = {Polarity.POSITIVE: "", Polarity.NEGATIVE: "presented as not so"}

RELATION: dict[Relation, str] = {
    Relation.WIRE: "wire copy from",
    Relation.ORIGINALLY_APPEARED: "first appeared at",
    Relation.CONTRIBUTED: "with reporting by",
    Relation.HAT_TIP: "found through",
}

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def stance(attribution: Attribution) -> tuple[str, ...]:
    """Certainty and polarity in words, where they are not plain."""
    words = (CERTAINTY[attribution.certainty], POLARITY[attribution.polarity])
    return tuple(word for word in words if word)


def when(attribution: Attribution) -> tuple[str, ...]:
    """When it was said and what time it is about, where the article tells; a prediction's time is when it is due."""
    about = "due" if attribution.act is Act.PREDICTS else "about"
    said = (("said", attribution.said_on), (about, attribution.about))
    return tuple(f"{word} {date_in_words(value)}" for word, value in said if value)


def credit_in_words(credit: Credit) -> str:
    """A credit as one phrase, in lower case."""
    return f"{RELATION[credit.relation]} {credit.name}"


def date_in_words(value: str) -> str:
    """An ISO date, date-time or interval as one would write it in a paper; anything else as it stands.

    >>> date_in_words("2026-03-04"), date_in_words("2026-03"), date_in_words("2026-03-04/2026-03-14")
    ('4 March 2026', 'March 2026', '4 to 14 March 2026')
    >>> date_in_words("2026-03-04T09:30:00+02:00"), date_in_words("2026-W10")
    ('4 March 2026, 09:30 UTC+02:00', '2026-W10')
    """
    if value.count("/") == 1:
        start, end = (date_in_words(part) for part in value.split("/"))
        return start if start == end else _interval(start, end)
    try:
        return _moment(value)
    except ValueError:
        return value


def _interval(start: str, end: str) -> str:
    if not start or not end:
        return f"from {start}" if start else f"until {end}"
    day, _, month = start.partition(" ")
    return f"{day if month and end.endswith(' ' + month) and day.isdigit() else start} to {end}"


def _moment(value: str) -> str:
    match value.split("-"):
        case [year, month] if len(year) == 4 and len(month) == 2 and value.replace("-", "").isdecimal():
            return f"{MONTHS[date(int(year), int(month), 1).month - 1]} {year}"
    moment = datetime.fromisoformat(value)
    if "W" in value or len(value) < len("2026-03-04"):
        return value
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return day if len(value) == len("2026-03-04") else f"{day}, {moment:%H:%M} {moment.tzname() or ''}".strip()
