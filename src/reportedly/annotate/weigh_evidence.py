"""The score of an attribution: the chance that it is there, from what the model thought of its parts.

A logistic regression over a few figures of the decoded attribution, fitted on the development splits by
`training/calibrate.py`; its weights stand in `calibration.json` beside the model (Platt 1999).
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

import numpy as np

from reportedly.annotate.tag import Floats, Ints

FIGURES = ("one", "cue", "source", "content", "weakest", "start", "end", "no source", "no content")
FLOOR = 1e-4


def evidence(anchor: float, roles: Floats, tags: Ints) -> Floats:
    """The figures: log-odds of the cue; mean log-probability of the tags of each role; the weakest of them; the ends.

    anchor is a probability, roles (band, 7) log-probabilities, tags (band,) the decoded tags.
    """
    scores = np.clip(np.nan_to_num(roles, neginf=np.log(FLOOR)), np.log(FLOOR), 0.0)
    picked = scores[np.arange(len(tags)), tags]
    means = [
        float(picked[(tags == 2 * k + 1) | (tags == 2 * k + 2)].mean()) if _has(tags, k) else 0.0 for k in (1, 0, 2)
    ]
    content = np.nonzero((tags == 5) | (tags == 6))[0]
    after = min(int(content[-1]) + 1, len(tags) - 1) if len(content) else 0
    bounded = min(max(anchor, FLOOR), 1 - FLOOR)
    odds = float(np.log(bounded / (1 - bounded)))
    weakest = float(picked[tags > 0].min()) if (tags > 0).any() else 0.0
    start, end = (float(picked[content[0]]), float(picked[after])) if len(content) else (0.0, 0.0)
    source, written = float(not _has(tags, 0)), float(not len(content))
    return np.array([1.0, odds, means[1], means[2], weakest, start, end, source, written], np.float32)


def _has(tags: Ints, role: int) -> bool:
    return bool(((tags == 2 * role + 1) | (tags == 2 * role + 2)).any())


@functools.cache
def calibration(folder: Path) -> Floats:
    """The weights of the figures for the model in this folder; cue probability alone where it has none."""
    path = folder / "calibration.json"
    if not path.is_file():
        return np.array([0.0, 1.0] + [0.0] * (len(FIGURES) - 2), np.float32)
    rows = json.loads(path.read_text("utf8"))
    return np.array([rows[name] for name in FIGURES], np.float32)


def score_of(figures: Floats, weights: Floats) -> float:
    """A probability, to four places."""
    return round(float(1 / (1 + np.exp(-float(figures @ weights)))), 4)
