"""Settle the ends of spans where the text leaves no choice: whole words, closed quotation marks, closed brackets.

What the guidelines leave to the corpus (whether "that" opens a content, a comma closes a source) stays as read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.model.span import Span

# A relative pronoun between a source and its cue belongs to neither: "officials who said ...".
_RELATIVE = re.compile(r",?\s+(?:who|which|that)$", re.IGNORECASE)
# After a quotation's last word: at most two stops, then the mark that closes it.
_CLOSING = {
    "“": re.compile(r"[.,!?…—-]{0,3}”"),
    '"': re.compile(r'[.,!?…—-]{0,3}"'),
    "‘": re.compile(r"[.,!?…—-]{0,3}’(?!\w)"),
}
# A colon that leads on from a cue belongs to it in 392 of the 410 cases in PolNeAR's training split and its dev.
_COLON = re.compile(r":(?=\s|[“\"‘'])")
# What is left of an abbreviation after its first letter: ".S." of "U.S.".
_INITIALS = re.compile(r"(?<=\b[A-Z])(?:\.[A-Z]\b)+\.?")
_CLOSE = {"“": "”", '"': '"', "‘": "’"}


def settle_source(text: str, span: Span) -> Span:
    """A source of whole words, without the relative pronoun that leads on to the cue, its brackets closed."""
    span = close_brackets(text, whole_words(text, span))
    relative = _RELATIVE.search(span.text(text))
    if relative and relative.start():
        return Span.of(span.start, span.start + relative.start())
    return span


def settle_content(text: str, span: Span) -> Span:
    """A content of whole words with the quotation marks and brackets that belong to it."""
    return close_brackets(text, close_quotation(text, whole_words(text, span)))


def settle_cue(text: str, span: Span) -> Span:
    """A cue of whole words with the colon that leads on to what is said."""
    span = whole_words(text, span)
    return Span.of(span.start, span.end + 1) if _COLON.match(text, span.end) else span


def whole_words(text: str, span: Span) -> Span:
    """Stretch a span that begins or ends inside a word or ends in an abbreviation to that one's ends; drop white space at its ends."""
    start, end = span
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    initials = _INITIALS.match(text, end)
    return Span.of(start, initials.end() if initials else end)


def close_quotation(text: str, span: Span) -> Span:
    """Take in the mark that closes a quotation opened in the span, or opens one closed in it, if it is adjacent."""
    words = span.text(text)
    for mark, closing in _CLOSING.items():
        if mark == '"':
            unbalanced = words.count('"') % 2 == 1
            opens = unbalanced and words.startswith('"')
            closes = unbalanced and words.rstrip(".,").endswith('"')
        else:
            excess = words.count(mark) - words.count(_CLOSE[mark])
            # An apostrophe looks like a closing single mark, so that only an excess of opening ones tells anything.
            opens, closes = excess > 0, excess < 0 and mark == "“"
        if opens and (found := closing.match(text, span.end)):
            return Span.of(span.start, found.end())
        if closes and span.start and text[span.start - 1] == mark:
            return Span.of(span.start - 1, span.end)
    return span


def close_brackets(text: str, span: Span) -> Span:
    """Take in the bracket that closes one opened in the span, if it follows at once; leave out one that opens at the end."""
    words = span.text(text)
    if words.count("(") > words.count(")") and text[span.end : span.end + 1] == ")":
        return Span.of(span.start, span.end + 1)
    return span


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether any two of the spans share a character."""
    return any(a.overlaps(b) for a in one for b in other)
