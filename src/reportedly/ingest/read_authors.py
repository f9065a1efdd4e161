"""Authors as records, pages and labelled lines state them, to names."""

from __future__ import annotations

import re

from reportedly.ingest.names import OUTLET_WORDS

_SURNAMES = frozenset({"bell", "bee", "mercury", "press", "star"})
"""Words at the end of outlets' names that end persons' names too."""
_NOBODY = (
    r"(?i)(?:follow|no author|unknown|admin|author|share|staff(?: (?:and|writer|report).*)?|special to .*"
    r"|news service reports|editor|phd|md|associated press)"
)


def authors_of(given: str | tuple[str, ...]) -> tuple[str, ...]:
    """Authors from a list or a line of names, without "By", addresses and the outlets behind the names.

    >>> authors_of("By Ada Quill, Bo Fenn and Cal Dunn Jr., Harbour Post"), authors_of(("Ada Quill",))
    (('Ada Quill', 'Bo Fenn', 'Cal Dunn Jr.'), ('Ada Quill',))
    """
    names = [given] if isinstance(given, str) else list(given)
    if len(names) == 1:
        line = re.sub(r"\s+(Jr|Sr|II|III|PhD|MD)\b", r" \1", re.sub(r",\s*(Jr|Sr|PhD|MD)\b", r" \1", names[0]))
        names = re.split(r"\s*[,;|]\s*(?:and\s+)?|\s+(?:and|&)\s+", line)
    kept = (re.sub(r"^(?:[Bb]y|BY)\s+|https?://\S+|\S+@\S+|^[\"“]|[\"”]$", "", name.strip()).strip() for name in names)
    return tuple(dict.fromkeys(name for name in kept if name and not _no_author(name)))


def _no_author(name: str) -> bool:
    """Outlets, roles and remains of pages that stand where an author should."""
    words = name.lower().split()
    ends_as_outlet = len(words) > 1 and words[-1] in OUTLET_WORDS - _SURNAMES
    return ends_as_outlet or name.endswith(" staff") or bool(re.fullmatch(_NOBODY, name))
