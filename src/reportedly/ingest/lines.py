"""The lines of a text, where they stand; nothing of the text is changed to find them."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.model.span import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


class Line(NamedTuple):
    """One line without the blanks around it; `gap` says that an empty line, or nothing at all, stands before it."""

    text: str
    start: int
    gap: bool

    @property
    def span(self) -> Span:
        """Where the line stands in its text."""
        return Span.of(self.start, self.start + len(self.text))


def lines(text: str) -> tuple[Line, ...]:
    r"""All lines that hold more than blanks.

    >>> [(line.text, line.start, line.gap) for line in lines(" one \r\ntwo\n\nthree")]
    [('one', 1, True), ('two', 7, False), ('three', 12, True)]
    """
    found: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        breaks = re.sub(r"\r\n|\r", "\n", text[end : match.start()]).count("\n")
        found.append(Line(words, match.start() + match[0].index(words), not found or breaks > 1))
        end = match.end()
    return tuple(found)
