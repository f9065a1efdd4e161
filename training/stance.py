"""Fit the weights of the stance signs: multinomial logistic regression, numpy only.

    PYTHONPATH=src:. python -m training.stance --data ../shared/data src/reportedly/annotate/stance_weights.json

An elastic net (L1 and L2 penalty, FISTA: Beck and Teboulle 2009) keeps the table small and readable. Without an output
path nothing is written; `--folds 5` prints the accuracy on documents left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.draft import Draft
from reportedly.annotate.stance_signs import signs_of
from reportedly.model.span import Span
from training.corpora import ACTS, CERTAINTIES, POLARITIES, Document, annotated, chains

FIELDS: dict[str, tuple[str, ...]] = {"act": ACTS, "certainty": CERTAINTIES, "polarity": POLARITIES}
# Penalties, in counts of attributions.
L1, L2 = 0.3, 0.5
# A sign seen less often than this is left out.
LEAST = 2
STEPS = 200

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The signs of one attribution and the values that the annotators gave it; `document` counts the documents."""

    document: int
    signs: frozenset[str]
    labels: Mapping[str, str]


def drafts_of(document: Document) -> list[Draft]:
    """The gold attributions of a document as drafts."""
    places = {gold.id: i for i, gold in enumerate(document.attributions)}
    spans = {
        role: [tuple(Span(*s) for s in getattr(g, role)) for g in document.attributions]
        for role in ("source", "cue", "content")
    }
    return [
        Draft(source=source, cue=cue, content=content, inside=places.get(gold.inside or ""))
        for gold, source, cue, content in zip(
            document.attributions, spans["source"], spans["cue"], spans["content"], strict=True
        )
    ]


def examples_of(documents: Iterable[Document]) -> list[Example]:
    """Every labelled attribution of the documents."""
    return [
        Example(
            document=number,
            signs=frozenset(signs_of(document.text, draft)),
            labels={field: str(getattr(gold.labels, field)) for field in FIELDS},
        )
        for number, document in enumerate(documents)
        for gold, draft in zip(document.attributions, drafts_of(document), strict=True)
    ]


def fit(examples: Sequence[Example], field: str) -> dict[str, dict[str, float]]:
    """Sign -> value -> weight; weights of zero are left out."""
    values = FIELDS[field]
    counts = Counter(sign for example in examples for sign in example.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= LEAST)
    places = {sign: i for i, sign in enumerate(signs)}
    seen = np.zeros((len(examples), len(signs)), dtype=np.float32)
    for row, example in enumerate(examples):
        seen[row, [places[sign] for sign in example.signs if sign in places]] = 1
    labels = np.eye(len(values), dtype=np.float32)[[values.index(example.labels[field]) for example in examples]]
    weights = descend(seen, labels)
    return {
        sign: row
        for i, sign in enumerate(signs)
        if (row := {value: round(float(w), 2) for value, w in zip(values, weights[i], strict=True) if abs(w) >= 0.01})
    }


def descend(seen: Floats, labels: Floats) -> Floats:
    """(n, signs) and (n, values) one-hot -> (signs, values), by accelerated proximal gradient descent."""
    weights = ahead = np.zeros((seen.shape[1], labels.shape[1]), dtype=np.float32)
    rate = 1 / (0.5 * _largest_eigenvalue(seen) + L2)
    momentum = 1.0
    for _ in range(STEPS):
        odds = seen @ ahead
        chances = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        stepped = ahead - rate * (seen.T @ (chances - labels) + L2 * ahead)
        shrunk = np.sign(stepped) * np.maximum(np.abs(stepped) - rate * L1, 0)
        later = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = shrunk + (momentum - 1) / later * (shrunk - weights)
        weights, momentum = shrunk, later
    return weights


def _largest_eigenvalue(seen: Floats) -> float:
    vector = np.ones(seen.shape[1], dtype=np.float32)
    for _ in range(12):
        vector = seen.T @ (seen @ (vector / np.linalg.norm(vector)))
    return float(np.linalg.norm(vector))


def judge(weights: Mapping[str, Mapping[str, float]], field: str, example: Example) -> str:
    """The value with the best sum."""
    sums = dict.fromkeys(FIELDS[field], 0.0)
    for sign in example.signs:
        for value, weight in weights.get(sign, {}).items():
            sums[value] += weight
    return max(sums, key=lambda value: sums[value])


def accuracy(weights: Mapping[str, Mapping[str, float]], field: str, examples: Sequence[Example]) -> float:
    """Share of the examples judged as annotated."""
    return sum(judge(weights, field, example) == example.labels[field] for example in examples) / len(examples)


def cross_validated(examples: Sequence[Example], field: str, folds: int) -> float:
    """Accuracy on documents left out, each once."""
    total = 0.0
    for fold in range(folds):
        held = [example for example in examples if example.document % folds == fold]
        total += len(held) * accuracy(fit([e for e in examples if e.document % folds != fold], field), field, held)
    return total / len(examples)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    articles = options.data / "articles" / "articles.jsonl.gz"
    ours = annotated(Path(__file__).parent / "annotations", articles)
    examples = examples_of([*chains(options.data / "chains" / "train"), *ours])
    held = examples_of(chains(options.data / "chains" / "dev"))
    table = {}
    for field in FIELDS:
        table[field] = fit(examples, field)
        figures = f"train {accuracy(table[field], field, examples):.3f} dev {accuracy(table[field], field, held):.3f}"
        if options.folds:
            figures += f" cross-validated {cross_validated(examples, field, options.folds):.4f}"
        print(field, len(table[field]), figures)
    if options.out:
        options.out.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
