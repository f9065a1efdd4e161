"""Why a source is not named: the reason in the text's own words."""

from __future__ import annotations

import re

from reportedly.model.span import Span

_REASON = re.compile(
    r"(?:anonym\w+|not to be (?:named|identified|quoted by name)|not be (?:named|identified)|declined to be (?:named|identified)|asked not to be \w+|without being (?:named|identified)|not to use (?:my|his|her|their) (?:\w+ )?names?"
    r"|on (?:the )?condition (?:of|that)[^,.;]{0,30}|not for attribution|on background)\b[^.;“”\"\n]{0,40}?"
    r"(?:because (?:of )?|since |as (?=they|he|she|the)|in order (?=to)|for fear of |citing |(?=to (?!the|reporters|journalists)[a-z]+\b)|given (?=the)|due to )(?P<why>[^.;“”\"\n]+)"
)
_NOT_ALLOWED = re.compile(
    r"(?:who |that )?(?:(?:was|were|is|are|wasn[’']t|weren[’']t)(?: not)?|not) (?:authorized|authorised|permitted|allowed) to (?:speak|discuss|comment|talk|disclose|describe)[^.;“”\"\n]*"
)


def find_reason(text: str, sentence: Span) -> Span | None:
    """The reason that a sentence gives for not naming its source.

    >>> text = "An aide, who asked not to be named because the plan is secret, agreed."
    >>> find_reason(text, Span(0, len(text))).text(text)
    'the plan is secret'
    """
    match = _REASON.search(text, sentence.start, sentence.end)
    if match:
        return _cut(text, match.start("why"), match.end("why"))
    match = _NOT_ALLOWED.search(text, sentence.start, sentence.end)
    if match:
        start = match.start() + len("who ") if match.group().startswith("who ") else match.start()
        return _cut(text, start, match.end())
    return None


def _cut(text: str, start: int, end: int) -> Span | None:
    """Without what follows a comma, and without white space at the ends."""
    words = text[start:end].split(",")[0].rstrip()
    return Span(start, start + len(words)) if words.strip() else None
