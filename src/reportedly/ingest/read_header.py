"""The lines over an article - title, byline, outlet, date - for what they say; only bylines, outlets and dates are asides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.ingest.dates import CLOCK, DATE, iso_of
from reportedly.ingest.find_captions import caption_mark
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import ROLE, names_outlet, names_person, outlet_name, parts
from reportedly.model.outlets import outlets
from reportedly.model.span import Span

HEADER_LINES = 8
"""No header read so far has more; what looks like one further down belongs to the report."""
TITLE_LENGTH = 140
LINE_LENGTH = 160

_LABEL = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|filed|created)|(?:last )?(?:updated|modified)|date(?:line)?)\b(?:\s+(?:on|at))?\s*:?",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    r"\b(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"
)
_STANDING = re.compile(
    r"(?:\d+ (?:second|minute|min|hour|day|week|month|year)s? ago|\d+[- ]min(?:ute)?s? read|this article is more than .{3,20} old"
    r"|share this article.{0,40}|listen to article.{0,80}|share tweet.{0,30}|advertisement)",
    re.IGNORECASE,
)
_INLINE = re.compile(rf"\s*(?:date:?\s+)?(?:{DATE.pattern})?\s*\((?P<who>[^()\n]{{3,120}})\)\s+(?=\S)", re.IGNORECASE)
_CORRECTED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What was read, and how many lines it takes; the report begins after them."""

    matter: Matter
    length: int


def read_header(found: tuple[Line, ...]) -> Header:
    """The header of the text with these lines."""
    matter = Matter()
    at = 0
    for at, line in enumerate(found[:HEADER_LINES]):
        metadata = _signature(found, at) or read_credit_line(line.text, bylined=bool(matter.metadata.authors))
        if metadata is not None:
            matter |= Matter(metadata=metadata, asides=(line.span,))
        elif title := _title(found, at, matter):
            matter |= Matter(metadata=Metadata(title=title))
        elif not _is_standfirst(found, at, matter):
            break
    else:
        at = min(len(found), HEADER_LINES)
    if at < len(found):
        matter |= _read_inline(found[at])
    return Header(matter=matter, length=at)


def read_credit_line(line: str, *, bylined: bool = False) -> Metadata | None:
    """What a line of header says; None if any part of it is something else. `bylined`: a byline stands above it.

    >>> read_credit_line("By Ada Quill and Bo Fenn, Harbour Post - March 3, 2026")
    Metadata(outlet='Harbour Post', published='2026-03-03', url=None, title=None, authors=('Ada Quill', 'Bo Fenn'))
    >>> read_credit_line("Ada Quill won the vote in March.") is None
    True
    """
    if len(line) > LINE_LENGTH:
        return None
    if _STANDING.fullmatch(line):
        return Metadata()
    published, rest = _take_dates(line)
    dated = rest != line
    by = re.match(r"(?:by|from|source|written by|story by):?\s+(?=[A-ZÀ-Þ]|the\s)", rest.lstrip(" |"), re.IGNORECASE)
    authors: list[str] = []
    outlet = None
    for part in parts(rest.lstrip(" |")[by.end() if by else 0 :]):
        words = part.text.strip(" :")
        if not words:
            continue
        if names_outlet(words) and not (by and not authors and names_person(words) and not _known(words)):
            outlet = outlet or outlet_name(words)
        elif authors and by and _is_role(words):
            continue
        elif names_person(words) and (outlet is None or dated):
            authors.append(words)
        elif not ((by and (authors or outlet)) or (authors and bylined)) or not _is_role(words):
            return None
    if not (dated or outlet or (by and authors)):
        return None
    if outlet and not (by or dated or bylined) and not (_known(line) or (authors and re.search(r"[,|•–—]|--", line))):
        return None
    return Metadata(outlet=outlet, published=published, authors=tuple(authors))


def _take_dates(line: str) -> tuple[str | None, str]:
    """The date of publication and the line without dates, times and their labels; an update's date only where no other is."""
    stamps = [(iso_of(found), found.start()) for found in DATE.finditer(line)]
    published = next((day for day, at in stamps if not _CORRECTED.search(line[:at])), stamps[0][0] if stamps else None)
    if not (stamps or CLOCK.search(line) or _SHORT_DATE.search(line)):
        return None, line
    rest = CLOCK.sub("|", DATE.sub("|", line))
    rest = _SHORT_DATE.sub("|", rest)
    rest = re.sub(r"\b(?:[ECMP][SD]?T|GMT|UTC|BST)\b", "|", _LABEL.sub("|", rest))
    return published, re.sub(r"\b(?:on|at)\s*(?=\||$)|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*),?\s*(?=\|)", "|", rest)


def _signature(found: tuple[Line, ...], at: int) -> Metadata | None:
    """The authors on a first line of names alone, with their outlet or the date on the next."""
    if (
        at
        or len(found) < 2
        or not all(names_person(part.text) and not names_outlet(part.text) for part in parts(found[0].text))
    ):
        return None
    below = read_credit_line(found[1].text)
    if below is None or not (below.outlet or below.published) or below.authors:
        return None
    return Metadata(authors=tuple(part.text for part in parts(found[0].text)))


def _title(found: tuple[Line, ...], at: int, matter: Matter) -> str | None:
    """The words of a title line: the first of the text, short, no sentence, and an empty line or a byline after it."""
    if at or matter.metadata.title or len(found) < 2:
        return None
    line, following = found[0], found[1]
    credited = _is_byline(following.text)
    if (
        len(line.text) > TITLE_LENGTH
        or caption_mark(line.text)
        or line.text.startswith(("(", "•", "-", "—", "Story highlights"))
    ):
        return None
    if credited:
        return line.text.rstrip(".") if line.text.endswith(".") and line.text.count(".") == 1 else line.text
    sentence = line.text.endswith((".", ":", ";", ",", "”", '"', ")"))
    return line.text if following.gap and not sentence and len(following.text) > len(line.text) / 2 else None


def _is_standfirst(found: tuple[Line, ...], at: int, matter: Matter) -> bool:
    """Whether the line lies between title and byline."""
    below_title = matter.metadata.title is not None and not matter.metadata.authors
    return (
        below_title
        and at == 1
        and len(found) > 2
        and len(found[1].text) < 2 * LINE_LENGTH
        and _is_byline(found[2].text)
    )


def _is_byline(line: str) -> bool:
    metadata = read_credit_line(line)
    return metadata is not None and bool(metadata.authors or metadata.published)


def _read_inline(line: Line) -> Matter:
    """A header in the first line of the report itself: " date 2026-03-04 (Ada Quill, Harbour Post) The mayor ..."."""
    found = _INLINE.match(line.text)
    if not found or len(line.text) - found.end() < 20:
        return Matter()
    metadata = read_credit_line(f"{found['who']}") if not _known(found["who"]) else None
    dated = found["who"] != found[0].strip(" ()\u00a0")
    if (
        metadata is None
        or not (metadata.outlet or metadata.published)
        or not (dated or (metadata.authors and metadata.outlet))
    ):
        return Matter()
    published, _ = _take_dates(line.text[: found.start("who")])
    span = Span.of(line.start, line.start + len(found[0].rstrip()))
    return Matter(metadata=Metadata(published=published) | metadata, asides=(span,))


def _known(words: str) -> bool:
    return bool(outlets().by_name(words) or outlets().ambiguous(words))


def _is_role(words: str) -> bool:
    return len(words.split()) <= 8 and bool(
        ROLE.search(words) or re.match(r"(?i:with reporting|in [A-Z]|for [A-Z])", words)
    )
