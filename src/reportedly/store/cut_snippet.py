"""Which part of a text to show for a query: a window of it, verbatim, with the words looked for marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from reportedly.model.span import Span
from reportedly.store.name_key import fold
from reportedly.store.parse_query import Term

WIDTH = 240  # characters: two or three lines


class _Bases(dict[int, str]):
    """Letters without accents, one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFKD", chr(code))[0]
        return self[code]


_BASES = _Bases()
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y")


def cut_snippet(text: str, terms: Sequence[Term], within: Span | None = None) -> tuple[Span, tuple[Span, ...]]:
    """The window with most different words of the query, cut between words, and the marks in it.

    Marking is rougher than the index (no full stemmer), so a hit may come without marks.

    >>> cut_snippet("It rained. They denied it.", [Term(words=("deny",))])
    (Span(start=0, end=26), (Span(start=16, end=22),))
    """
    within = within or Span(0, len(text))
    marks = find_marks(text, terms, within)
    if within.end - within.start <= WIDTH:
        return within, marks
    window = _window(text, marks, within)
    return window, tuple(mark for mark in marks if window.holds(mark))


def find_marks(text: str, terms: Sequence[Term], within: Span) -> tuple[Span, ...]:
    """Spans of words in `within` that the query asks for."""
    stems = {_stem(word) for term in terms if not term.excluded and not term.prefix for word in term.words}
    prefixes = tuple(term.words[-1] for term in terms if term.prefix and not term.excluded)
    if not stems and not prefixes:
        return ()
    plain = text if text.isascii() else text.translate(_BASES)
    # A stem begins its word, so that one expression finds what may be meant; that is quicker than to stem each word.
    words = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted({*stems, *prefixes}))})[^\W_]*", re.IGNORECASE)
    found = words.finditer(plain, within.start, within.end)
    return tuple(Span(*match.span()) for match in found if _asked(match.group(), stems, prefixes))


def _asked(word: str, stems: set[str], prefixes: tuple[str, ...]) -> bool:
    return _stem(word) in stems or bool(prefixes and word.lower().startswith(prefixes))


def _window(text: str, marks: Sequence[Span], within: Span) -> Span:
    start = max(marks, key=lambda mark: _value(text, marks, mark.start)).start if marks else within.start
    start = max(within.start, min(start - WIDTH // 4, within.end - WIDTH))
    end = min(within.end, start + WIDTH)
    # Cut between words where there is a space near.
    if start > within.start and (space := text.find(" ", start, start + 30)) >= 0:
        start = space + 1
    if end < within.end and (space := text.rfind(" ", end - 30, end)) >= 0:
        end = space
    return Span(start, end)


def _value(text: str, marks: Sequence[Span], start: int) -> int:
    return len({_stem(mark.text(text)) for mark in marks if start <= mark.start < start + WIDTH * 3 // 4})


@lru_cache(1 << 16)
def _stem(word: str) -> str:
    word = fold(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
