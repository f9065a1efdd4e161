"""Two versions of a text -> rows of paragraphs side by side, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from reportedly.export.html.lay_marks import cut_paragraphs

# Texts of more paragraphs, and paragraphs of more words, are compared whole: matching costs their product.
MOST_PARAGRAPHS, MOST_WORDS = 2_000, 1_500
WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether the other version has them too."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A paragraph of the earlier version beside that of the later; empty where the other has none."""

    earlier: tuple[Piece, ...]
    later: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether they differ."""
        return any(piece.changed for piece in (*self.earlier, *self.later))


def compare_versions(earlier: str, later: str) -> tuple[Pair, ...]:
    """The rows, in reading order.

    >>> [pair] = compare_versions("Nine are dead.", "Eleven are dead.")
    >>> [piece.text for piece in pair.later if piece.changed]
    ['Eleven']
    """
    one, other = ([span.text(text) for span in cut_paragraphs(text)] for text in (earlier, later))
    if max(len(one), len(other)) > MOST_PARAGRAPHS:
        return (Pair(earlier=(Piece(earlier, earlier != later),), later=(Piece(later, earlier != later),)),)
    return tuple(_pairs(one, other))


def _pairs(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    for same, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        for before, after in zip_longest(one[i:j], other[k:m], fillvalue=""):
            if same == "equal":
                yield Pair(earlier=(Piece(before, False),), later=(Piece(after, False),))
            else:
                yield _pair(before, after)


def _pair(before: str, after: str) -> Pair:
    one, other = WORDS.findall(before), WORDS.findall(after)
    if not one or not other or max(len(one), len(other)) > MOST_WORDS:
        return Pair(earlier=_whole(before), later=_whole(after))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return Pair(
        earlier=tuple(Piece("".join(one[i:j]), tag != "equal") for tag, i, j, _, _ in blocks if i < j),
        later=tuple(Piece("".join(other[k:m]), tag != "equal") for tag, _, _, k, m in blocks if k < m),
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()
