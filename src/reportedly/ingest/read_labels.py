"""A block of labelled lines over an article ("Title: ...", "Outlet: ...", "Date: ..."), in any order."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from reportedly.ingest.dates import iso
from reportedly.ingest.lines import Line
from reportedly.ingest.matter import Matter
from reportedly.ingest.metadata import Metadata
from reportedly.ingest.names import is_role, outlet_name
from reportedly.ingest.pattern import pattern
from reportedly.ingest.read_authors import authors_of
from reportedly.ingest.read_credit_line import read_credit_line

LABELLED_LINES = 10
VALUE_LENGTH = 300


def _title(words: str) -> Metadata | None:
    return Metadata(title=words)


def _outlet(words: str) -> Metadata | None:
    return Metadata(outlet=outlet_name(words)) if len(words) <= 80 and not words.endswith((".”", '."')) else None


def _authors(words: str) -> Metadata | None:
    return Metadata(authors=tuple(name for name in authors_of(words) if not is_role(name) and not name[0].islower()))


def _published(words: str) -> Metadata | None:
    return Metadata(published=iso(words)) if iso(words) else read_credit_line(words)


def _url(words: str) -> Metadata | None:
    if not re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?", words):
        return None
    return Metadata(url=words if "://" in words else None)


LABELS: dict[str, Callable[[str], Metadata | None]] = {
    "title": _title,
    "headline": _title,
    "outlet": _outlet,
    "source": _outlet,
    "publisher": _outlet,
    "publication": _outlet,
    "author": _authors,
    "authors": _authors,
    "by": _authors,
    "byline": _authors,
    "date": _published,
    "published": _published,
    "url": _url,
    "link": _url,
}
"""The labels, and what reads the words behind each; None: the line is none of a header."""
ALONE = frozenset({"title", "headline", "outlet", "publisher", "author", "authors", "url"})
"""Labels that one line alone may bear, before an empty line; captions and charts bear the others too ("Source: ...")."""


def read_labels(found: tuple[Line, ...]) -> tuple[Matter, int]:
    """What the labelled lines at the top say, all of them asides, and how many they are; none if there is no report below.

    >>> from reportedly.ingest.lines import lines
    >>> matter, length = read_labels(lines("Title: Second ferry\\nDate: 3 March 2026\\n\\nThe ferry runs."))
    >>> matter.metadata.title, matter.metadata.published, length
    ('Second ferry', '2026-03-03', 2)
    """
    read = list(takewhile(lambda one: one[1] is not None, map(_labelled, found[:LABELLED_LINES])))
    alone = len(read) == 1 and read[0][0] in ALONE and found[1:2] and found[1].gap
    if not (len({label for label, _ in read}) > 1 or alone) or len(read) == len(found):
        return Matter(), 0
    matter = Matter()
    for line, (_, metadata) in zip(found, read, strict=False):
        matter |= Matter(metadata=metadata or Metadata(), asides=(line.span,))
    return matter, len(read)


def _labelled(line: Line) -> tuple[str, Metadata | None]:
    """The label and what the line says; None where it has no label, or words that the label cannot have."""
    stated = pattern(r"(\w+)\s*:\s*(\S.*)").fullmatch(line.text) if len(line.text) <= VALUE_LENGTH else None
    read = LABELS.get(stated[1].lower()) if stated else None
    return (stated[1].lower(), read(stated[2])) if stated and read else ("", None)
