"""Train the vectors of passages on our annotated events of use "vectors", and export them.

    python -m training.train_vectors out/minilm out/vectors --reports out/reports.jsonl
    python -m training.train_vectors out/minilm /tmp/try --reports out/reports.jsonl --first 2 --epochs 1     # does it run?

BASE is a folder of all-MiniLM-L6-v2 (training/README.md says how to get it). OUT gets checkpoint.pt after every epoch: stopped,
the same command goes on from there. At the end OUT holds vectors.pt (float32) and model/ (int8 ONNX, tokenizer, card):
copy the files of model/ over src/reportedly/weights/vectors, then refit what stands on them, pairs before origins
(training.fit_pairs, training.fit_origins), and look at the thresholds of match_claims and weigh_origins again.

The articles are cut into clauses by the reader's reports of them; without --reports they are read first, with it they are
read once and kept. An epoch over the 45 events takes some four minutes on two cores; each step is one event.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.annotate.embed_passages import lay_out
from training.draw_passages import Read, draw_passages, pairs_of, passage_of, read_event
from training.export_vectors import INPUTS, export, passage_tokenizer
from training.passage_network import PassageNetwork
from training.stories import Use, our_events, reports_for

# Of what is no part of the base model: the mixture with the context, and the two numbers of the logistic loss.
OWN_RATE = 2e-2
WARMING = 0.1


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    base: Path
    out: Path
    reports: Path | None
    data: Path
    epochs: int
    rate: float
    first: int | None
    seed: int
    threads: int


@dataclass(slots=True)
class Run:
    """A training under way: weights, optimizer, and how many epochs are done."""

    model: PassageNetwork
    optimizer: torch.optim.AdamW
    done: int = 0

    def step(self, loss: Tensor, share: float) -> None:
        """One step at that share of the full rates."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * share
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()

    def save(self, path: Path) -> None:
        """Write all that a resume needs, whole or not at all."""
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "done": self.done}
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from where `save` was called."""
        state = torch.load(path)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.done = state["done"]


def begin(options: Options) -> Run:
    """A training from the base model, or from its last epoch."""
    model = PassageNetwork(options.base)
    own = [model.mix, model.scale, model.bias]
    groups = [
        {"params": list(model.bert.parameters()), "full": options.rate, "weight_decay": 0.01},
        {"params": own, "full": OWN_RATE, "weight_decay": 0.01},
    ]
    run = Run(model, torch.optim.AdamW(groups))
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        run.load(checkpoint)
    return run


def loss_of(model: PassageNetwork, tokenizer: Tokenizer, read: Read, rng: random.Random) -> Tensor:
    """The loss on one drawing of one event."""
    drawn = draw_passages(read, rng)
    passages = [passage_of(read, one) for one in drawn]
    order: list[int] = []
    parts = []
    for places, inputs in lay_out(tokenizer, passages, batch=16):
        order += places
        parts.append(model(*(torch.from_numpy(inputs[name]) for name in INPUTS)))
    vectors = torch.cat(parts)[torch.argsort(torch.tensor(order))]
    pairs = pairs_of(read.event, drawn)
    return model.loss(vectors, *map(torch.from_numpy, (pairs.same, pairs.ignored, pairs.counts)))


def rate_at(step: int, steps: int) -> float:
    """Share of the full learning rate: up over the first tenth of the steps, then down in a line."""
    return min(1.0, (step + 1) / (WARMING * steps)) * (1 - step / steps)


def train(run: Run, events: Sequence[Read], options: Options) -> None:
    """Run the epochs that are left, each in an order and with drawings of its own."""
    tokenizer, began = passage_tokenizer(options.base), time.monotonic()
    while run.done < options.epochs:
        rng = random.Random(options.seed * 1000 + run.done)
        torch.manual_seed(options.seed * 1000 + run.done)
        total = 0.0
        for n, read in enumerate(rng.sample(events, len(events))):
            loss = loss_of(run.model.train(), tokenizer, read, rng)
            run.step(loss, rate_at(run.done * len(events) + n, options.epochs * len(events)))
            total += float(loss.detach())
        run.done += 1
        run.save(options.out / "checkpoint.pt")
        seconds = time.monotonic() - began
        print(f"epoch {run.done}: loss {total / len(events):.3f}, {seconds:.0f} s", file=sys.stderr, flush=True)


def main() -> None:
    """Train, or go on, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path, help="folder of the base model")
    parser.add_argument("out", type=Path, help="folder for checkpoint.pt, vectors.pt and model/")
    parser.add_argument("--reports", type=Path, help="keep the reports of the articles there, or take them from there")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5, help="full learning rate of the encoder")
    parser.add_argument("--first", type=int, help="only the first so many events")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = Options(**vars(parser.parse_args()))
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    events = our_events(Use.VECTORS)[: options.first]
    reports = reports_for(events, options.data, options.reports)
    run = begin(options)
    train(run, [read_event(event, reports) for event in events], options)
    torch.save(run.model.state_dict(), options.out / "vectors.pt")
    lowest = export(run.model, options.base, options.out / "model")
    print(f"{options.out / 'model'}: cosine to float32 at least {lowest:.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
