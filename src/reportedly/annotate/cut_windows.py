"""Cut a text into the overlapping windows of wordpieces that the encoder reads.

Training and reading share this module, so the model sees in use what it saw in training.
Each wordpiece carries a *shape*: its letter case, what stands before it and whether it lies
inside quotation marks: facts that an uncased vocabulary throws away.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

# [CLS] and [SEP] take two places of every window.
BODY = 382
# Wordpieces of left context that the next window repeats, so that a cue near its start sees its source.
CONTEXT = 64
# A window ends at a paragraph end unless that would leave it shorter than this.
SHORTEST = 96

CASES = 4
BEFORES = 4
SHAPES = CASES * BEFORES * 2

_OPEN, _CLOSE, _STRAIGHT = "“", "”", '"'
_QUOTE = re.compile(r'[“”"\n]')


class Encoding(Protocol):
    """What a fast tokenizer returns for one text (`tokenizers.Encoding`)."""

    @property
    def ids(self) -> list[int]: ...
    @property
    def offsets(self) -> list[tuple[int, int]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The wordpieces of one text: ids, code point offsets (n, 2) and shapes, all of length n."""

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    shapes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Wordpieces [start, end) of a text; those from `core` on belong to this window, those before it are context."""

    start: int
    core: int
    end: int


def cut_windows(text: str, pieces: Pieces, body: int = BODY) -> list[Window]:
    """Windows that cover all pieces; cores are disjoint, in order, and end at paragraph ends where they can.

    `body` is the longest that a window may be, its left context included, in wordpieces; more than CONTEXT + SHORTEST.
    """
    breaks = _paragraph_starts(text, pieces)
    windows: list[Window] = []
    core, total = 0, len(pieces)
    while core < total:
        start = max(0, core - CONTEXT)
        end = min(total, start + body)
        if end < total:
            inside = breaks[(breaks > core + SHORTEST) & (breaks <= end)]
            end = int(inside[-1]) if len(inside) else end
        windows.append(Window(start=start, core=core, end=end))
        core = end
    return windows


def pieces_of(text: str, encoding: Encoding) -> Pieces:
    """Wordpieces of `text` with their shapes, from a fast tokenizer's encoding made without special tokens."""
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return Pieces(ids=np.asarray(encoding.ids, dtype=np.int64), offsets=offsets, shapes=_shapes(text, offsets))


def quoted_characters(text: str) -> NDArray[np.bool_]:
    """For every code point whether it stands inside double quotation marks; a paragraph end closes an open quotation."""
    inside = np.zeros(len(text) + 1, dtype=np.bool_)
    opened = -1
    for match in _QUOTE.finditer(text):
        mark, at = match.group(), match.start()
        if opened < 0 and mark in (_OPEN, _STRAIGHT):
            opened = at
        elif opened >= 0 and (mark in (_CLOSE, _STRAIGHT) or mark == "\n"):
            inside[opened : at + 1] = True
            opened = -1
    if opened >= 0:
        inside[opened:] = True
    return inside


def _paragraph_starts(text: str, pieces: Pieces) -> NDArray[np.int64]:
    return np.nonzero(pieces.shapes // 2 % BEFORES >= 2)[0]


def _shapes(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    quoted = quoted_characters(text)
    shapes = np.zeros(len(offsets), dtype=np.int64)
    previous = 0
    for i, (start, end) in enumerate(offsets.tolist()):
        before = _before(text[previous:start]) if i else 3
        shapes[i] = (_case(text[start:end]) * BEFORES + before) * 2 + int(quoted[start])
        previous = end
    return shapes


@functools.lru_cache(maxsize=1 << 16)
def _case(word: str) -> int:
    if word[:1].isdigit():
        return 3
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


@functools.lru_cache(maxsize=1 << 10)
def _before(gap: str) -> int:
    if not gap:
        return 0
    lines = gap.count("\n")
    return 1 + min(lines, 2)


def pad(rows: Sequence[NDArray[np.int64]], value: int) -> NDArray[np.int64]:
    """Stack rows of unequal length into one (rows, longest) array filled with `value`."""
    out = np.full((len(rows), max(map(len, rows))), value, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
