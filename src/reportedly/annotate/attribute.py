"""Scores to attributions: which cues are there, and which source and content belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.draft import Draft, Entity, Leaning
from reportedly.annotate.settle_spans import overlap, settle_content, settle_source, whole_words
from reportedly.annotate.tag import Floats, Ints, Labels, Tagger, Tagging, entity_spans
from reportedly.model.attribution import Act, Certainty, Kind, Polarity
from reportedly.model.span import Span

# A cue counts from this probability on (outermost or nested, whichever is higher).
THRESHOLD = 0.5
# Two cues of one attribution stand at most this many characters apart ("would have" and "thought").
ADJOINING = 12
ROLES = ("source", "cue", "content")
SETTLE = {"source": settle_source, "cue": whole_words, "content": settle_content}


@dataclass(frozen=True, slots=True)
class Drafts:
    """The attributions of a text in reading order, and the names in it."""

    drafts: tuple[Draft, ...]
    entities: tuple[Entity, ...]


def attribute(text: str, tagger: Tagger) -> Drafts:
    """Read a text and assemble its attributions, nested ones included."""
    tagging = tagger.tag(text)
    entities = tuple(
        Entity(span=Span.of(s, e), kind=k) for s, e, k in entity_spans(tagging, tagger.labels.entities) if s < e
    )
    score = np.maximum(tagging.outer, tagging.nested)
    chosen = np.nonzero(score >= THRESHOLD)[0]
    if not len(chosen):
        return Drafts((), entities)
    tags = best_tags(tagging.roles[chosen], tagger.labels)
    leanings = _leanings(tagger, tagging, chosen, tags)
    drafts: list[Draft] = []
    for row, leaning in zip(range(len(chosen)), leanings, strict=True):
        i = int(chosen[row])
        spans = role_spans(text, tagging, int(tagging.anchors[i]), tags[row], tagger.labels)
        if spans["cue"] and (spans["content"] or spans["source"]):
            drafts.append(
                Draft(
                    source=spans["source"],
                    cue=spans["cue"],
                    content=spans["content"],
                    score=_confidence(float(score[i]), tagging.roles[i], tags[row]),
                    leaning=leaning,
                )
            )
    return Drafts(tuple(nest(distinct(drafts))), entities)


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a cue: of two whose cues overlap, or whose cues adjoin with one content between them, the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.score):
        if not any(_same_cue(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same_cue(one: Draft, other: Draft) -> bool:
    if overlap(one.cue, other.cue):
        return True
    gap = max(one.cue[0].start - other.cue[-1].end, other.cue[0].start - one.cue[-1].end)
    return gap <= ADJOINING and one.content == other.content and one.source == other.source


def best_tags(scores: Floats, labels: Labels) -> Ints:
    """Viterbi over BIO tags: (m, band, tags) log-probabilities -> (m, band); an I- tag follows only its own role."""
    m, band, size = scores.shape
    allowed = np.full((size, size), -np.inf, np.float32)
    for j, tag in enumerate(labels.roles):
        for i, before in enumerate(labels.roles):
            if not tag.startswith("I-") or before[2:] == tag[2:]:
                allowed[i, j] = 0.0
    scores = np.where(np.isneginf(scores).all(2, keepdims=True), _outside(size), scores)
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
    return {role: tuple(_apart(s)) for role, s in spans.items()}


def _apart(spans: list[Span]) -> Iterator[Span]:
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


def nest(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Reading order, and for every draft the smallest other one whose content holds its cue."""
    ordered = sorted(drafts, key=lambda d: (d.start, -_reach(d)))
    for i, draft in enumerate(ordered):
        holders = [
            j
            for j, other in enumerate(ordered)
            if j != i and _held(draft, other) and not (_held(other, draft) and j > i)
        ]
        inside = min(holders, key=lambda j: sum(s.end - s.start for s in ordered[j].content)) if holders else None
        yield Draft(
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            inside=inside,
            score=draft.score,
            leaning=draft.leaning,
        )


def _reach(draft: Draft) -> int:
    return max(s.end for s in (*draft.cue, *draft.source, *draft.content))


def _held(inner: Draft, outer: Draft) -> bool:
    return any(piece.holds(inner.cue[0]) for piece in outer.content)


def _confidence(anchor: float, roles: Floats, tags: Ints) -> float:
    """Chance of the cue times the mean certainty of the wordpieces tagged with a role."""
    tagged = np.nonzero(tags)[0]
    picked = roles[tagged, tags[tagged]]
    return round(anchor * float(np.exp(picked[np.isfinite(picked)].mean())), 4)


def _leanings(tagger: Tagger, tagging: Tagging, chosen: Ints, tags: Ints) -> Iterator[Leaning]:
    kind, act, certainty, polarity = tagger.lean(tagging, chosen, tags)
    labels = tagger.labels
    for row in range(len(chosen)):
        yield Leaning(
            kind={None if n == "none" else Kind(n): float(p) for n, p in zip(labels.kind, kind[row], strict=True)},
            act={Act(n): float(p) for n, p in zip(labels.act, act[row], strict=True)},
            certainty={Certainty(n): float(p) for n, p in zip(labels.certainty, certainty[row], strict=True)},
            polarity={Polarity(n): float(p) for n, p in zip(labels.polarity, polarity[row], strict=True)},
        )
