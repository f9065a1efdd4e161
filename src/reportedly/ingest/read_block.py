"""A block of short lines over an article - outlet, headline, byline, date - in any order, up to the first empty line."""

from __future__ import annotations

from reportedly.ingest.find_captions import caption_mark
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import is_known, names_outlet, names_person, outlet_name
from reportedly.ingest.read_credit_line import LINE_LENGTH, read_credit_line

BLOCK_LINES = 6
HEADLINE_LINES = 3
"""Outlet, headline and a line under the headline: the most that stands in a block besides bylines and dates."""
NAME_LENGTH = 40
MASTHEADS = frozenset(
    [
        "advertiser",
        "argus",
        "chronicle",
        "clarion",
        "courant",
        "courier",
        "dispatch",
        "enquirer",
        "examiner",
        "gazette",
        "herald",
        "inquirer",
        "ledger",
        "observer",
        "sentinel",
        "telegraph",
        "tribune",
    ]
)
"""Last words that headlines hardly have: a line of such a name alone is an outlet's."""
SECTIONS = frozenset(
    [
        "analysis",
        "business",
        "comment",
        "culture",
        "editorial",
        "exclusive",
        "features",
        "health",
        "local",
        "national",
        "news",
        "opinion",
        "politics",
        "science",
        "sport",
        "sports",
        "tech",
        "technology",
        "world",
    ]
)


def read_block(found: tuple[Line, ...]) -> tuple[Matter, int]:
    """What the block says, and its lines; nothing if it has neither byline nor date, or a line that is none of a header."""
    length = _length(found)
    if length < 2 or length == len(found):
        return Matter(), 0
    matter = Matter()
    others: list[Line] = []
    for line in found[:length]:
        metadata = read_credit_line(line.text, bylined=bool(matter.metadata.authors))
        if metadata is not None and (metadata.authors or metadata.published or matter.metadata.authors):
            matter |= Matter(metadata=metadata, asides=(line.span,))
        else:
            others.append(line)
    credited = matter.metadata.authors or matter.metadata.published
    if not credited or len(others) > HEADLINE_LINES or not all(_is_short(line.text) for line in others):
        return Matter(), 0
    return matter | _read_headlines(others, bylined=bool(matter.metadata.authors)), length


def _length(found: tuple[Line, ...]) -> int:
    """The lines up to the first gap, and the credit lines behind it; none if they are too many."""
    end = next((at for at, line in enumerate(found) if at and line.gap), 0)
    if end == 1 and is_masthead(found[0].text):
        end = 2
    bylined = False
    while 1 < end < len(found) and (below := read_credit_line(found[end].text, bylined=bylined)):
        bylined = bylined or bool(below.authors)
        end += 1
    return end if end <= BLOCK_LINES else 0


def _read_headlines(others: list[Line], *, bylined: bool) -> Matter:
    """Of the lines that are neither byline nor date: the outlet, which is an aside, and the title."""
    name = next((line for line in others if is_masthead(line.text)), None)
    if len(others) > 1:
        name = name or next((line for line in others if names_outlet(line.text)), None)
        name = name or (others[0] if _is_name_above(others[0], others[1], bylined=bylined) else None)
    titles = [line.text for line in others if line is not name and line.text.lower() not in SECTIONS]
    return Matter(
        metadata=Metadata(outlet=outlet_name(name.text) if name else None, title=titles[0] if titles else None),
        asides=(name.span,) if name else (),
    )


def is_masthead(line: str) -> bool:
    """Whether the line is an outlet's name and hardly a headline: known, or of few words with an unmistakable last one.

    >>> is_masthead("Harbour Gazette"), is_masthead("Mayor Hails Post")
    (True, False)
    """
    words = line.removeprefix("The ").split()
    if is_known(line):
        return line != line.lower()
    return names_outlet(line) and len(words) <= 3 and words[-1].lower() in MASTHEADS


def _is_name_above(line: Line, headline: Line, *, bylined: bool) -> bool:
    """A short line of capitalised words over the headline; a person's name there may be the author's, if no byline is."""
    words = line.text.split()
    return (
        len(line.text) <= min(NAME_LENGTH, len(headline.text))
        and len(words) <= 4
        and line.text.lower() not in SECTIONS
        and all(word[0].isupper() or word in ("of", "the", "and", "&") for word in words)
        and line.text[-1].isalnum()
        and (bylined or not names_person(line.text))
    )


def _is_short(line: str) -> bool:
    """No sentence of a report, no caption."""
    sentence = line.endswith((".", ":", ";", ",")) or ". " in line.rstrip(".")[20:]
    return len(line) <= LINE_LENGTH and not sentence and not caption_mark(line) and line[0] not in "(•-—"
