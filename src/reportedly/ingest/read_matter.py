"""All matter of a text, read in turn: header, datelines, captions, credit lines."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.ingest.find_captions import find_captions
from reportedly.ingest.lines import lines
from reportedly.ingest.matter import Matter
from reportedly.ingest.read_datelines import read_datelines
from reportedly.ingest.read_footer import read_footer
from reportedly.ingest.read_header import read_header


def read_matter(text: str, *, captions: Iterable[str] = (), outlet: str | None = None) -> Matter:
    """What stands around the report in the text; `captions` are those that the page marks as such, `outlet` the article's own.

    Where no outlet is given, the one that the header names is it.
    """
    found = lines(text)
    header = read_header(found)
    pictures = find_captions(found[header.length :], captions)
    below = tuple(
        line for line in found[header.length :] if not any(line.span.overlaps(span) for span in pictures.captions)
    )
    return (
        header.matter | read_datelines(below, outlet or header.matter.metadata.outlet) | pictures | read_footer(below)
    )
