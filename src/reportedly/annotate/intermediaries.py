"""Intermediaries that a cue or its surroundings state: "told CNN", "in an interview with Reuters", "obtained by the Post"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.annotate.draft import Draft
from reportedly.annotate.outlet_names import fuller, outlet_at
from reportedly.model.article import Article
from reportedly.model.span import Span, hull

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|informed|to|with|on|in|for|by|described to|interviewed by|via)(?: (?:the|an?|both))?(?: \w+ (?:newspaper|magazine|network|program))? (?=[A-Z])"
)
_HELD = re.compile(
    r"\b(?:obtained|reviewed|seen|published|provided|disclosed|released|reported|viewed|sent|leaked|acquired)(?: \w+)?,? (?:exclusively )?(?:first )?(?:by|to) (?:the )?(?=[A-Z])"
)
_SENTENCE = re.compile(r"(?<=[.!?][”\"’'])\s+(?=[A-Z“\"])|(?<=[a-z\d)][.!?])\s+(?=[A-Z“\"])|\n+")


def told_outlet(article: Article, draft: Draft) -> str | None:
    """The outlet to which, on which or through which the speaker speaks, if the text says so; never the article's own."""
    for stretch in _around(article.text, draft):
        for match in _TOLD.finditer(article.text, stretch.start, stretch.end):
            name = outlet_at(article.text[: stretch.end], match.end())
            if name:
                return fuller(name, article.text, article.outlet)
    return None


def holder_of(article: Article, draft: Draft) -> str | None:
    """The outlet that obtained, saw or published the document that speaks."""
    for span in draft.source:
        match = _HELD.search(article.text, span.start, span.end)
        if match and (name := outlet_at(article.text[: span.end], match.end())):
            return fuller(name, article.text, article.outlet)
    return None


def _around(text: str, draft: Draft) -> Iterator[Span]:
    """What the sentence of the cue says outside the content: the cue itself first."""
    yield from draft.cue
    if not draft.cue:
        return
    cue = hull(draft.cue)
    start = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, cue.start - 400), cue.start)), default=max(0, cue.start - 400)
    )
    end = next((m.start() for m in _SENTENCE.finditer(text, cue.end, cue.end + 300)), min(len(text), cue.end + 300))
    start = max([start, *(span.end for span in draft.content if span.end <= cue.start)])
    end = min([end, *(span.start for span in draft.content if span.start >= cue.end)])
    if start < cue.start:
        yield Span(start, cue.start)
    if cue.end < end:
        yield Span(cue.end, end)
