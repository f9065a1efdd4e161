"""Export a sentence encoder to ONNX in int8, with a card that says what it is.

    python -m training.export_vectors BASE_MODEL_DIR OUT_DIR

Writes OUT_DIR/model.onnx (token ids and mask -> unit vectors; mean pooling and normalising inside the graph),
tokenizer.json and card.json, which holds the digests and the largest difference from the float32 model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

LONGEST = 128
PROBES = (
    "The ministry denied that talks had taken place.",
    "Two officials said that 14 people were hurt in the blast.",
    "The company will restore the service by Friday.",
)


class Pooled(nn.Module):
    """The encoder with mean pooling: (rows, length) ids and mask -> (rows, hidden) unit vectors."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1).clamp(min=1.0)
        return nn.functional.normalize(mean, dim=-1)


def export(base: Path, out: Path) -> None:
    """Write the int8 model, its tokenizer and its card to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    model = Pooled(base).eval()
    ids, mask = _tokens(base)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        axes = {"ids": {0: "rows", 1: "length"}, "mask": {0: "rows", 1: "length"}, "vectors": {0: "rows"}}
        torch.onnx.export(
            model,
            (torch.from_numpy(ids), torch.from_numpy(mask)),
            str(full),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    with torch.no_grad():
        wanted = model(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
    session = onnxruntime.InferenceSession(str(out / "model.onnx"), providers=["CPUExecutionProvider"])
    got = session.run(None, {"ids": ids, "mask": mask})[0]
    _write_card(base, out, float((wanted * got).sum(1).min()))


def _tokens(base: Path) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    encodings = tokenizer.encode_batch(list(PROBES))
    return np.array([e.ids for e in encodings], dtype=np.int64), np.array(
        [e.attention_mask for e in encodings], dtype=np.int64
    )


def _write_card(base: Path, out: Path, agreement: float) -> None:
    digest = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")}
    card = {
        "name": "sentence vectors",
        "base": "sentence-transformers/all-MiniLM-L6-v2, unmodified",
        "base_sha256": hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest(),
        "licence": "Apache-2.0",
        "made": "mean pooling and normalising inside the graph; dynamic int8, per channel",
        "use": "comparing sentences of English news articles of one event; nothing is generated",
        "width": 384,
        "longest": LONGEST,
        "lowest_cosine_to_float32": round(agreement, 4),
        "sha256": digest,
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    export(options.base, options.out)
