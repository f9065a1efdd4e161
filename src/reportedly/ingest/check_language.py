"""Which language a text is in; Reportedly reads English."""

from __future__ import annotations

import re

from reportedly.errors import UnsupportedError

COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "for",
        "is",
        "on",
        "was",
        "with",
        "he",
        "it",
        "by",
        "at",
        "as",
        "his",
        "from",
        "be",
        "an",
        "has",
        "have",
        "said",
        "had",
        "not",
        "are",
        "who",
        "they",
        "which",
        "this",
        "but",
        "their",
        "been",
        "were",
        "will",
        "its",
        "would",
        "or",
        "after",
        "more",
        "than",
        "about",
        "she",
        "her",
        "we",
        "there",
        "when",
        "what",
        "i",
        "you",
        "if",
        "all",
        "up",
    ]
)
"""The words English prose cannot do without: a third or more of the words of any article."""

SURE = 0.2
"""Share of common words from which a text is taken for English without asking further; other languages stay below 0.1."""
SAMPLE = 6000
SHORT = 12
"""Below so many words a detector guesses; one common English word then is enough."""


def check_language(text: str, name: str, *, force: bool = False) -> str:
    """The code of the text's language, ISO 639-1; "en" unless `force`, for any other raises UnsupportedError."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:SAMPLE])]
    share = sum(word in COMMON for word in words) / len(words) if words else 0.0
    if share >= SURE or (len(words) < SHORT and share > 0):
        return "en"
    language = _detect(text[:SAMPLE])
    if language != "en" and _latin(text[:SAMPLE]) and len(words) < SHORT:
        language = "en"
    if language != "en" and not force:
        raise UnsupportedError(
            f"{name} seems to be in another language ({language}); Reportedly reads English: use --force to read it all the same."
        )
    return language


def _detect(text: str) -> str:
    import py3langid

    return str(py3langid.classify(text)[0])


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) > 0.9 * len(letters) if letters else True
