"""Fits the weights of `reportedly.annotate.antecedents`: a softmax over the candidates of each "he" and "she".

PYTHONPATH=src:. .venv/bin/python training/fit_antecedents.py ../shared/data ../shared/score [--half develop|held|all]

Besides the pronouns of chains/train it learns from those of PolNeAR train, whose speakers an automatic coreference has named (silver: at
a lower weight). Prints the table to paste into the module and how often the gold speaker comes first. The candidates are those that the passes
really meet, with the speakers they really resolved before.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from benchmarks.passes import HALVES, gold_drafts, read_articles

from reportedly.annotate import antecedents
from reportedly.annotate.antecedents import WEIGHTS, Candidate
from reportedly.annotate.cast import Cast
from reportedly.annotate.first_names import Gender
from reportedly.annotate.people import surname
from reportedly.annotate.resolve_sources import resolve_sources
from reportedly.annotate.scene import Scene
from reportedly.model.article import Article
from reportedly.model.span import Span
from training.corpora import polnear

NAMES = tuple(WEIGHTS)
PENALTY = 0.01
STEPS = 600
RATE = 0.3
SILVER = 0.4

Choice = tuple[np.ndarray, np.ndarray]
"""Features of the candidates, one row each, and which are right."""


@contextmanager
def _watching() -> Iterator[list[tuple[int, list[Candidate]]]]:
    """Records the candidates of every pronoun that is resolved meanwhile."""
    seen: list[tuple[int, list[Candidate]]] = []
    original = antecedents.candidates

    def watched(scene: Scene, cast: Cast, place: int, gender: Gender) -> list[Candidate]:
        ranked = original(scene, cast, place, gender)
        seen.append((place, ranked))
        return ranked

    antecedents.candidates = watched
    try:
        yield seen
    finally:
        antecedents.candidates = original


def collect(folder: Path, scorer: Path, half: str) -> list[Choice]:
    """For each pronoun the features of its candidates, and which of them are the gold speaker."""
    sys.path.insert(0, str(scorer))
    from score_chains import same_name  # type: ignore[import-not-found]

    found: list[Choice] = []
    missed = 0
    with _watching() as seen:
        for article, document in read_articles(folder, half):
            golds = [gold for gold in document.attributions if gold.source or gold.cue or gold.content]
            seen.clear()
            resolve_sources(article, gold_drafts(document), ())
            for place, ranked in seen:
                labels = golds[place].labels
                right = np.array([bool(labels and same_name(c.figure.name, labels.speaker)) for c in ranked])
                if right.any():
                    found.append((np.array([[c.features.get(name, 0.0) for name in NAMES] for c in ranked]), right))
                else:
                    missed += 1
    print(f"{half}: {len(found)} pronouns with their speaker among the candidates, {missed} without")
    return found


def collect_silver(path: Path) -> list[Choice]:
    """The same for PolNeAR: right is whoever is named in the coreference chain of the pronoun."""
    found: list[Choice] = []
    with _watching() as seen:
        for document in polnear(path):
            seen.clear()
            article = Article(id=document.id, text=document.text)
            scene_drafts = gold_drafts(document)
            resolve_sources(article, scene_drafts, ())
            by_start = {span[0]: chain for chain in document.coreference for span in chain}
            for place, ranked in seen:
                chain = by_start.get(scene_drafts[place].source[0].start, ())
                starts = {span[0] for span in chain}
                ends = {span[1] for span in chain}
                right = np.array(
                    [any(s.start in starts or s.end in ends for s in _named_at(document.text, c)) for c in ranked]
                )
                if right.any() and not right.all():
                    found.append((np.array([[c.features.get(name, 0.0) for name in NAMES] for c in ranked]), right))
    print(f"{len(found)} silver pronouns")
    return found


def _named_at(text: str, candidate: Candidate) -> list[Span]:
    """Where the candidate's full name or surname stands."""
    name = candidate.figure.name
    return (
        [Span(*m.span()) for m in re.finditer(rf"\b(?:{re.escape(name)}|{re.escape(surname(name.split()))})\b", text)]
        if name
        else []
    )


def fit(found: list[Choice], silver: list[Choice]) -> np.ndarray:
    """Gradient descent on the log of the chance that a right candidate comes first."""
    weights = np.zeros(len(NAMES))
    weighted = [(*choice, 1.0) for choice in found] + [(*choice, SILVER) for choice in silver]
    total = sum(weight for *_, weight in weighted)
    for step in range(STEPS):
        gradient = PENALTY * weights
        for features, right, weight in weighted:
            scores = features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            among = chance * right / (chance @ right)
            gradient += weight * features.T @ (chance - among) / total
        weights -= RATE / (1 + step / 1000) * gradient
    return weights


def first(found: list[Choice], weights: np.ndarray) -> float:
    """How often a right candidate has the highest score."""
    return float(np.mean([right[int(np.argmax(features @ weights))] for features, right in found]))


def main() -> None:
    """Fits on one half and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--half", choices=HALVES, default="all")
    asked = parser.parse_args()
    train = asked.folder / "chains" / "train"
    found = collect(train, asked.scorer, asked.half)
    silver = collect_silver(asked.folder / "polnear" / "train.jsonl.gz")
    start = np.array([WEIGHTS[name] for name in NAMES])
    print(f"as it stands {first(found, start):.3f}")
    weights = fit(found, silver)
    print(f"fitted {first(found, weights):.3f}, silver {first(silver, weights):.3f}")
    if asked.half == "develop":
        held = collect(train, asked.scorer, "held")
        print(f"held: as it stands {first(held, start):.3f}, fitted {first(held, weights):.3f}")
    print("WEIGHTS = {")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


if __name__ == "__main__":
    main()
