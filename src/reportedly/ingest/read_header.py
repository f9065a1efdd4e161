"""The lines over an article - title, byline, outlet, date - for what they say; only bylines, outlets and dates are asides."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.ingest.find_captions import caption_mark
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import names_outlet, names_person, parts
from reportedly.ingest.read_block import read_block
from reportedly.ingest.read_credit_line import LINE_LENGTH, is_byline, read_credit_line
from reportedly.ingest.read_inline import read_inline
from reportedly.ingest.read_labels import read_labels

HEADER_LINES = 8
"""No header read so far has more; what looks like one further down belongs to the report."""
TITLE_LENGTH = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What was read, and how many lines it takes; the report begins after them."""

    matter: Matter
    length: int


def read_header(found: tuple[Line, ...]) -> Header:
    """The header of the text with these lines: a block of labelled lines, a block of short ones, or line by line."""
    matter, at = read_labels(found)
    if not at:
        matter, at = read_block(found)
    if not at:
        matter, at = _read_lines(found)
    if at < len(found):
        matter |= read_inline(found[at])
    return Header(matter=matter, length=at)


def _read_lines(found: tuple[Line, ...]) -> tuple[Matter, int]:
    """What line after line says, and how many they are."""
    matter = Matter()
    for at, line in enumerate(found[:HEADER_LINES]):
        metadata = _signature(found, at) or read_credit_line(line.text, bylined=bool(matter.metadata.authors))
        if metadata is not None:
            matter |= Matter(metadata=metadata, asides=(line.span,))
        elif title := _title(found, at, matter):
            matter |= Matter(metadata=Metadata(title=title))
        elif not _is_standfirst(found, at, matter):
            return matter, at
    return matter, min(len(found), HEADER_LINES)


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
    credited = is_byline(following.text)
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
        below_title and at == 1 and len(found) > 2 and len(found[1].text) < 2 * LINE_LENGTH and is_byline(found[2].text)
    )
