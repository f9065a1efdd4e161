"""Datelines: where and by which agency a report was filed ("TARN HARBOUR, March 3 (AP) —")."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.ingest.dates import DATE, iso_of
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import names_outlet
from reportedly.ingest.pattern import pattern
from reportedly.model.article import Credit, Relation
from reportedly.model.outlets import OutletType, outlets
from reportedly.model.span import Span

OPENING_LINES = 3
"""A dateline without an agency counts only on so many first lines of the report."""
OPENING = 120
"""Characters of the line in which the brackets have to begin."""
AGENCIES = frozenset({OutletType.AGENCY, OutletType.STATE})

_DASH = r"(?:—|–|―|--|-|:)"
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_PLACE = rf"{_WORD}(?:(?:,\s|/|\s){_WORD}){{0,6}}"
_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?"
_WITH_AGENCY = rf"(?:(?P<place>{_PLACE})(?:,\s(?P<day>{_DAY}))?,?\s?|(?P<bare>{_DAY})\s?)?\((?P<agency>[A-ZÀ-Þ][^()\n]{{1,40}})\)\s?(?P<dash>{_DASH}(?=[\s\w\"“‘'])\s?)?(?=\S)"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*[A-ZÀ-Þ.]"
_WITHOUT_AGENCY = rf"(?P<place>{_CAPITALS}(?:[\s/]{_CAPITALS}){{0,3}}(?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?)?)(?:,\s(?P<day>{_DAY}))?\s?(?:—|–|―|--|-)\s(?=[A-ZÀ-Þ\"“‘'0-9])"
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


class Filer(NamedTuple):
    """Who filed a report, by name; `is_own`: the article's outlet itself."""

    name: str
    is_agency: bool = True
    is_own: bool = False


def read_datelines(report: tuple[Line, ...], outlet: str | None = None) -> Matter:
    """The datelines on these lines, without those of the header; `outlet` is the article's own, if known."""
    matter = Matter()
    for at, line in enumerate(report):
        found = pattern(_WITH_AGENCY).match(line.text) if "(" in line.text[:OPENING] else None
        if (
            found
            and _is_dateline(found, line)
            and (filer := _filer(found, outlet, report if at < OPENING_LINES else ()))
        ):
            matter |= _filed_by(filer, found, line)
        elif at < OPENING_LINES and (plain := _without_agency(line.text)):
            matter |= Matter(metadata=Metadata(published=_day(plain["day"])), asides=(_aside(plain, line),))
    return matter


def _filer(found: re.Match[str], outlet: str | None, report: tuple[Line, ...]) -> Filer | None:
    """The outlet in brackets; of several ("AP/Reuters") the first; None if anything else stands there too.

    Abbreviations are shared by agencies of many countries: the article's own outlet goes before the registry.
    """
    names = [name.strip() for name in re.split(r"[/,|]", found["agency"])]
    if outlet and len(names) == 1 and _abbreviates(names[0], outlet):
        return Filer(outlet, is_own=True)
    named = [outlets().by_name(name) for name in names]
    if named[0] and all(named):
        return Filer(named[0].name, is_agency=named[0].type in AGENCIES)
    return _unknown(found, report) if len(names) == 1 and report else None


def _unknown(found: re.Match[str], report: tuple[Line, ...]) -> Filer | None:
    """An agency that the registry does not have: capitals behind a place in capitals, before a dash."""
    abbreviation = found["agency"].replace(".", "")
    dash = (found["dash"] or "").strip()
    if not (re.fullmatch(r"[A-Z]{3,5}", abbreviation) and dash and dash != ":" and _in_capitals(found["place"])):
        return None
    return Filer(_spelt_out(abbreviation, report) or abbreviation)


def _spelt_out(abbreviation: str, report: tuple[Line, ...]) -> str | None:
    """The name that the report itself gives in full ("the Coastal Press Agency")."""
    words = r"\s(?:(?:of|and|the|for)\s)?".join(rf"{letter}[\w’'-]*[a-zß-ÿ]" for letter in abbreviation)
    names = (found[0] for line in report for found in re.finditer(rf"\b{words}\b", line.text))
    return next(filter(names_outlet, names), None)


def _abbreviates(abbreviation: str, name: str) -> bool:
    """Whether the name's initials are the abbreviation.

    >>> _abbreviates("N.N.A.", "the Northland News Agency"), _abbreviates("NA", "Northland")
    (True, False)
    """
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper() and word != "The")
    return len(initials) > 1 and abbreviation.replace(".", "") == initials


def _in_capitals(place: str | None) -> bool:
    return bool(place and pattern(rf"{_CAPITALS}\b.*").match(place)) and not _labels(str(place))


def _without_agency(line: str) -> re.Match[str] | None:
    if not line[:2].isupper():
        return None
    found = pattern(_WITHOUT_AGENCY).match(line)
    return found if found and not _labels(found["place"]) else None


def _is_dateline(found: re.Match[str], line: Line) -> bool:
    """With a dash always; without one only where the sentence then begins ("(CNN) The mayor", "Washington (CNN)The mayor")."""
    rest = line.text[found.end() :]
    if not rest or (found["place"] and len(found["place"].split()) > 5):
        return False
    return bool(found["dash"]) or rest[0].isupper() or rest[0] in "\"“‘'0123456789"


def _filed_by(filer: Filer, found: re.Match[str], line: Line) -> Matter:
    """An agency is credited, unless it is the article's own outlet; any other outlet that signs a dateline is that outlet."""
    span = Span.of(line.start + found.start("agency"), line.start + found.end("agency"))
    return Matter(
        metadata=Metadata(
            published=_day(found["day"] or found["bare"]), outlet=None if filer.is_agency else filer.name
        ),
        asides=(_aside(found, line),),
        credits=() if filer.is_own else (Credit(name=filer.name, relation=Relation.WIRE, span=span),),
    )


def _aside(found: re.Match[str], line: Line) -> Span:
    return Span.of(line.start, line.start + len(found[0].rstrip()))


def _day(words: str | None) -> str | None:
    found = pattern(DATE).search(words or "")
    return iso_of(found) if found else None


def _labels(place: str) -> bool:
    return any(word in _NO_PLACE for word in re.findall(r"[A-Z]+", place))
