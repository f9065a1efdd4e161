"""Vectors of passages from a model folder: passages that make the same claim lie close.

The folder is what `training/train_vectors.py` writes: model.onnx, tokenizer.json and card.json.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError
from reportedly.model.passage import Passage


class PassageVectors:
    """Vectors of passages in their context; opens the model at the first call, so that making one costs nothing.

    A vector is the mean of the passage's own token states with a little of its context's. Passages of one context
    are read together.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._folder, self._threads = folder, threads
        self._opened: tuple[Any, Any, int] | None = None

    def __call__(self, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """(passages, width) float32, each row of length one; raises ModelError if the folder is missing or damaged."""
        session, tokenizer, width = self._open()
        vectors = np.zeros((len(passages), width), dtype=np.float32)
        for places, inputs in lay_out(tokenizer, passages):
            vectors[places] = session.run(["vectors"], inputs)[0]
        return vectors

    def _open(self) -> tuple[Any, Any, int]:
        if self._opened is None:
            # Here and not above: `reportedly --help` must not load a runtime.
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            card = _checked_card(self._folder)
            options = SessionOptions()
            options.intra_op_num_threads = self._threads
            # As in `tag`: waiting threads sleep, else they take as much of the processor as the work.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            tokenizer.enable_truncation(int(card["longest"]))
            tokenizer.no_padding()
            path = str(self._folder / "model.onnx")
            session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
            self._opened = session, tokenizer, int(card["width"])
        return self._opened


def lay_out(
    tokenizer: Any, passages: Sequence[Passage], batch: int = 1
) -> Iterator[tuple[list[int], dict[str, NDArray[Any]]]]:
    """The inputs of the model for `batch` contexts at a time, with the places of the passages that they give vectors of.

    One at a time, a vector is the same whatever else is asked for: int8 scales are those of the whole batch.

    ids and mask are (contexts, length); rows (passages,) says which context each passage stands in, pool
    (passages, length) how much each of its tokens counts. The training lays passages out by this too.
    """
    contexts = list(dict.fromkeys(passage.context for passage in passages))
    encoded = dict(zip(contexts, tokenizer.encode_batch(contexts), strict=True))
    lengths = [len(encoded[p.context].ids) for p in passages]
    for places in _batches(lengths, [p.context for p in passages], batch):
        rows = list(dict.fromkeys(passages[n].context for n in places))
        ids = _stack([encoded[row].ids for row in rows])
        yield (
            places,
            {
                "ids": ids,
                "mask": _stack([encoded[row].attention_mask for row in rows]),
                "rows": np.array([rows.index(passages[n].context) for n in places], dtype=np.int64),
                "pool": np.stack([_shares(passages[n], encoded[passages[n].context], ids.shape[1]) for n in places]),
            },
        )


def _batches(lengths: Sequence[int], contexts: Sequence[str], batch: int) -> Iterator[list[int]]:
    """Places of passages, `batch` contexts at a time, contexts of like length together."""
    at: dict[str, list[int]] = {}
    for place in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        at.setdefault(contexts[place], []).append(place)
    groups = list(at.values())
    for start in range(0, len(groups), batch):
        yield [place for group in groups[start : start + batch] for place in group]


def _shares(passage: Passage, encoding: Any, length: int) -> NDArray[np.float32]:
    """How much each token counts: all tokens of the passage alike, those of the context where it was cut off."""
    own = [n for n, (a, b) in enumerate(encoding.offsets) if a < b and a < passage.end and b > passage.start]
    row = np.zeros(length, dtype=np.float32)
    row[own or range(1, max(2, len(encoding.ids) - 1))] = 1.0
    return np.asarray(row / row.sum(), dtype=np.float32)


def _checked_card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf8"))
        for name, digest in card["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ModelError(
                    f"{folder / name} is damaged: its SHA-256 is not the one on its card. Install Reportedly again."
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"No vectors of passages in {folder} ({error}). Install Reportedly again, or train them anew."
        ) from error
    return card


def _stack(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
