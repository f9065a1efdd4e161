"""Fine-tune the reader.

    python -m training.train BASE_MODEL_DIR OUT_DIR [--data ../shared/data] [--epochs 5] [--rate 1.2e-4] [--repeat 3]
                             [--start WEIGHTS.pt]

Every epoch cuts the documents into windows of other lengths and hides up to a fifth of the wordpieces of each: without that the
reader learns the training texts by heart (role loss .30 on them, .64 on others). Annotations in training/annotations are read anew
at every epoch. Writes OUT_DIR/checkpoint.pt after every epoch (resumes from it) and OUT_DIR/reader.pt, the averaged weights,
at the end. `--start` goes on from earlier weights (training.thaw), drawn back towards the base first (shrink and perturb, Ash
and Adams 2020).
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.corpora import annotated, chains, polnear
from training.examples import IGNORE, Batch, Example, Prepared, batches, collate, examples, masked, prepare
from training.network import Reader

# Entities are silver: a help to the encoder, not a goal of its own.
WEIGHTS = {"anchors": 25.0, "roles": 1.0, "entities": 0.3, "stances": 0.25}
DECAY = 0.998
# Longest windows of an epoch, and the largest share of a window's wordpieces that is hidden.
BODIES = (224, 382)
HIDDEN = 0.2
# How much of earlier weights a new start keeps; the rest is the base model's.
KEPT = 0.75


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    base: Path
    out: Path
    data: Path
    annotations: Path
    epochs: int
    rate: float
    repeat: int
    size: int
    seed: int
    start: Path | None


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
        {"params": [p for p in parameters if id(p) not in fresh], "lr": rate, "full": rate},
        {"params": [p for p in parameters if id(p) in fresh], "lr": 1e-3, "full": 1e-3},
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


def epoch_windows(documents: list[Prepared], options: Options, number: int) -> list[Example]:
    """The windows of one epoch: each document cut to a length of its own, some of its wordpieces hidden."""
    rng = np.random.default_rng((options.seed, number))
    return [
        masked(window, rng.uniform(0, HIDDEN), rng)
        for document in documents
        for window in document.cut(int(rng.integers(*BODIES, endpoint=True)))
    ]


def begin(options: Options) -> Reader:
    """A reader from the base model, or from earlier weights drawn back towards it."""
    model = Reader(options.base)
    if options.start is not None:
        base, earlier = model.state_dict(), torch.load(options.start, map_location="cpu")
        shared = [n for n in base if n.startswith("encoder.bert") and "token_type" not in n]
        earlier |= {n: torch.lerp(base[n], earlier[n], KEPT) for n in shared if base[n].is_floating_point()}
        model.load_state_dict(earlier)
    return model


def rate_at(progress: float) -> float:
    """Share of the full learning rate at a share of the training: up over the first 5 %, then down in a line."""
    return min(progress / 0.05, max(0.02, (1 - progress) / 0.95))


@dataclass(slots=True)
class Run:
    """A training under way: weights, their running average, the optimizer, how many epochs are done."""

    model: Reader
    average: Reader
    optimizer: torch.optim.AdamW
    done: int = 0
    steps: int = 0

    def step(self, batch: Batch, share: float) -> dict[str, float]:
        """One step at that share of the full rates; gives the losses."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * share
        parts = losses(self.model.train(), batch)
        sum((WEIGHTS[n] * p for n, p in parts.items()), start=torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.steps += 1
        decay = min(DECAY, (self.steps + 1) / (self.steps + 10))
        with torch.no_grad():
            for a, p in zip(self.average.parameters(), self.model.parameters(), strict=True):
                a.lerp_(p, 1 - decay)
        return {n: float(p.detach()) for n, p in parts.items()}

    def save(self, path: Path) -> None:
        """Write all that a resume needs, whole or not at all."""
        parts = {n: getattr(self, n).state_dict() for n in ("model", "average", "optimizer")}
        torch.save(parts | {"done": self.done, "steps": self.steps}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from where `save` was called."""
        state = torch.load(path)
        for name in ("model", "average", "optimizer"):
            getattr(self, name).load_state_dict(state[name])
        self.done, self.steps = state["done"], state["steps"]


def train(options: Options) -> None:
    """Run or resume a training."""
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = options.data
    campaign = list(prepare(tokenizer, polnear(data / "polnear/train.jsonl.gz")))
    reports = list(prepare(tokenizer, chains(data / "chains/train")))
    dev = {
        "polnear": list(examples(tokenizer, polnear(data / "polnear/dev.jsonl.gz"))),
        "chains": list(examples(tokenizer, chains(data / "chains/dev"))),
    }
    model = begin(options)
    run = Run(
        model,
        copy.deepcopy(model).requires_grad_(False),
        torch.optim.AdamW(groups_of(model, options.rate), weight_decay=0.02),
    )
    checkpoint = options.out / "checkpoint.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        run.load(checkpoint)
    running: dict[str, float] = {}
    began = time.time()
    while run.done < options.epochs:
        ours = list(prepare(tokenizer, annotated(options.annotations, data / "articles/articles.jsonl.gz")))
        windows = epoch_windows(campaign + options.repeat * (reports + ours), options, run.done)
        total = -(-len(windows) // options.size)
        print("epoch", run.done + 1, "windows", len(windows), "steps", total, "of ours", len(ours), flush=True)
        rng = random.Random(options.seed * 1000 + run.done)
        for i, batch in enumerate(batches(windows, options.size, rng)):
            parts = run.step(batch, rate_at((run.done + i / total) / options.epochs))
            for n, p in parts.items():
                running[n] = 0.98 * running.get(n, p) + 0.02 * p
            if run.steps % 50 == 0:
                shown = {n: round(v, 4) for n, v in running.items()}
                print(i, total, json.dumps(shown), round(time.time() - began), flush=True)
        run.done += 1
        run.save(checkpoint)
        torch.save(run.average.state_dict(), options.out / f"epoch{run.done}.pt")
        print("dev", json.dumps({name: evaluate(run.average, w) for name, w in dev.items()}), flush=True)
    torch.save(run.average.state_dict(), options.out / "reader.pt")
    ran = {"epochs": options.epochs, "encoder rate": options.rate, "windows a step": options.size, "steps": run.steps,
           "chains repeated": options.repeat, "averaging": DECAY, "hidden wordpieces": f"0 to {HIDDEN}",
           "went on from earlier weights": options.start is not None, "seed": options.seed}  # fmt: skip
    (options.out / "options.json").write_text(json.dumps(ran, indent=1) + "\n", "utf8")


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--annotations", type=Path, default=Path(__file__).parent / "annotations")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--repeat", type=int, default=3, help="how often an epoch sees the chain annotations")
    parser.add_argument("--size", type=int, default=8, help="windows a step")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=Path, help="earlier weights to go on from")
    train(Options(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
