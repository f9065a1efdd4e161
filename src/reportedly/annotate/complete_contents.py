"""Contents made whole where quotation marks or a colon say how far they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.model.span import Span

_MARK = re.compile(r"[“”\"]|\n+")
_BLOCK = re.compile(r"\s*([^\n]+)")
_STOPS = " \n.,"
# A quotation longer than this is a speech printed in full or a mark never closed; it is left as read.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Quotation:
    """From the opening mark to behind the closing one; `closed` is False where the paragraph ended first."""

    start: int
    end: int
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """All quotations in double marks, in order; a paragraph end ends one that is not closed."""
    found: list[Quotation] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened < 0:
            opened = match.start() if mark in '“"' else -1
        elif mark[0] == "\n":
            found.append(Quotation(opened, match.start(), False))
            opened = -1
        elif mark in '”"':
            found.append(Quotation(opened, match.end(), True))
            opened = -1
    return found


def complete_contents(
    text: str, content: Sequence[Span], others: Sequence[Span], marks: Sequence[Quotation]
) -> list[Span]:
    """The content spans, stretched to the quotations that they begin or end inside; `others` are the cue and source.

    A quotation that holds part of the content and neither cue nor source belongs to it as a whole, and goes on
    where the next paragraph reopens one that was not closed.
    """
    return [_complete(text, span, others, marks) for span in content]


def _complete(text: str, span: Span, others: Sequence[Span], marks: Sequence[Quotation]) -> Span:
    start, end = span
    for place, mark in enumerate(marks):
        if mark.end <= start or mark.start >= end or mark.end - mark.start > LONGEST:
            continue
        if any(mark.start < o.end and o.start < mark.end for o in others):
            continue
        if mark.start < start and mark.end <= end:
            start = mark.start
        if mark.start >= start and mark.end > end:
            end = _reopened(text, place, marks)
        elif not mark.closed and text[end : mark.end].strip(_STOPS) == "" and end <= mark.end:
            end = max(end, _reopened(text, place, marks))
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span.of(start, end)


def _reopened(text: str, place: int, marks: Sequence[Quotation]) -> int:
    """Where a quotation ends if the paragraphs after it go on with it, each beginning with a mark of its own."""
    end = marks[place].end
    while not marks[place].closed and place + 1 < len(marks) and not text[end : marks[place + 1].start].strip():
        place += 1
        end = marks[place].end
    return end


def content_after_colon(text: str, cue: Span) -> list[Span]:
    """What follows a cue that ends in a colon: the next paragraph's or line's words; nothing where there is none."""
    start = cue.end + (text[cue.end : cue.end + 1] == ":")
    if text[start - 1] != ":":
        return []
    block = _BLOCK.match(text, start)
    return [Span.of(block.start(1), block.start(1) + len(block.group(1).rstrip()))] if block else []
