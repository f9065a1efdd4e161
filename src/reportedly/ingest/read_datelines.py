"""Datelines: where and by which agency a report was filed ("TARN HARBOUR, March 3 (AP) —")."""

from __future__ import annotations

import re

from reportedly.ingest.dates import DATE, iso_of
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.model.article import Credit, Relation
from reportedly.model.outlets import Outlet, OutletType, outlets
from reportedly.model.span import Span

OPENING_LINES = 3
"""A dateline without an agency counts only on so many first lines of the report."""
AGENCIES = frozenset({OutletType.AGENCY, OutletType.STATE})

_DASH = r"(?:—|–|―|--|-|:)"
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_PLACE = rf"{_WORD}(?:(?:,\s|/|\s){_WORD}){{0,6}}"
_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?"
_WITH_AGENCY = re.compile(
    rf"(?:(?P<place>{_PLACE})(?:,\s(?P<day>{_DAY}))?,?\s?|(?P<bare>{_DAY})\s?)?\((?P<agency>[A-ZÀ-Þ][^()\n]{{1,40}})\)\s?(?P<dash>{_DASH}(?=[\s\w\"“‘'])\s?)?(?=\S)"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*[A-ZÀ-Þ.]"
_WITHOUT_AGENCY = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[\s/]{_CAPITALS}){{0,3}}(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?)?)(?:,\s(?P<day>{_DAY}))?\s?(?:—|–|―|--|-)\s(?=[A-ZÀ-Þ\"“‘'0-9])"
)
_NO_PLACE = frozenset(
    [
        "ADVERTISEMENT",
        "ALERT",
        "ANALYSIS",
        "BREAKING",
        "COMMENT",
        "CORRECTION",
        "EDITORIAL",
        "EXCLUSIVE",
        "FACT",
        "LIVE",
        "NEWS",
        "OPINION",
        "PHOTOS",
        "POLL",
        "QUESTION",
        "REVIEW",
        "STUDY",
        "UPDATE",
        "UPDATED",
        "VIDEO",
        "WATCH",
    ]
)


def read_datelines(report: tuple[Line, ...]) -> Matter:
    """The datelines on these lines, without those of the header."""
    matter = Matter()
    for at, line in enumerate(report):
        found = _WITH_AGENCY.match(line.text)
        outlet = _agency(found) if found else None
        if found and outlet and _is_dateline(found, line):
            matter |= _filed_by(outlet, found, line)
        elif at < OPENING_LINES and (plain := _WITHOUT_AGENCY.match(line.text)) and not _labels(plain["place"]):
            matter |= Matter(metadata=Metadata(published=_day(plain["day"])), asides=(_aside(plain, line),))
    return matter


def _agency(found: re.Match[str]) -> Outlet | None:
    """The outlet in brackets; of several ("AP/Reuters") the first; None if anything else stands there too."""
    named = [outlets().by_name(name.strip()) for name in re.split(r"[/,|]", found["agency"])]
    return named[0] if all(named) else None


def _is_dateline(found: re.Match[str], line: Line) -> bool:
    """With a dash always; without one only where the sentence then begins ("(CNN) The mayor", "Washington (CNN)The mayor")."""
    rest = line.text[found.end() :]
    if not rest or (found["place"] and len(found["place"].split()) > 5):
        return False
    return bool(found["dash"]) or rest[0].isupper() or rest[0] in "\"“‘'0123456789"


def _filed_by(outlet: Outlet, found: re.Match[str], line: Line) -> Matter:
    """An agency is credited; any other outlet that signs a dateline is the article's own."""
    span = Span.of(line.start + found.start("agency"), line.start + found.end("agency"))
    aside, published = _aside(found, line), _day(found["day"] or found["bare"])
    own = outlet.type not in AGENCIES
    return Matter(
        metadata=Metadata(published=published, outlet=outlet.name if own else None),
        asides=(aside,),
        credits=(Credit(name=outlet.name, relation=Relation.WIRE, span=span),),
    )


def _aside(found: re.Match[str], line: Line) -> Span:
    return Span.of(line.start, line.start + len(found[0].rstrip()))


def _day(words: str | None) -> str | None:
    found = DATE.search(words or "")
    return iso_of(found) if found else None


def _labels(place: str) -> bool:
    return any(word in _NO_PLACE for word in re.findall(r"[A-Z]+", place))
