"""Cut a text into sentences, by punctuation alone: enough to know what stands beside an attribution."""

from __future__ import annotations

import re

from reportedly.link.words import word_set
from reportedly.model.span import Span

# A full stop after these ends no sentence.
ABBREVIATIONS = word_set(
    "mr mrs ms dr prof sen sens rep reps gov gen col lt sgt capt adm st jr sr inc co corp ltd no vs etc ",
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun a.m p.m d.c u.s u.k u.n e.g i.e",
)
# Each tries a place once: a run of marks is looked at from its beginning alone, a word only as far back as an abbreviation reaches.
_END = re.compile(r"\n+|(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s|$)")
_WORD_BEFORE = re.compile(r"([\w.]*\w)$")
_BLANK = re.compile(r"[ \t]*")
LONGEST_ABBREVIATION = 12


def cut_sentences(text: str) -> list[Span]:
    """Sentences in order, without the white space around them; a line end always ends one.

    >>> [s.text("Mr. Roe left. \\"Why?\\" he asked.\\nNobody knew.") for s in cut_sentences("Mr. Roe left. \\"Why?\\" he asked.\\nNobody knew.")]
    ['Mr. Roe left.', '"Why?" he asked.', 'Nobody knew.']
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends(text, match):
            continue
        _keep(text, start, match.end(), spans)
        start = match.end()
    _keep(text, start, len(text), spans)
    return spans


def _ends(text: str, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return True
    blank = _BLANK.match(text, match.end())
    if blank and text[blank.end() : blank.end() + 1].islower():
        return False
    if not match.group().startswith("."):
        return True
    word = _WORD_BEFORE.search(text[max(0, match.start() - LONGEST_ABBREVIATION) : match.start()])
    before = word.group().lower() if word else ""
    return before not in ABBREVIATIONS and not (len(before) == 1 and before.isalpha())


def _keep(text: str, start: int, end: int, spans: list[Span]) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    end = start + len(piece.rstrip())
    if start + lead < end:
        spans.append(Span.of(start + lead, end))
