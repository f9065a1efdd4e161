"""The words of a passage as they are compared: lower case, stripped of endings, grammar left out."""

from __future__ import annotations

import functools
import re


def word_set(*lines: str) -> frozenset[str]:
    """A closed class of words, written as one writes it."""
    return frozenset(word for line in lines for word in line.split())


STOPWORDS = word_set(
    "a an the and or but nor if then than that this these those there here it its itself he him his she her hers they them their theirs we us our ours you your i me my mine ",
    "who whom whose which what when where why how is are was were be been being am do does did done has have had having will would shall should can could may might must ",
    "of in on at by for with from to into onto upon about above below over under after before during between among against through as because while until since so such ",
    "not no nor n't also just only very more most much many some any all both each other another own same too even still yet again up down out off ",
    "say says said saying told tell tells according add adds added ask asked reported report reports mr mrs ms dr one s t re ve ll d m",
)
# Passages whose words are remembered: a story that grows is compared again, and most of its passages were there before.
REMEMBERED = 1 << 13
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,]\d+)*(?:['’][A-Za-z]+)?")
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ied", "y"),
    ("ingly", ""),
    ("edly", ""),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
    ("'s", ""),
    ("’s", ""),
)


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A rough stem, good enough to let "closed" meet "closing" (after Porter 1980, first step only).

    >>> [stem(w) for w in ("closed", "closing", "closes", "embassies", "is")]
    ['clos', 'clos', 'clos', 'embassy', 'is']
    """
    word = re.sub(r"['’]s?$", "", word.lower())
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + put
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    # "stopped" is "stop".
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz" else word


def words(text: str) -> list[str]:
    """All words in order, lower case, as they stand."""
    return [m.group().lower() for m in _WORD.finditer(text)]


@functools.lru_cache(maxsize=REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(w) for w in words(text) if w not in STOPWORDS)


@functools.lru_cache(maxsize=REMEMBERED)
def names(text: str) -> frozenset[str]:
    """Stems of capitalised words that do not merely open a sentence."""
    found = set()
    for match in _WORD.finditer(text):
        word = match.group()
        before = text[: match.start()].rstrip(" \"“‘'(")
        opens = not before or before[-1] in ".!?\n:"
        if word[0].isupper() and word.lower() not in STOPWORDS and (not opens or word.isupper()):
            found.add(stem(word))
    return frozenset(found)
