"""Fit the weights of `reportedly.link.score_pairs` to annotated stories, and say what they reach on events held out.

    python -m training.fit_pairs REPORTS.jsonl VECTORS_DIR [--data ../shared/data]

REPORTS.jsonl holds the reports of the stories' articles, as `reportedly read --format jsonl` writes them. Prints the table
to paste into score_pairs.py, and same-claim F1 over pairs of statements, each event left out once.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate.embed_sentences import SentenceVectors
from reportedly.codec import decode_report
from reportedly.link.lineage import lineage_of
from reportedly.link.score_pairs import WEIGHTS, pair_features
from reportedly.link.speakers import speaker_keys
from reportedly.link.split_statements import split_statements
from reportedly.link.statement import Statement
from reportedly.link.vectors import Vectors
from reportedly.model.report import Report
from reportedly.model.span import Span

Floats = NDArray[np.float64]
RIDGE = 1e-4
STEPS = 25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """The pairs of one event whose statements both carry gold claims: features (n, features) and whether they share one."""

    features: Floats
    same: Floats


def pairs_of(story: Mapping[str, Any], reports: Mapping[str, Report], vectors: Vectors) -> Pairs:
    """Only pairs of different articles: within one, a claim is often told in parts that no two articles cut alike."""
    articles = {claim["doc"] for c in story["claims"] for claim in c["reports"]}
    chosen = [report for id, report in reports.items() if id in articles]
    statements = [s for place, report in enumerate(chosen) for s in split_statements(place, report)]
    table = pair_features(statements, vectors, speaker_keys([lineage_of(s, chosen[s.article]) for s in statements]))
    held = [_claims(s, chosen[s.article], story) for s in statements]
    rows = [
        (i, j)
        for i in range(len(statements))
        for j in range(i + 1, len(statements))
        if held[i] and held[j] and statements[i].article != statements[j].article
    ]
    features = np.array([[float(table[name][i, j]) for name in WEIGHTS] for i, j in rows])
    return Pairs(features=features, same=np.array([float(bool(held[i] & held[j])) for i, j in rows]))


def _claims(statement: Statement, report: Report, story: Mapping[str, Any]) -> set[str]:
    return {
        claim["id"]
        for claim in story["claims"]
        for gold in claim["reports"]
        if gold["doc"] == report.article.id
        and any(_covers(piece, span) for span in _spans(report, gold["text"]) for piece in statement.content)
    }


def _spans(report: Report, text: str) -> Iterator[Span]:
    start = report.article.text.find(text)
    if start >= 0:
        yield Span.of(start, start + len(text))


def _covers(one: Span, other: Span) -> bool:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both > 0 and both >= 0.5 * min(one.end - one.start, other.end - other.start)


def fit(pairs: Sequence[Pairs]) -> Floats:
    """Weights and, last, the bias: logistic regression by Newton's method on standardised features, lightly ridged."""
    features, same = np.concatenate([p.features for p in pairs]), np.concatenate([p.same for p in pairs])
    mean, spread = features.mean(0), features.std(0) + 1e-6
    design = np.c_[(features - mean) / spread, np.ones(len(features))]
    weights = np.zeros(design.shape[1])
    ridge = RIDGE * len(same) * np.eye(len(weights))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - same) + ridge @ weights
        weights -= np.linalg.solve((design.T * (chance * (1 - chance))) @ design + ridge, slope)
    scaled = weights[:-1] / spread
    return np.r_[scaled, weights[-1] - scaled @ mean]


def _held_out(pairs: Sequence[Pairs]) -> float:
    hit = found = wanted = 0.0
    for n, left in enumerate(pairs):
        weights = fit([*pairs[:n], *pairs[n + 1 :]])
        said = left.features @ weights[:-1] + weights[-1] > -1.0
        hit, found, wanted = hit + left.same[said].sum(), found + said.sum(), wanted + left.same.sum()
    return 2 * hit / (found + wanted)


def main() -> None:
    """Print the table of weights and the held-out figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    reports = {report.article.id: report for line in options.reports.open("rb") if (report := decode_report(line))}
    stories = [
        json.loads(path.read_text(encoding="utf8"))
        for path in sorted((options.data / "stories" / "gold").glob("*.json"))
    ]
    pairs = [pairs_of(story, reports, SentenceVectors(options.vectors)) for story in stories]
    weights = fit(pairs)
    for name, weight in zip([*WEIGHTS, "BIAS"], weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print(f"same-claim F1 over pairs, each event held out: {_held_out(pairs):.3f}")


if __name__ == "__main__":
    main()
