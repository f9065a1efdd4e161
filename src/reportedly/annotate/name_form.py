"""Name the form of an attribution: quoted, reported, or both, from the quotation marks in and around its content."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from reportedly.annotate.draft import Draft
from reportedly.model.attribution import Form
from reportedly.model.span import Span, hull

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[“”„«»\"]|``|''")
# Single marks are apostrophes too: the length is limited so that the search for a second one is.
_SINGLE = re.compile(r"(?<![\w.,!?])['‘](?=\w)(?P<words>.{1,1000}?)(?<=[\w.,!?…])['’](?!\w)")


def name_form(text: str, draft: Draft) -> Form:
    """Direct if all words of the content are quoted, indirect if none is, else mixed.

    A quotation that holds the cue as well is somebody else's: in `"He told me he would go," she said`,
    what he told is indirect.
    """
    words = [
        Span(span.start + word.start(), span.start + word.end())
        for span in draft.content
        for word in _WORD.finditer(span.text(text))
    ]
    if not words:
        return Form.INDIRECT
    whole, outer = hull(draft.content), draft.cue or draft.source
    around = [q for q in quotations(text) if q.overlaps(whole) and not any(q.holds(span) for span in outer)]
    quoted = sum(any(q.start <= word.start < q.end for q in around) for word in words)
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted == len(words) else Form.MIXED


@functools.lru_cache(maxsize=8)
def quotations(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks, single ones too, the marks left out; kept, as every attribution of a text asks."""
    paragraphs = [Span(p.start(), p.end()) for p in _PARAGRAPH.finditer(text)]
    return (*_double(text, paragraphs), *_single(text, paragraphs))


def _double(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """A quotation that a paragraph leaves open ends there; the next paragraph goes on with it if its first mark closes."""
    left_open = False
    for paragraph in paragraphs:
        marks = list(_DOUBLE.finditer(text, *paragraph))
        opened = paragraph.start if left_open and marks and not _opens(text, marks[0]) else None
        for mark in marks:
            if opened is None:
                opened = mark.end() if _opens(text, mark) else None
            elif not _opens(text, mark):
                yield Span(opened, mark.start())
                opened = None
        left_open = opened is not None
        if opened is not None and opened < paragraph.end:
            yield Span(opened, paragraph.end)


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in "“„«``":
        return True
    if mark.group() in "”»''":
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(after.strip()) and not (before.isalnum() or before in tuple(".,!?…'’)]%"))


def _single(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    for paragraph in paragraphs:
        for found in _SINGLE.finditer(text, *paragraph):
            yield Span(*found.span("words"))
