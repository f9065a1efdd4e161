"""The encoder: wordpiece scores of one text. The one module that knows ONNX Runtime for reading."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.cut_windows import Pieces, Window, cut_windows, pieces_of
from reportedly.errors import ModelError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "reader"
CLS, SEP = 101, 102
# A cue is looked at if either of its two scores is at least this; attribute.py decides which ones stay.
LOOK = 0.15

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the columns of the model's outputs mean."""

    roles: tuple[str, ...]
    entities: tuple[str, ...]
    kind: tuple[str, ...]
    act: tuple[str, ...]
    certainty: tuple[str, ...]
    polarity: tuple[str, ...]
    band: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """Scores of one text of n wordpieces with m possible cues.

    anchors (m,) first wordpiece of each cue; outer, nested (m,) probabilities that it opens an outermost or a nested
    attribution; roles (m, band, 7) log-probabilities of role tags, wordpiece anchors[i] - before first, -inf where
    the band leaves the window; entities (n,) entity tags; states, one (window, hidden) array a window.
    """

    pieces: Pieces
    windows: tuple[Window, ...]
    anchors: Ints
    home: Ints
    outer: Floats
    nested: Floats
    roles: Floats
    entities: Ints
    states: tuple[Floats, ...]


class Tagger:
    """The model of one weights folder, loaded once; `threads` are those of one encoder run (0: all cores)."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 0) -> None:
        self.folder, self.threads = folder, threads or os.cpu_count() or 1
        missing = [
            n
            for n in ("encoder.onnx", "roles.onnx", "stances.onnx", "tokenizer.json", "labels.json")
            if not (folder / n).is_file()
        ]
        if missing:
            raise ModelError(
                f"model files missing in {folder}: {', '.join(missing)}; reinstall reportedly or give another folder"
            )
        rows: dict[str, Any] = json.loads((folder / "labels.json").read_text("utf8"))
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in rows.items()}
        self.labels = Labels(**fields)

    @functools.cached_property
    def name(self) -> str:
        """`reader-` and the first twelve digits of the weights' SHA-256, written to every report."""
        return "reader-" + hashlib.sha256((self.folder / "SHA256SUMS").read_bytes()).hexdigest()[:12]

    @functools.cached_property
    def tokenizer(self) -> Tokenizer:
        """The wordpiece tokenizer; pieces never cross a space."""
        from tokenizers import Tokenizer

        tokenizer: Tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def pieces(self, text: str) -> Pieces:
        """The wordpieces of a text."""
        return pieces_of(text, self.tokenizer.encode(text, add_special_tokens=False))

    def encode(self, pieces: Pieces, window: Window) -> tuple[Floats, Floats]:
        """States (length, hidden) and tag logits (length, 2 + entity tags) of one window."""
        cut = slice(window.start, window.end)
        ids = np.concatenate(([CLS], pieces.ids[cut], [SEP]))[None]
        shapes = np.concatenate(([0], pieces.shapes[cut], [0]))[None]
        states, tags = self._session("encoder.onnx").run(None, {"ids": ids, "shapes": shapes})
        return states[0, 1:-1], tags[0, 1:-1]

    def tag(self, text: str) -> Tagging:
        """Read a text window by window; one just like another, as of a million tags in a row, is not read again."""
        pieces = self.pieces(text)
        known: dict[bytes, tuple[Floats, Floats]] = {}
        windows = tuple(cut_windows(text, pieces))
        entities = np.zeros(len(pieces), dtype=np.int64)
        anchors, home, scores, roles, states = [], [], [], [], []
        for w, window in enumerate(windows):
            cut = slice(window.start, window.end)
            content = pieces.ids[cut].tobytes() + pieces.shapes[cut].tobytes()
            state, tags = known[content] = known.get(content) or self.encode(pieces, window)
            states.append(state)
            skip = window.core - window.start
            entities[window.core : window.end] = tags[skip:, 2:].argmax(1)
            probability = 1 / (1 + np.exp(-tags[skip:, :2]))
            found = np.nonzero(probability.max(1) >= LOOK)[0]
            if len(found):
                anchors.append(found + window.core)
                home.append(np.full(len(found), w))
                scores.append(probability[found])
                roles.append(self._roles(state, found + skip))
        return Tagging(
            pieces=pieces, windows=windows, entities=entities, states=tuple(states),
            anchors=np.concatenate(anchors or [np.zeros(0, np.int64)]), home=np.concatenate(home or [np.zeros(0, np.int64)]),
            outer=np.concatenate([s[:, 0] for s in scores] or [np.zeros(0, np.float32)]),
            nested=np.concatenate([s[:, 1] for s in scores] or [np.zeros(0, np.float32)]),
            roles=np.concatenate(roles or [np.zeros((0, self.labels.band, len(self.labels.roles)), np.float32)]),
        )  # fmt: skip

    def lean(self, tagging: Tagging, chosen: Ints, tags: Ints) -> tuple[Floats, ...]:
        """Probabilities of kind, act, certainty and polarity for the chosen anchors, given their role tags (m, band)."""
        outs: list[list[Floats]] = [[], [], [], []]
        for w, window in enumerate(tagging.windows):
            mine = np.nonzero(tagging.home[chosen] == w)[0]
            if not len(mine):
                continue
            length = window.end - window.start
            masks = np.zeros((len(mine), 4, length), np.float32)
            for row, i in enumerate(mine.tolist()):
                at = int(tagging.anchors[chosen[i]]) - window.start
                masks[row, 0, at] = 1
                place = np.nonzero(tags[i])[0]
                inside = place[(place + at - self.labels.before >= 0) & (place + at - self.labels.before < length)]
                masks[row, (tags[i][inside] + 1) // 2, inside + at - self.labels.before] = 1
            rows = np.zeros(len(mine), np.int64)
            logits = self._session("stances.onnx").run(
                None, {"states": tagging.states[w][None], "rows": rows, "masks": masks}
            )
            for out, x in zip(outs, logits, strict=True):
                out.append(_softmax(x))
        # Windows come in reading order and so do anchors, so that the parts concatenate in the order of `chosen`.
        sizes = (self.labels.kind, self.labels.act, self.labels.certainty, self.labels.polarity)
        return tuple(
            np.concatenate(o) if o else np.zeros((0, len(s)), np.float32) for o, s in zip(outs, sizes, strict=True)
        )

    def _roles(self, state: Floats, anchors: Ints) -> Floats:
        rows = np.zeros(len(anchors), np.int64)
        (logits,) = self._session("roles.onnx").run(None, {"states": state[None], "rows": rows, "anchors": anchors})
        place = anchors[:, None] + np.arange(-self.labels.before, self.labels.band - self.labels.before)[None]
        scores = np.log(_softmax(logits) + 1e-9)
        scores[(place < 0) | (place >= len(state))] = -np.inf
        out: Floats = scores
        return out

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            self._sessions[name] = _open(self.folder / name, self.threads)
        return self._sessions[name]

    @functools.cached_property
    def _sessions(self) -> dict[str, Any]:
        return {}


def _open(path: Path, threads: int) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Waiting threads sleep: spinning gains nothing between windows and costs a short text as much as its reading.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(
            f"cannot load {path}: {error}; reinstall reportedly (sha256sum --check SHA256SUMS shows damage)"
        ) from error


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = e / e.sum(-1, keepdims=True)
    return out


def entity_spans(tagging: Tagging, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open code point ranges of the tagged names with their class."""
    found: list[tuple[int, int, str]] = []
    current: list[int] = []
    kind = ""
    offsets = tagging.pieces.offsets
    for i, tag in enumerate([*tagging.entities.tolist(), 0]):
        prefix, _, name = labels[tag].partition("-")
        if current and (prefix != "I" or name != kind):
            found.append((int(offsets[current[0], 0]), int(offsets[current[-1], 1]), kind))
            current = []
        if tag:
            kind = name
            current.append(i)
    return found
