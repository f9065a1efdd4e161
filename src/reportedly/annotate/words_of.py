"""Cut a passage into lower-case words, contractions and marks."""

from __future__ import annotations

import re

_WORD = re.compile(
    r"(?:[a-z]\.){2,}|n't\b|'(?:ll|d|re|m|s|ve)\b|[^\W_]+(?:-[^\W_]+)*?(?=n't\b)|[^\W_]+(?:-[^\W_]+)*|[.,;:?!()“”\"—–]|--?"
)
# What would be mistaken for a verb or a sentence's end: curly apostrophes, the group IS, the month, power, titles.
_PLAIN = (
    (re.compile("[‘’]"), "'"),
    (re.compile(r"\bIS\b"), "group"),
    (re.compile(r"\bMay (?=\d)"), "month "),
    (re.compile(r"\b(the|all|its|their|his|her|our|military) might\b"), r"\1 power"),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|Jr|Sr|St|No)\."), r"\1"),
    (re.compile(r"\bcannot\b"), "can not"),
)


def words_of(text: str) -> list[str]:
    """Lower-case words, contractions and punctuation marks.

    >>> words_of("They didn’t go.")
    ['they', 'did', "n't", 'go', '.']
    """
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return _WORD.findall(text.lower())
