"""The words that name a draft's source, where its span misses them: a cut name, "it believes", "the agency, which warned"."""

from __future__ import annotations

import re

from reportedly.annotate.draft import Draft
from reportedly.model.span import Span, hull

LONGEST = 400
"""A source over more characters than this is no phrase; its first piece is."""

_CUT = re.compile(r"(?:[Tt]he|[Aa]n?|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?)$")
_REST_OF_NAME = re.compile(r"\.?(?: [A-ZÀ-Þ][\w’'.-]*(?<![.’'])){1,5}")
_PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e)(?: (?:has|have|had|also|still|now))* $")
_RELATIVE = re.compile(r",? (?:who|which|that)(?: (?:has|have|had|also|still|later|\w+ly))* ?$")
_PASSIVE = re.compile(
    r"(?:(?:also|widely|still|not|now|reportedly) )*(?:is|are|was|were|be|been|being|\w+ly$|to)\b|[’']s\b|\w+(?:ed|wn|en|ught) (?:to|as|by|that)\b"
)
_PAIRED = re.compile(r"(?:[Bb]oth|[Nn]either|[Ee]ither) (?=.+ (?:and|n?or) )")
_LONE_RELATIVE = re.compile(r"(?:who|which|that)$", re.I)
_NOUN_PHRASE = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*(?: (?:of |for |and |the |& )*(?=[A-ZÀ-Þ]))?)+$"
    r"|(?:\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]wo|[Tt]hree|[Oo]ne) )(?:[\w’'-]+ ){0,4}[\w’'-]+$"
)
REACH = 90
UNSTATED = 0.9
"""Where the model gives nobody at least this chance, nobody is looked for."""


def mend_source(text: str, draft: Draft) -> Span | None:
    """The span of a draft's source, None where the text states none.

    >>> text = "It was seen by the Harbour Board, which warned the crews."
    >>> mend_source(text, Draft(source=(), cue=(Span(40, 46),), content=(Span(47, 56),))).text(text)
    'the Harbour Board'
    """
    if not draft.source:
        return _unstated(text, draft)
    span = hull(draft.source)
    if span.end - span.start > LONGEST:
        span = draft.source[0]
    span = _unbracketed(text, span)
    words = span.text(text)
    if paired := _PAIRED.match(words):
        return Span(span.start + paired.end(), span.end)
    if _LONE_RELATIVE.match(words):
        return _before(text, span.start, r",? ?$") or span
    if _CUT.match(words) and (rest := _REST_OF_NAME.match(text, span.end)):
        return Span(span.start, rest.end())
    return span


def _unbracketed(text: str, span: Span) -> Span:
    """Without the brackets of an inserted name: "(Quill)", "[Quill"."""
    start = span.start + text.startswith(("(", "["), span.start)
    words = text[start : span.end]
    open_ones = sum(words.count(mark) for mark in "([") - sum(words.count(mark) for mark in ")]")
    end = span.end - (open_ones < 0 and words.endswith((")", "]")))
    return Span(start, end) if start < end else span


def _unstated(text: str, draft: Draft) -> Span | None:
    """The pronoun right before the cue, or what the relative pronoun there stands for."""
    if not draft.cue or _PASSIVE.match(draft.cue[0].text(text)):
        return None
    cue = draft.cue[0].start
    start = max(0, cue - REACH)
    stretch = text[start:cue]
    if pronoun := _PRONOUN.search(stretch):
        return Span(start + pronoun.start(1), start + pronoun.end(1))
    if draft.leaning and draft.leaning.kind.get(None, 0.0) > UNSTATED:
        return None
    if relative := _RELATIVE.search(stretch):
        return _before(text, start + relative.start(), r"")
    opened = re.match(r"(?:who|which)\b", text[cue : cue + 6])
    return _before(text, cue, r",? ?$") if opened else None


def _before(text: str, place: int, between: str) -> Span | None:
    """The noun phrase that ends at a place of the text, but for what may stand between."""
    start = max(0, place - REACH)
    stretch = text[start:place]
    stretch = re.sub(between, "", stretch) if between else stretch
    found = _NOUN_PHRASE.search(stretch)
    return Span(start + found.start(), start + found.end()) if found and found.group() else None
