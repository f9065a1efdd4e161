"""Read the figures of a passage: how many, of what; dates, ages, clock times and years are none."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from reportedly.link.words import REMEMBERED, STOPWORDS, stem
from reportedly.model.span import Span

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEEN = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TIES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {"zero": 0} | {name: value for value, name in enumerate((*ONES, *TEEN), 1)}
TENS = {name: 10 * value for value, name in enumerate(TIES, 2)}
SMALL = {**UNITS, **TENS, "dozen": 12, "half a dozen": 6, "half-dozen": 6}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "dozen": 12.0,
}
MONTHS = "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
# Words between a figure and what it counts.
COUNTED_WITHIN = 4

_SPELLED = "|".join(sorted(map(re.escape, SMALL), key=len, reverse=True))
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<money>[$€£])?\s?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(TENS)})-(?:{'|'.join(UNITS)})\b|\b(?:{_SPELLED})\b)"
    rf"(?:[\s-]?(?P<magnitude>{_MAGNITUDE})\b)?(?:\s?(?P<percent>%|per ?cent\b|percentage points?\b))?",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    rf"(?:\b(?:{'|'.join(MONTHS.split())})\.?\s|[/:#@\w.,]|\w[-–]|\bno\.?\s|\b(?:page|section|article|chapter|flight|route|channel)\s)$",
    re.IGNORECASE,
)
_NO_FIGURE_AFTER = re.compile(
    rf"\s?(?:st|nd|rd|th)\b|\s?[ap]\.?m\b|[/:]\d|-?\s?years?[- ]old|,\s(?:19|20)\d\d\b|\s(?:{'|'.join(MONTHS.split())})\b|\so'clock|\s(?:years?|months?|weeks?|days?|hours?|minutes?)\s(?:ago|earlier|later|before|after|from now)\b|[-–]\d|\.\d|[’'](?:s|clock)|-(?!year|day|hour|minute|mile|member|page|percent|state|million|billion)\w",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NEXT = re.compile(r"U\.?[SKN]\.?(?=\s)|[A-Za-z]\w*(?:[-'’]\w+)*|[^\s\w]|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its place in the text read; `counted` are the stems of the words right after it, nearest first."""

    value: float
    unit: str | None
    counted: tuple[str, ...]
    span: Span
    phrase: str


@functools.lru_cache(maxsize=REMEMBERED)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of `text`, in order.

    >>> [(q.value, q.unit, q.counted) for q in read_quantities("On May 3 the army lost 1,200 men and $3.5 million, or 40 percent.")]
    [(1200.0, None, ('men',)), (3500000.0, '$', ()), (40.0, '%', ())]
    """
    return tuple(quantity for match in _FIGURE.finditer(text) if (quantity := _quantity(text, match)))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    written, start = match["number"], match.start("money") if match["money"] else match.start("number")
    sized = bool(match["money"] or match["percent"] or match["magnitude"])
    if _DATE_BEFORE.search(text, max(0, start - 14), start) or (
        not sized and _NO_FIGURE_AFTER.match(text, match.end())
    ):
        return None
    if _YEAR.fullmatch(written) and not sized:
        return None
    counted, end = _counted(text, match.end())
    # "One" is more often a pronoun than a figure.
    if written.lower() in {"one", "zero"} and not sized:
        return None
    unit = match["money"] or ("%" if match["percent"] else None)
    if not counted and unit is None:
        return None
    value = _value(written) * MAGNITUDES.get((match["magnitude"] or "").lower(), 1.0)
    return Quantity(
        value=value, unit=unit, counted=counted, span=Span.of(start, match.end()), phrase=text[start:end].strip()
    )


def _counted(text: str, at: int) -> tuple[tuple[str, ...], int]:
    words: list[str] = []
    end = at
    for match in _NEXT.finditer(text, at, at + 80):
        word = match.group().lower()
        if "." in word:
            continue
        if not word[0].isalpha() or len(words) == COUNTED_WITHIN or (words and word in STOPWORDS):
            break
        end = match.end()
        if word not in STOPWORDS:
            words.append(stem(word))
        elif word not in {"of", "the", "more", "other", "such", "their", "its", "his", "her", "our", "all"}:
            break
    return tuple(words), end


def _value(written: str) -> float:
    word = written.lower()
    if word in SMALL:
        return float(SMALL[word])
    if "-" in word:
        tens, unit = word.split("-")
        return float(TENS[tens] + UNITS[unit])
    return float(word.replace(",", ""))
