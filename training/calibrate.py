"""Fit the score of an attribution on the development splits, and say how well it holds out.

    python -m training.calibrate WEIGHTS_DIR [--data ../shared/data]      # writes WEIGHTS_DIR/calibration.json

An attribution is right when its source and content overlap those of a gold one (paired overlap of the scorer). On PolNeAR,
which annotates nothing inside contents, nested ones are left out. Needs no torch.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate import attribute as reading
from reportedly.annotate.draft import Draft
from reportedly.annotate.settle_spans import overlap
from reportedly.annotate.tag import Tagger
from reportedly.annotate.weigh_evidence import FIGURES
from reportedly.model.span import Span
from training.corpora import Document, Gold, chains, polnear
from training.digests import write_digests

RIDGE = 1.0


def right(draft: Draft, golds: list[Gold], taken: set[str]) -> bool:
    """Whether a gold attribution not taken yet has an overlapping content and source; takes it."""
    for gold in golds:
        if gold.id in taken or not overlap(draft.content, [Span(*s) for s in gold.content]):
            continue
        source = [Span(*s) for s in gold.source]
        if overlap(draft.source, source) if draft.source and source else not draft.source and not source:
            taken.add(gold.id)
            return True
    return False


def rows(tagger: Tagger, documents: list[Document]) -> Iterator[tuple[NDArray[np.float32], bool, int]]:
    """Figures, rightness and document number of every attribution read."""
    seen: list[NDArray[np.float32]] = []
    keep = reading.evidence

    def watched(anchor: float, roles: NDArray[np.float32], tags: NDArray[np.int64]) -> NDArray[np.float32]:
        seen.append(keep(anchor, roles, tags))
        return seen[-1]

    # The score is replaced by the figures' place in `seen`, so that each draft can be found again after nesting.
    reading.evidence, score = watched, reading.score_of
    reading.score_of = lambda figures, weights: float(len(seen) - 1)
    try:
        for number, document in enumerate(documents):
            seen.clear()
            taken: set[str] = set()
            for draft in reading.attribute(document.text, tagger).drafts:
                if draft.content and (document.nested or draft.inside is None):
                    yield seen[int(draft.score)], right(draft, list(document.attributions), taken), number
    finally:
        reading.evidence, reading.score_of = keep, score


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ridge-penalised logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - RIDGE * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w = w + np.linalg.solve(hessian, gradient)
    return w


def figures(p: NDArray[np.float64], y: NDArray[np.float64]) -> dict[str, float]:
    """Share right from .9 on, the share of attributions that reach it, and the calibration error over ten bins."""
    sure = p >= 0.9
    bins = np.minimum((p * 10).astype(int), 9)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))
    return {
        "right from .9": round(float(y[sure].mean()), 4),
        "share from .9": round(float(sure.mean()), 4),
        "calibration error": round(float(error), 4),
    }


def main() -> None:
    """Fit, hold out by document in five folds, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    documents = [*polnear(arguments.data / "polnear/dev.jsonl.gz"), *chains(arguments.data / "chains/dev")]
    found = list(rows(Tagger(arguments.weights), documents))
    x = np.array([f for f, _, _ in found], np.float64)
    y = np.array([r for _, r, _ in found], np.float64)
    fold = np.array([n % 5 for _, _, n in found])
    held = np.zeros(len(y))
    for k in range(5):
        held[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    nested = np.array([documents[n].nested for _, _, n in found])
    print(
        json.dumps(
            {
                "all": figures(held, y),
                "polnear": figures(held[~nested], y[~nested]),
                "chains": figures(held[nested], y[nested]),
            }
        )
    )
    weights = dict(zip(FIGURES, np.round(fit(x, y), 4).tolist(), strict=True))
    (arguments.weights / "calibration.json").write_text(json.dumps(weights, indent=1) + "\n", "utf8")
    write_digests(arguments.weights)


if __name__ == "__main__":
    main()
