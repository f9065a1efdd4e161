"""Lays marks over an article's text: marks may overlap in part, HTML elements may not, so they are cut where they cross."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from reportedly.model.span import Span

# More layers than this nobody can see; the bound keeps a hostile report of n crossing marks from n * n elements.
LAYERS = 8
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\n\s*")


class Part(StrEnum):
    """What a marked piece of text is: a part of a claim, or something that is no claim at all."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    CAPTION = "caption"
    CREDIT = "credit"
    ASIDE = "aside"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text and what it is; `claim` is the number of its claim, None for what nobody is cited for."""

    span: Span
    part: Part
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins, or goes on after a cut; `layer` counts the contents that lie around it."""

    mark: Mark
    layer: int


@dataclass(frozen=True, slots=True)
class Close:
    """The mark opened last ends, or is cut."""


@dataclass(frozen=True, slots=True)
class Words:
    """Characters of the text, as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Here stands the number of a claim."""

    claim: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Here begins something that is led to under this id."""

    id: str


Token = Open | Close | Words | Note | Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph without the white space around it; in `tokens` every Open has its Close."""

    span: Span
    tokens: tuple[Token, ...]


def cut_paragraphs(text: str) -> tuple[Span, ...]:
    r"""Paragraphs without the white space around them, parted by blank lines or, where there are none, by line ends.

    >>> [p.text("One.\n \nTwo,\nthree.\n\n") for p in cut_paragraphs("One.\n \nTwo,\nthree.\n\n")]
    ['One.', 'Two,\nthree.']
    """
    breaks = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    starts = [0, *(found.end() for found in breaks.finditer(text))]
    ends = [*(found.start() for found in breaks.finditer(text)), len(text)]
    return tuple(span for start, end in zip(starts, ends, strict=True) if (span := _stripped(text, start, end)))


def lay_marks(
    text: str, marks: Iterable[Mark], notes: Mapping[int, int], anchors: Mapping[str, int] | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` with the marks in them; `notes` tells for each claim the offset at which its number stands.

    `anchors` are ids with the offsets at which they stand.
    """
    spans = cut_paragraphs(text)
    beginning = _by_place((mark.span.start, mark) for mark in marks)
    noted = _by_place((_settle(place, spans), claim) for claim, place in sorted(notes.items()) if spans)
    edges = {span.end for span in spans}
    led_to = _by_place((_begin(place, spans, edges), id) for id, place in (anchors or {}).items() if spans)
    ends = {mark.span.end for some in beginning.values() for mark in some}
    cuts = sorted({*beginning, *noted, *led_to, *ends, *(edge for span in spans for edge in span)} | {len(text)})
    waiting = list(reversed(spans))
    layers = _Layers()
    paragraphs: list[Paragraph] = []
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        layers.tokens.extend(Note(claim) for claim in noted.get(at, ()))
        layers.close_ended(at)
        if waiting and at == waiting[-1].end:
            paragraphs.append(Paragraph(span=waiting.pop(), tokens=layers.end_paragraph()))
        if waiting and at == waiting[-1].start:
            layers.begin_paragraph()
        layers.tokens.extend(Anchor(id) for id in led_to.get(at, ()))
        for mark in sorted(beginning.get(at, ()), key=lambda mark: -mark.span.end):
            layers.open(mark)
        if waiting and waiting[-1].start <= at < following:
            layers.tokens.append(Words(text[at:following]))
    return tuple(paragraphs)


class _Layers:
    """The marks open at one place, outermost first, and the tokens of the paragraph so far."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.tokens: list[Token] = []

    def open(self, mark: Mark) -> None:
        if len(self.marks) < LAYERS:
            around = sum(other.part is Part.CONTENT for other in self.marks)
            self.marks.append(mark)
            self.tokens.append(Open(mark, around))

    def close_ended(self, at: int) -> None:
        """Closes down to the outermost mark that ends here, and opens again those that were only in the way."""
        kept = next((place for place, mark in enumerate(self.marks) if mark.span.end <= at), len(self.marks))
        cut = self.marks[kept:]
        del self.marks[kept:]
        self.tokens.extend(Close() for _ in cut)
        for mark in cut:
            if mark.span.end > at:
                self.open(mark)

    def begin_paragraph(self) -> None:
        self.tokens = []
        cut, self.marks = self.marks, []
        for mark in cut:
            self.open(mark)

    def end_paragraph(self) -> tuple[Token, ...]:
        tokens, self.tokens = (*self.tokens, *(Close() for _ in self.marks)), []
        return tokens


T = TypeVar("T")


def _by_place(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    places: dict[int, list[T]] = defaultdict(list)
    for place, one in pairs:
        places[place].append(one)
    return places


def _settle(place: int, paragraphs: tuple[Span, ...]) -> int:
    """The nearest offset within a paragraph: a place between two belongs to the end of the first."""
    behind = bisect_left(paragraphs, place, key=lambda paragraph: paragraph.start)
    paragraph = paragraphs[max(behind - 1, 0)]
    return max(paragraph.start, min(place, paragraph.end))


def _begin(place: int, paragraphs: tuple[Span, ...], edges: set[int]) -> int:
    """The same, but never behind a paragraph's last character, at one of the edges: something begins there."""
    settled = _settle(place, paragraphs)
    return settled - 1 if settled in edges else settled


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None
