"""Documents cut into windows with the targets of every head."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.annotate.cut_windows import BODY, Pieces, cut_windows, pieces_of
from training.corpora import ACTS, CERTAINTIES, KINDS, POLARITIES, ROLES, Document, Gold
from training.network import BAND, BEFORE, ENTITY_TAGS, ROLE_TAGS

CLS, SEP, PAD, MASK, IGNORE = 101, 102, 0, 103, -100
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in a window: its anchor (0-based wordpiece of the window), role tags and stance labels."""

    anchor: int
    tags: Ints
    stances: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window: wordpieces, shapes, targets of the anchor heads (n, 2) with -100 where unknown, entity tags, frames."""

    ids: Ints
    shapes: Ints
    anchors: Ints
    entities: Ints
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as wordpieces with all its targets, not cut yet; tagged: attribution, anchor, role tags of each."""

    text: str
    pieces: Pieces
    anchors: Ints
    entities: Ints
    tagged: tuple[tuple[Gold, int, Ints], ...]

    def cut(self, body: int = BODY) -> Iterator[Example]:
        """Windows of at most `body` new wordpieces each."""
        for window in cut_windows(self.text, self.pieces, body):
            cut = slice(window.start, window.end)
            frames = tuple(
                Frame(at - window.start, tags[cut], _stances(a))
                for a, at, tags in self.tagged
                if window.start <= at < window.end
            )
            yield Example(self.pieces.ids[cut], self.pieces.shapes[cut], self.anchors[cut], self.entities[cut], frames)


def prepare(tokenizer: Tokenizer, documents: Iterable[Document]) -> Iterator[Prepared]:
    """Wordpieces and targets of every document."""
    for document in documents:
        pieces = pieces_of(document.text, tokenizer.encode(document.text, add_special_tokens=False))
        tagged = [(a, *found) for a in document.attributions if (found := role_tags(a, pieces)) is not None]
        yield Prepared(
            document.text, pieces, anchor_targets(document, pieces), _entity_targets(document, pieces), tuple(tagged)
        )


def examples(tokenizer: Tokenizer, documents: Iterable[Document]) -> Iterator[Example]:
    """Every window of every document, cut as the reader cuts."""
    for document in prepare(tokenizer, documents):
        yield from document.cut()


def covering(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """Half-open range of wordpieces that touch the span."""
    return int(np.searchsorted(pieces.offsets[:, 1], start, "right")), int(
        np.searchsorted(pieces.offsets[:, 0], end, "left")
    )


def role_tags(gold: Gold, pieces: Pieces) -> tuple[int, Ints] | None:
    """The anchor and the BIO role tags over the whole document; None for an attribution without a cue."""
    if not gold.cue:
        return None
    tags = np.zeros(len(pieces), dtype=np.int64)
    for role in ("content", "source", "cue"):
        for s, e in sorted(getattr(gold, role)):
            i, j = covering(pieces, s, e)
            if i < j:
                tags[i:j] = ROLE_TAGS.index(f"I-{role}")
                tags[i] = ROLE_TAGS.index(f"B-{role}")
    anchor = covering(pieces, *min(gold.cue))[0]
    return (anchor, tags) if anchor < len(pieces) else None


def anchor_targets(document: Document, pieces: Pieces) -> Ints:
    """(n, 2) targets: column 0 outermost cues, column 1 nested ones; a corpus without nesting says nothing inside contents."""
    targets = np.zeros((len(pieces), 2), dtype=np.int64)
    if not document.nested:
        for a in document.attributions:
            for s, e in a.content:
                i, j = covering(pieces, s, e)
                targets[i:j, 1] = IGNORE
    for a in document.attributions:
        if a.cue:
            i = covering(pieces, *min(a.cue))[0]
            if i < len(pieces):
                targets[i, int(a.inside is not None)] = 1
    return targets


def _entity_targets(document: Document, pieces: Pieces) -> Ints:
    if document.entities is None:
        return np.full(len(pieces), IGNORE, dtype=np.int64)
    tags = np.zeros(len(pieces), dtype=np.int64)
    for s, e, kind in document.entities:
        i, j = covering(pieces, s, e)
        if i < j and f"B-{kind}" in ENTITY_TAGS:
            tags[i:j] = ENTITY_TAGS.index(f"I-{kind}")
            tags[i] = ENTITY_TAGS.index(f"B-{kind}")
    return tags


def _stances(gold: Gold) -> tuple[int, int, int, int]:
    if (labels := gold.labels) is None:
        return (IGNORE,) * 4
    return (
        KINDS.index(labels.kind),
        ACTS.index(labels.act),
        CERTAINTIES.index(labels.certainty),
        POLARITIES.index(labels.polarity),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows ([CLS] at 0) with their targets; `rows` and `at` place the frames."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    anchors: Tensor
    entities: Tensor
    rows: Tensor
    at: Tensor
    roles: Tensor
    stances: Tensor

    def role_masks(self) -> Tensor:
        """(n, 4, length): anchor and gold source, cue and content wordpieces."""
        masks = torch.zeros(len(self.rows), 4, self.ids.shape[1])
        masks[torch.arange(len(self.rows)), 0, self.at] = 1
        for k in range(len(ROLES)):
            frame, place = torch.nonzero((self.roles == 2 * k + 1) | (self.roles == 2 * k + 2), as_tuple=True)
            masks[frame, k + 1, self.at[frame] + place - BEFORE] = 1
        return masks


def collate(batch: list[Example]) -> Batch:
    """Pad a list of windows to the longest."""
    length = max(len(e.ids) for e in batch) + 2
    ids, shapes = np.full((len(batch), length), PAD), np.zeros((len(batch), length), dtype=np.int64)
    mask, entities = np.zeros_like(shapes), np.full((len(batch), length), IGNORE)
    anchors = np.full((len(batch), length, 2), IGNORE)
    rows, at, roles, stances = [], [], [], []
    for b, e in enumerate(batch):
        n = len(e.ids)
        ids[b, 0], ids[b, 1 : n + 1], ids[b, n + 1] = CLS, e.ids, SEP
        shapes[b, 1 : n + 1], mask[b, : n + 2] = e.shapes, 1
        anchors[b, 1 : n + 1], entities[b, 1 : n + 1] = e.anchors, e.entities
        for frame in e.frames:
            tags = np.full(BAND + length + BAND, IGNORE)
            tags[BAND + 1 : BAND + n + 1] = frame.tags
            first = BAND + frame.anchor + 1 - BEFORE
            rows.append(b)
            at.append(frame.anchor + 1)
            roles.append(tags[first : first + BAND])
            stances.append(frame.stances)
    return Batch(
        *(torch.from_numpy(np.asarray(x)).long() for x in (ids, shapes, mask, anchors, entities, rows, at)),
        torch.from_numpy(np.asarray(roles).reshape(-1, BAND)).long(),
        torch.tensor(stances).reshape(-1, 4),
    )


def masked(example: Example, share: float, rng: np.random.Generator) -> Example:
    """The window with that share of its wordpieces hidden, so that roles are learnt from the sentence and not from names."""
    hidden = rng.random(len(example.ids)) < share
    return replace(example, ids=np.where(hidden, MASK, example.ids))


def batches(windows: list[Example], size: int, rng: random.Random) -> Iterator[Batch]:
    """One epoch: shuffled, but windows of like length together, so that little is padding."""
    order = list(range(len(windows)))
    rng.shuffle(order)
    pools = [
        sorted(order[i : i + 32 * size], key=lambda k: len(windows[k].ids)) for i in range(0, len(order), 32 * size)
    ]
    groups = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(groups)
    for group in groups:
        yield collate([windows[k] for k in group])
