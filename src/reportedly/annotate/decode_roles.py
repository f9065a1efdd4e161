"""Role scores to role spans: the best legal tags around each anchor, and where in the text they lie."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.settle_spans import settle_content, settle_cue, settle_source
from reportedly.annotate.tag import Floats, Ints, Labels, Tagging
from reportedly.model.span import Span

ROLES = ("source", "cue", "content")
RELATIVES = ("who", "which", "that")
# What it costs, in log-probability, to begin another piece of content: a doubtful gap is no gap. Flat from -0.5 to -2 (docs/reader.md).
PIECE = -1.0
SETTLE = {"source": settle_source, "cue": settle_cue, "content": settle_content}


def best_tags(scores: Floats, labels: Labels) -> Ints:
    """Viterbi over BIO tags: (m, band, tags) log-probabilities -> (m, band); an I- tag follows only its own role."""
    m, band, size = scores.shape
    allowed = np.full((size, size), -np.inf, np.float32)
    for j, tag in enumerate(labels.roles):
        for i, before in enumerate(labels.roles):
            if not tag.startswith("I-") or before[2:] == tag[2:]:
                allowed[i, j] = 0.0
    scores = np.where(np.isneginf(scores).all(2, keepdims=True), _outside(size), scores)
    scores[:, :, labels.roles.index("B-content")] += PIECE
    # The wordpiece that was found as an anchor opens the cue.
    scores[:, labels.before, :] = np.where(np.arange(size) == labels.roles.index("B-cue"), 0.0, -1e4)
    best = scores[:, 0, :].copy()
    best[:, [i for i, t in enumerate(labels.roles) if t.startswith("I-")]] = -np.inf
    back = np.zeros((m, band, size), np.int8)
    for t in range(1, band):
        paths = best[:, :, None] + allowed[None]
        back[:, t] = paths.argmax(1)
        best = paths.max(1) + scores[:, t, :]
    tags = np.zeros((m, band), np.int64)
    tags[:, -1] = best.argmax(1)
    every = np.arange(m)
    for t in range(band - 1, 0, -1):
        tags[:, t - 1] = back[every, t, tags[:, t]]
    return tags


def _outside(size: int) -> NDArray[np.float32]:
    row = np.full(size, -1e4, np.float32)
    row[0] = 0.0
    return row


def role_spans(text: str, tagging: Tagging, anchor: int, tags: Ints, labels: Labels) -> dict[str, tuple[Span, ...]]:
    """Spans of each role in code points, from the role tags around an anchor."""
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    first = anchor - labels.before
    for role, i, j in _runs(tags, labels):
        start, end = tagging.pieces.offsets[first + i, 0], tagging.pieces.offsets[first + j - 1, 1]
        if end > start:
            spans[role].append(SETTLE[role](text, Span.of(int(start), int(end))))
    found = {role: tuple(apart(s)) for role, s in spans.items()}
    # A source is one noun phrase (all but 9 of PolNeAR's 18,347): of several pieces the one nearest to the cue is it.
    cue = tagging.pieces.offsets[anchor]
    sources = [s for s in found["source"] if s.text(text).lower() not in RELATIVES] or list(found["source"])
    return found | {"source": tuple(sorted(sources, key=lambda s: max(cue[0] - s.end, s.start - cue[1]))[:1])}


def apart(spans: list[Span]) -> Iterator[Span]:
    """Spans in order; those that came to overlap when their ends were settled become one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start < last.end:
            last = Span.of(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _runs(tags: Ints, labels: Labels) -> Iterator[tuple[str, int, int]]:
    start, role = -1, ""
    for i, tag in enumerate([*tags.tolist(), 0]):
        name = labels.roles[tag]
        if start >= 0 and not (name.startswith("I-") and name[2:] == role):
            yield role, start, i
            start = -1
        if tag and start < 0:
            start, role = i, name[2:]
