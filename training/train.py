"""Fine-tune the reader.

    python -m training.train BASE_MODEL_DIR OUT_DIR [--data ../shared/data] [--epochs 6] [--rate 1.5e-4] [--repeat 2]

Writes OUT_DIR/checkpoint.pt after every half epoch (resumes from it) and OUT_DIR/reader.pt, the averaged weights, at the end.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.corpora import chains, polnear
from training.examples import IGNORE, Batch, Example, batches, collate, examples
from training.network import Reader

# Entities are silver: a help to the encoder, not a goal of its own.
WEIGHTS = {"anchors": 25.0, "roles": 1.0, "entities": 0.3, "stances": 0.25}
DECAY = 0.998


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    base: Path
    out: Path
    data: Path
    epochs: float
    rate: float
    repeat: int
    size: int
    seed: int


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """Loss of every head on one batch, in bfloat16 autocast."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, tags = model(batch.ids, batch.shapes, batch.mask)
        roles = model.roles(states, batch.rows, batch.at) if len(batch.rows) else None
    tags, out = tags.float(), {}
    known = batch.anchors != IGNORE
    out["anchors"] = F.binary_cross_entropy_with_logits(tags[..., :2][known], batch.anchors[known].float())
    if (batch.entities != IGNORE).any():
        out["entities"] = F.cross_entropy(tags[..., 2:].flatten(0, 1), batch.entities.flatten(), ignore_index=IGNORE)
    if roles is not None:
        total = F.cross_entropy(
            roles.float().flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        out["roles"] = total / (20 * len(batch.rows))
        labelled = (batch.stances != IGNORE).all(1)
        if labelled.any():
            logits = model.stances(states.float(), batch.rows[labelled], batch.role_masks()[labelled])
            parts = (F.cross_entropy(x.float(), y) for x, y in zip(logits, batch.stances[labelled].T, strict=True))
            out["stances"] = torch.stack(list(parts)).sum()
    return out


def groups_of(model: Reader, rate: float) -> list[dict[str, object]]:
    """The encoder learns slowly, the new parts faster."""
    fresh = {id(p) for n, p in model.named_parameters() if not n.startswith("encoder.bert") or "token_type" in n}
    parameters = [p for p in model.parameters() if p.requires_grad]
    return [
        {"params": [p for p in parameters if id(p) not in fresh], "lr": rate},
        {"params": [p for p in parameters if id(p) in fresh], "lr": 1e-3},
    ]


@torch.no_grad()
def evaluate(model: Reader, windows: list[Example]) -> dict[str, float]:
    """Mean loss of every head over the windows: a cheap watch on training; real scores come from training.measure."""
    model.eval()
    sums: dict[str, list[float]] = {}
    for i in range(0, len(windows), 8):
        for name, loss in losses(model, collate(windows[i : i + 8])).items():
            sums.setdefault(name, []).append(float(loss))
    return {name: round(sum(v) / len(v), 4) for name, v in sums.items()}


def train(options: Options) -> None:
    """Run or resume a training."""
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = options.data
    windows = list(examples(tokenizer, polnear(data / "polnear/train.jsonl.gz")))
    windows += options.repeat * list(examples(tokenizer, chains(data / "chains/train")))
    dev = list(examples(tokenizer, polnear(data / "polnear/dev.jsonl.gz")))
    chains_dev = list(examples(tokenizer, chains(data / "chains/dev")))
    per_epoch = -(-len(windows) // options.size)
    steps = int(per_epoch * options.epochs)
    print("windows", len(windows), "steps", steps, flush=True)
    model = Reader(options.base)
    average = copy.deepcopy(model).requires_grad_(False)
    optimizer = torch.optim.AdamW(groups_of(model, options.rate), weight_decay=0.01)
    warm = int(0.06 * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min(1.0, (s + 1) / warm) * max(0.02, (steps - s) / max(1, steps - warm) if s > warm else 1.0),
    )
    checkpoint, step = options.out / "checkpoint.pt", 0
    options.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step = state["step"]
    running: dict[str, float] = {}
    began = time.time()
    while step < steps:
        rng = random.Random(options.seed * 1000 + step // per_epoch)
        # After a resume in the middle of an epoch, what it saw before the stop is passed over.
        skip = step % per_epoch
        for i, batch in enumerate(batches(windows, options.size, rng)):
            if i < skip:
                continue
            if step >= steps:
                break
            parts = losses(model.train(), batch)
            sum((WEIGHTS[n] * p for n, p in parts.items()), start=torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            decay = min(DECAY, (step + 1) / (step + 10))
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters(), strict=True):
                    a.lerp_(p, 1 - decay)
            for n, p in parts.items():
                running[n] = 0.98 * running.get(n, float(p)) + 0.02 * float(p)
            if step % 50 == 0:
                shown = {n: round(v, 4) for n, v in running.items()}
                print(step, steps, json.dumps(shown), round(time.time() - began), flush=True)
            if step % (per_epoch // 2) == 0 or step == steps:
                print(
                    "dev",
                    step,
                    json.dumps({"polnear": evaluate(average, dev), "chains": evaluate(average, chains_dev)}),
                    flush=True,
                )
                torch.save(
                    {
                        "model": model.state_dict(),
                        "average": average.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(),
                        "step": step,
                    },
                    checkpoint.with_suffix(".new"),
                )
                checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(average.state_dict(), options.out / "reader.pt")
    ran = {"epochs": options.epochs, "encoder rate": options.rate, "windows a step": options.size, "steps": steps,
           "chains repeated": options.repeat, "averaging": DECAY, "seed": options.seed}  # fmt: skip
    (options.out / "options.json").write_text(json.dumps(ran, indent=1) + "\n", "utf8")


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--repeat", type=int, default=2, help="how often an epoch sees chains/train")
    parser.add_argument("--size", type=int, default=8, help="windows a step")
    parser.add_argument("--seed", type=int, default=0)
    train(Options(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
