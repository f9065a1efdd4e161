"""Bring shipped int8 weights back to float, so that a training can go on from them.

python -m training.thaw BASE_MODEL_DIR WEIGHTS_DIR OUT.pt      # OUT.pt: a state dict for `training.train --start`

Rounding to int8 is undone as far as it can be (value = (stored - zero point) x scale); the frozen word embeddings come from
the base model itself.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.network import Reader

Floats = NDArray[np.float32]


class Graph:
    """The constants of an ONNX file by name, and its nodes in order."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.nodes = list(graph.node)
        self.constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def weight(self, name: str) -> Floats:
        """A constant in float32; `name` may be that of its int8 form."""
        if not name.endswith("_quantized"):
            return np.asarray(self.constants[name], np.float32)
        stem = name.removesuffix("_quantized")
        scale, zero = self.constants[f"{stem}_scale"], self.constants[f"{stem}_zero_point"]
        return (self.constants[name].astype(np.float32) - zero.astype(np.float32)) * scale

    def products(self, *kinds: str) -> list[Floats]:
        """The constant second operands of the matrix products, in order."""
        names = [n.input[1] for n in self.nodes if n.op_type in kinds]
        return [self.weight(n) for n in names if n in self.constants]


def encoder_weights(graph: Graph, layers: int) -> dict[str, Floats]:
    """Parameters of encoder and tag head under the names of `Reader`; products come transposed, three a layer, tags last."""
    c, out = graph.constants, {}
    products = graph.products("MatMulInteger")
    for name, value in c.items():
        if name.startswith("bert.") and name.endswith(("LayerNorm.weight", "LayerNorm.bias", "dense.bias")):
            out[f"encoder.{name}"] = np.asarray(value, np.float32)
    for part in ("token_type", "position"):
        stem = f"bert.embeddings.{part}_embeddings.weight"
        out[f"encoder.{stem}"] = graph.weight(f"{stem}_quantized")
    for layer in range(layers):
        stem = f"encoder.bert.encoder.layer.{layer}"
        qkv, bias = graph.weight(f"Attention_{layer}_qkv_weight_quantized"), c[f"Attention_{layer}_qkv_bias"]
        for part, w, b in zip(("query", "key", "value"), np.split(qkv, 3, 1), np.split(bias, 3), strict=True):
            out[f"{stem}.attention.self.{part}.weight"], out[f"{stem}.attention.self.{part}.bias"] = w.T, b
        dense = products[3 * layer : 3 * layer + 3]
        for part, w in zip(("attention.output", "intermediate", "output"), dense, strict=True):
            out[f"{stem}.{part}.dense.weight"] = w.T
    out["tags.weight"] = products[-1].T
    out["tags.bias"] = c[next(n for n in c if n.endswith("tags.bias"))]
    return out


def head_weights(graph: Graph, prefix: str, wanted: dict[str, Tensor]) -> dict[str, Floats]:
    """Parameters of a float head: those that kept their name, and the matrices that the export renamed, in order of use."""
    out = {f"{prefix}.{n}": v for n, v in graph.constants.items() if f"{prefix}.{n}" in wanted}
    products = graph.products("MatMul")
    missing = [n for n in wanted if n.startswith(f"{prefix}.") and n not in out]
    for name, shape in ((n, tuple(wanted[n].shape)) for n in missing):
        at = next(i for i, p in enumerate(products) if p.T.shape == shape)
        out[name] = products.pop(at).T
    return out


def thaw(base: Path, weights: Path, out: Path) -> None:
    """Write the state dict; raises RuntimeError if a parameter is left over or missing."""
    reader = Reader(base)
    state = reader.state_dict()
    found = encoder_weights(Graph(weights / "encoder.onnx"), reader.encoder.bert.config.num_hidden_layers)
    for prefix in ("roles", "stances"):
        found |= head_weights(Graph(weights / f"{prefix}.onnx"), prefix, state)
    left = set(state) - set(found) - {"encoder.bert.embeddings.word_embeddings.weight"}
    if left - {n for n in left if n.endswith("position_ids")}:
        raise RuntimeError(f"no weights found for {sorted(left)}")
    state.update({n: torch.from_numpy(np.ascontiguousarray(v)).reshape(state[n].shape) for n, v in found.items()})
    reader.load_state_dict(state)
    torch.save(reader.state_dict(), out)


def main() -> None:
    """Parse the command line and thaw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "weights", "out"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    thaw(arguments.base, arguments.weights, arguments.out)


if __name__ == "__main__":
    main()
