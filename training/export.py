"""Turn a trained reader into the folder that ships: int8 ONNX, tokenizer, digests.

    python -m training.export BASE_MODEL_DIR READER.pt OUT_DIR

Writes encoder.onnx (fused, int8 dynamic per channel), roles.onnx, stances.onnx, tokenizer.json and labels.json.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from training.corpora import ACTS, CERTAINTIES, KINDS, POLARITIES
from training.digests import write_digests
from training.network import BAND, BEFORE, ENTITY_TAGS, ROLE_TAGS, Reader


class Pass(nn.Module):
    """The encoder with its token heads for one window without padding: what runs once for a window.

    Spelt out in the plain operations that ONNX Runtime's fusions know (its Attention wants no mask here).
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.bert, self.tags = reader.encoder.bert, reader.tags
        self.heads = self.bert.config.num_attention_heads

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """(1, length) int64 each -> states (1, length, hidden) and tag logits."""
        e = self.bert.embeddings
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        words = e.word_embeddings(ids) + e.token_type_embeddings(shapes)
        x = e.LayerNorm(words + e.position_embeddings(places))
        for layer in self.bert.encoder.layer:
            x = self._layer(layer, x)
        return x, self.tags(x)

    def _layer(self, layer: nn.Module, x: Tensor) -> Tensor:
        a, width = layer.attention, x.shape[-1] // self.heads
        query, key, value = (
            f(x).view(x.shape[0], x.shape[1], self.heads, width).transpose(1, 2)
            for f in (a.self.query, a.self.key, a.self.value)
        )
        weights = torch.softmax(torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(width), -1)
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(x.shape[0], x.shape[1], x.shape[-1])
        x = a.output.LayerNorm(a.output.dense(mixed) + x)
        inner = nn.functional.gelu(layer.intermediate.dense(x))
        out: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + x)
        return out


def export(base: Path, weights: Path, out: Path) -> None:
    """Write the shipping folder for a state dict or a checkpoint with an `average`."""
    state = torch.load(weights, map_location="cpu")
    reader = Reader(base)
    reader.load_state_dict(state.get("average", state))
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 20000, (1, 64))
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            Pass(reader), (ids, torch.zeros_like(ids)), str(raw),
            input_names=["ids", "shapes"], output_names=["states", "tags"],
            dynamic_axes={n: {1: "length"} for n in ("ids", "shapes", "states", "tags")},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        config = reader.encoder.bert.config
        model = optimizer.optimize_model(
            str(raw), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
            optimization_options=options, opt_level=0,
        )  # fmt: skip
        print("fused", model.get_fused_operator_statistics())
        model.save_model_to_file(str(fused))
        quantize_dynamic(str(fused), str(out / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8,
                         op_types_to_quantize=["MatMul", "Attention", "Gather"],
                         extra_options={"DefaultTensorType": TensorProto.FLOAT})  # fmt: skip
    hidden = reader.encoder.bert.config.hidden_size
    states = torch.randn(1, 64, hidden)
    rows, anchors = torch.zeros(3, dtype=torch.long), torch.tensor([5, 20, 40])
    torch.onnx.export(
        reader.roles, (states, rows, anchors), str(out / "roles.onnx"),
        input_names=["states", "rows", "anchors"], output_names=["roles"],
        dynamic_axes={"states": {1: "length"}, "rows": {0: "n"}, "anchors": {0: "n"}, "roles": {0: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    torch.onnx.export(
        reader.stances, (states, rows, torch.rand(3, 4, 64)), str(out / "stances.onnx"),
        input_names=["states", "rows", "masks"], output_names=["kind", "act", "certainty", "polarity"],
        dynamic_axes={"states": {1: "length"}, "rows": {0: "n"}, "masks": {0: "n", 2: "length"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    labels = {"roles": ROLE_TAGS, "entities": ENTITY_TAGS, "kind": KINDS, "act": ACTS, "certainty": CERTAINTIES,
              "polarity": POLARITIES, "band": BAND, "before": BEFORE}  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf8")
    write_digests(out)


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.base, arguments.weights, arguments.out)


if __name__ == "__main__":
    main()
