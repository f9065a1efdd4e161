"""Sentence vectors from a model folder: what says nearly the same lies close together.

The folder is what `training/export_vectors.py` writes: model.onnx, tokenizer.json and card.json.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError

# Sentences read at once; sorted by length, so that little is padded.
BATCH = 32


class SentenceVectors:
    """Unit vectors of sentences; opens the model at the first call, so that making one costs nothing."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self._folder, self._threads = folder, threads
        self._opened: tuple[Any, Any] | None = None

    def __call__(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """(sentences, width) float32, each row of length one; raises ModelError if the folder is missing or damaged."""
        session, tokenizer = self._open()
        encodings = tokenizer.encode_batch(list(sentences))
        order = sorted(range(len(encodings)), key=lambda i: len(encodings[i].ids))
        rows: dict[int, NDArray[np.float32]] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            ids = _stack([encodings[i].ids for i in batch])
            mask = _stack([encodings[i].attention_mask for i in batch])
            vectors = session.run(None, {"ids": ids, "mask": mask})[0]
            rows.update(zip(batch, vectors, strict=True))
        width = session.get_outputs()[0].shape[-1]
        return np.array([rows[i] for i in range(len(encodings))], dtype=np.float32).reshape(len(encodings), width)

    def _open(self) -> tuple[Any, Any]:
        if self._opened is None:
            # Here and not above: `reportedly --help` must not load a runtime.
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            card = _checked_card(self._folder)
            options = SessionOptions()
            options.intra_op_num_threads = self._threads
            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            tokenizer.enable_truncation(int(card["longest"]))
            tokenizer.no_padding()
            path = str(self._folder / "model.onnx")
            self._opened = InferenceSession(path, options, providers=["CPUExecutionProvider"]), tokenizer
        return self._opened


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
            f"No sentence vectors in {folder} ({error}). Install Reportedly again, or export them anew."
        ) from error
    return card


def _stack(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    out = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
