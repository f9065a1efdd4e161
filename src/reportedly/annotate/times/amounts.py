"""How many: numbers in figures and words, and "a couple", "several", as the amount of a duration."""

from __future__ import annotations

from reportedly.annotate.times.grammar import Phrase
from reportedly.annotate.times.lex import Word

UNIT_CODES = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "week": ("", "W", 1),
    "weekend": ("", "WE", 1), "fortnight": ("", "W", 2), "month": ("", "M", 1), "quarter": ("", "Q", 1), "year": ("", "Y", 1),
    "decade": ("", "Y", 10), "century": ("", "Y", 100), "millennium": ("", "Y", 1000),
}  # fmt: skip
VAGUE = "X"
HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}


def unit_of(phrase: Phrase) -> str:
    """The unit that the phrase ends in; "second" is one too."""
    found = [str(word.value) for word in phrase.words if word.name in ("unit", "units", "second")]
    return found[-1]


def amount(words: tuple[Word, ...]) -> float | None:
    """The amount that the words say; None where they leave it open ("several")."""
    total: float | None = None
    for word in words:
        if word.name == "few":
            return None
        if word.name in ("day", "figure", "year"):
            total = (total or 0) + float(word.value)
        elif word.name == "number":
            total = _spelled(total or 0, int(word.value))
        elif word.name in ("fraction", "half"):
            whole = 1 if total is None and any(w.name == "and" for w in words) else 0  # "a year and a half"
            total = (total or whole) + 0.5
        elif word.name == "dozen":
            total = (total or 1) * 12
        elif word.name == "couple":
            total = 2
    return 1 if total is None and any(word.name in ("a", "unit") for word in words) else total


def duration(number: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units.

    >>> duration(1.5, "hour"), duration(2, "decade"), duration(None, "day")
    ('PT1H30M', 'P20Y', 'PXD')
    """
    clock, code, length = UNIT_CODES[unit]
    if number is None:
        return f"P{clock}{VAGUE}{ {10: 'E', 100: 'C', 1000: 'L'}.get(length, code) }"
    number *= length
    if number % 1 == 0.5 and unit in HALVES:
        return f"P{clock}{f'{int(number)}{code}' if number >= 1 else ''}{HALVES[unit]}"
    return f"P{clock}{number:g}{code}" if number < 1e6 else f"P{clock}{int(number)}{code}"


def _spelled(total: float, number: int) -> float:
    if number >= 100:
        return (total or 1) * number
    return total + number
