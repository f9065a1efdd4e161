"""A header in the first line of the report itself: " date 2026-03-04 (Ada Quill, Harbour Post) The mayor ..."."""

from __future__ import annotations

import re

from reportedly.ingest.dates import DATE
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import is_known, names_person, outlet_name
from reportedly.ingest.pattern import pattern
from reportedly.ingest.read_authors import authors_of
from reportedly.ingest.read_credit_line import read_credit_line, take_dates
from reportedly.model.span import Span

OPENING = 250
"""Characters of the line in which the brackets have to begin."""
_INLINE = rf"\s*(?P<label>(?i:date):?\s+)?(?P<day>{DATE})?\s*\((?P<who>[^()\n]{{3,120}})\)\s+(?=\S)"


def read_inline(line: Line) -> Matter:
    """What the line says before its report begins."""
    found = pattern(_INLINE).match(line.text) if "(" in line.text[:OPENING] else None
    if not found or len(line.text) - found.end() < 20:
        return Matter()
    metadata = _strong(found["who"]) if found["label"] and found["day"] else _weak(found)
    if metadata is None:
        return Matter()
    published, _ = take_dates(line.text[: found.start("who")])
    span = Span.of(line.start, line.start + len(found[0].rstrip()))
    return Matter(metadata=Metadata(published=published) | metadata, asides=(span,))


def _strong(who: str) -> Metadata:
    """Behind "date" and a date, whatever stands last is the outlet; a person alone is the author."""
    names, _, outlet = who.rpartition(",")
    if not names and names_person(who) and not is_known(who):
        return Metadata(authors=(who.strip(),))
    return Metadata(outlet=outlet_name(outlet), authors=authors_of(names))


def _weak(found: re.Match[str]) -> Metadata | None:
    """Elsewhere the brackets have to name an author and an outlet of known shape, or follow a date."""
    metadata = read_credit_line(found["who"]) if not is_known(found["who"]) else None
    if metadata is None or not (metadata.outlet or metadata.published):
        return None
    dated = bool(found["label"] or found["day"])
    return metadata if dated or (metadata.authors and metadata.outlet) else None
