"""One line of header - byline, outlet, date or all of them - to what it says."""

from __future__ import annotations

import re

from reportedly.ingest.dates import CLOCK, DATE, iso_of
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import is_known, is_role, names_outlet, names_person, outlet_name, parts
from reportedly.ingest.pattern import pattern

LINE_LENGTH = 160

_LABEL = (
    r"(?i)\b(?:(?:first |originally )?(?:published|posted|filed|created)|(?:last )?(?:updated|modified)|date(?:line)?)"
    r"\b(?:\s+(?:on|at))?\s*:?"
)
_SHORT_DATE = r"(?i)\b(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
_STANDING = (
    r"(?i)(?:\d+ (?:second|minute|min|hour|day|week|month|year)s? ago|\d+[- ]min(?:ute)?s? read|this article is more than .{3,20} old"
    r"|share this article.{0,40}|listen to article.{0,80}|share tweet.{0,30}|advertisement)"
)
_BY = r"(?i:by|from|source|written by|story by):?\s+(?=[A-ZÀ-Þa-z]|the\s)"


def read_credit_line(line: str, *, bylined: bool = False) -> Metadata | None:
    """What a line of header says; None if any part of it is something else. `bylined`: a byline stands above it.

    >>> read_credit_line("By Ada Quill and Bo Fenn, Harbour Post - March 3, 2026")
    Metadata(outlet='Harbour Post', published='2026-03-03', url=None, title=None, authors=('Ada Quill', 'Bo Fenn'))
    >>> read_credit_line("Ada Quill won the vote in March.") is None
    True
    """
    if len(line) > LINE_LENGTH:
        return None
    if pattern(_STANDING).fullmatch(line):
        return Metadata()
    published, rest = take_dates(line)
    dated = rest != line
    rest = rest.lstrip(" |")
    by = pattern(_BY).match(rest)
    authors: list[str] = []
    outlet = None
    for part in parts(rest[by.end() if by else 0 :]):
        words = part.text.strip(" :")
        if not words:
            continue
        if names_outlet(words) and not (by and not authors and names_person(words) and not is_known(words)):
            outlet = outlet or outlet_name(words)
        elif authors and by and is_role(words):
            continue
        elif names_person(words) and (outlet is None or dated):
            authors.append(words)
        elif not ((by and (authors or outlet)) or (authors and bylined)) or not is_role(words):
            return None
    if not (dated or outlet or (by and authors)):
        return None
    if outlet and not (by or dated or bylined) and not (is_known(line) or (authors and re.search(r"[,|•–—]|--", line))):
        return None
    return Metadata(outlet=outlet, published=published, authors=tuple(authors))


def take_dates(line: str) -> tuple[str | None, str]:
    """The date of publication and the line without dates, times and their labels; an update's date only where no other is."""
    if not any(c.isdigit() for c in line):
        return None, line
    stamps = [(iso_of(found), found.start()) for found in pattern(DATE).finditer(line)]
    corrected = pattern(r"(?i)\b(?:updated|modified)\b")
    published = next((day for day, at in stamps if not corrected.search(line[:at])), stamps[0][0] if stamps else None)
    if not (stamps or pattern(CLOCK).search(line) or pattern(_SHORT_DATE).search(line)):
        return None, line
    rest = pattern(CLOCK).sub("|", pattern(DATE).sub("|", line))
    rest = pattern(_SHORT_DATE).sub("|", rest)
    rest = re.sub(r"\b(?:[ECMP][SD]?T|GMT|UTC|BST)\b", "|", pattern(_LABEL).sub("|", rest))
    return published, re.sub(r"\b(?:on|at)\s*(?=\||$)|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*),?\s*(?=\|)", "|", rest)


def is_byline(line: str) -> bool:
    """Whether the line names authors or a date of publication, and is nothing else."""
    metadata = read_credit_line(line)
    return metadata is not None and bool(metadata.authors or metadata.published)
