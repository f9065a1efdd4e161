"""Cut a sentence into clauses, by punctuation and conjunctions: one sentence often makes two claims."""

from __future__ import annotations

import re
from itertools import pairwise

from reportedly.model.span import Span

# A shorter clause says too little alone and stays with its neighbour: words.
FEWEST_WORDS = 6
_OPENS = (
    r"after|because|although|though|while|which|who|whom|whose|when|where|before|since|until|unless|amid|so that|but|that|and then"
    r"|and (?:has|had|have|was|were|is|are|will|would|could|said|the|it|he|she|they|we|that|to)"
)
_CUT = re.compile(
    r"[;:—]|\s--?\s|\s–\s|,\s+(?=(?:and|but|while|which|who|whose|after|as|because|although|though|when|where|before|since|so|or|with|including|saying|adding|according)\b)"
    rf"|\s(?=(?:{_OPENS})\b)"
)
_WORD = re.compile(r"\w[\w'’-]*")


def cut_clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a passage in order, from first to last word of each; the passage itself where it is only one.

    >>> text = "The bridge was closed on Sunday night, and the board said the cause is not known."
    >>> [s.text(text) for s in cut_clauses(text, Span.of(0, len(text)))]
    ['The bridge was closed on Sunday night', 'and the board said the cause is not known']
    """
    cuts = [span.start, *(m.end() for m in _CUT.finditer(text, span.start, span.end)), span.end]
    found: list[Span] = []
    for start, end in pairwise(cuts):
        words = list(_WORD.finditer(text, start, end))
        if not words:
            continue
        if found and (len(words) < FEWEST_WORDS or _short(text, found[-1])):
            found[-1] = Span.of(found[-1].start, words[-1].end())
        else:
            found.append(Span.of(words[0].start(), words[-1].end()))
    return found if len(found) > 1 else [span]


def _short(text: str, span: Span) -> bool:
    return len(_WORD.findall(text, span.start, span.end)) < FEWEST_WORDS
