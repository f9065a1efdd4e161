"""Fits the weights of `reportedly.annotate.antecedents`: a softmax over the candidates of each "he" and "she".

PYTHONPATH=src:. .venv/bin/python training/fit_antecedents.py ../shared/data/chains/train ../shared/score [--half develop|held|all]

Prints the table to paste into the module and how often the gold speaker comes first. The candidates are those that the passes
really meet, with the speakers they really resolved before.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from benchmarks.passes import HALVES, gold_drafts, read_articles
from reportedly.annotate import antecedents
from reportedly.annotate.antecedents import WEIGHTS, Candidate
from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.first_names import Gender
from reportedly.annotate.resolve_sources import resolve_sources
from reportedly.annotate.scene import Scene

NAMES = tuple(WEIGHTS)
PENALTY = 0.02
STEPS = 4000
RATE = 0.3


def collect(folder: Path, scorer: Path, half: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each pronoun the features of its candidates, and which of them are the gold speaker."""
    sys.path.insert(0, str(scorer))
    from score_chains import same_name  # type: ignore[import-not-found]

    found: list[tuple[np.ndarray, np.ndarray]] = []
    seen: list[tuple[int, list[Candidate]]] = []
    original = antecedents.candidates

    def watched(scene: Scene, cast: Cast, place: int, gender: Gender) -> list[Candidate]:
        ranked = original(scene, cast, place, gender)
        seen.append((place, ranked))
        return ranked

    antecedents.candidates = watched
    missed = 0
    for article, document in read_articles(folder, half):
        golds = [gold for gold in document.attributions if gold.source or gold.cue or gold.content]
        seen.clear()
        resolve_sources(article, gold_drafts(document), ())
        for place, ranked in seen:
            labels = golds[place].labels
            right = np.array([bool(labels and same_name(_name(c.figure), labels.speaker)) for c in ranked])
            if right.any():
                found.append((np.array([[c.features.get(name, 0.0) for name in NAMES] for c in ranked]), right))
            else:
                missed += 1
    antecedents.candidates = original
    print(f"{len(found)} pronouns with their speaker among the candidates, {missed} without")
    return found


def _name(figure: Figure) -> str:
    return figure.name


def fit(found: list[tuple[np.ndarray, np.ndarray]], start: np.ndarray) -> np.ndarray:
    """Gradient descent on the log of the chance that a right candidate comes first."""
    weights = start.copy()
    for step in range(STEPS):
        gradient = PENALTY * weights
        for features, right in found:
            scores = features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            among = chance * right / (chance @ right)
            gradient += features.T @ (chance - among) / len(found)
        weights -= RATE / (1 + step / 1000) * gradient
    return weights


def first(found: list[tuple[np.ndarray, np.ndarray]], weights: np.ndarray) -> float:
    """How often a right candidate has the highest score."""
    return float(np.mean([right[int(np.argmax(features @ weights))] for features, right in found]))


def main() -> None:
    """Fits on one half and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--half", choices=HALVES, default="all")
    asked = parser.parse_args()
    found = collect(asked.folder, asked.scorer, asked.half)
    start = np.array([WEIGHTS[name] for name in NAMES])
    print(f"as it stands {first(found, start):.3f}")
    weights = fit(found, np.zeros(len(NAMES)))
    print(f"fitted {first(found, weights):.3f}")
    if asked.half == "develop":
        held = collect(asked.folder, asked.scorer, "held")
        print(f"held: as it stands {first(held, start):.3f}, fitted {first(held, weights):.3f}")
    print("WEIGHTS = {")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


if __name__ == "__main__":
    main()
