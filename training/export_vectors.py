"""Export the vectors of passages to ONNX in int8, with the card that `reportedly.annotate.embed_passages` reads.

    python -m training.export_vectors BASE_MODEL_DIR WEIGHTS.pt OUT_DIR

`training.train_vectors` does this at its end; alone it serves weights of an earlier epoch. Writes OUT_DIR/model.onnx,
tokenizer.json and card.json (the digests of both), and prints how near int8 comes to the float32 model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from reportedly.annotate.embed_passages import lay_out
from reportedly.model.passage import Passage
from training.passage_network import PassageNetwork

# Wordpieces of a context; what lies beyond is cut off.
LONGEST = 112
INPUTS = ("ids", "mask", "rows", "pool")
PROBES = (
    Passage("The ministry denied that talks had taken place.", 25, 46),
    Passage("The ministry denied that talks had taken place.", 0, 19),
    Passage.whole("Two officials said so."),
)


def passage_tokenizer(base: Path) -> Tokenizer:
    """The base model's tokenizer, cut at the longest context."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer


def export(model: PassageNetwork, base: Path, out: Path) -> float:
    """Write the folder; gives the lowest cosine between int8 and float32 vectors of a few probes."""
    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    ((_, probe),) = lay_out(passage_tokenizer(base), PROBES)
    given = tuple(torch.from_numpy(probe[name]) for name in INPUTS)
    axes = {"ids": {0: "contexts", 1: "length"}, "mask": {0: "contexts", 1: "length"}, "rows": {0: "passages"},
            "pool": {0: "passages", 1: "length"}, "vectors": {0: "passages"}}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        full = str(Path(folder) / "full.onnx")
        torch.onnx.export(
            model,
            given,
            full,
            input_names=list(INPUTS),
            output_names=["vectors"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    shutil.copyfile(base / "tokenizer.json", out / "tokenizer.json")
    digests = {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("model.onnx", "tokenizer.json")}
    card = {"longest": LONGEST, "width": model.bert.config.hidden_size, "sha256": digests}
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")
    with torch.no_grad():
        wanted = model(*given).numpy()
    session = onnxruntime.InferenceSession(str(out / "model.onnx"), providers=["CPUExecutionProvider"])
    return float((wanted * session.run(["vectors"], probe)[0]).sum(1).min())


def main() -> None:
    """Export weights that are there already."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("weights", type=Path, help="what training.train_vectors wrote: vectors.pt")
    parser.add_argument("out", type=Path, help="folder for the model, its tokenizer and its card")
    options = parser.parse_args()
    model = PassageNetwork(options.base)
    model.load_state_dict(torch.load(options.weights, map_location="cpu"))
    lowest = export(model, options.base, options.out)
    print(f"{options.out}: cosine to float32 at least {lowest:.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
