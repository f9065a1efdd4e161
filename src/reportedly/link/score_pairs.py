"""Score how surely two statements say the same: meaning, who, what and how many, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.read_quantities import read_quantities
from reportedly.link.statement import Statement
from reportedly.link.vectors import Vectors
from reportedly.link.words import names, stems, word_set, words

Matrix = NDArray[np.float32]

# Logistic regression over the pairs of ../shared/data/stories; refit by training/fit_pairs.py.
WEIGHTS: dict[str, float] = {
    "meaning": -2.87,
    "setting": 3.99,
    "hub": 4.75,
    "contained": 3.10,
    "overlap": 8.88,
    "names": -0.64,
    "figures": 0.44,
    "other_figures": -1.54,
    "speaker": 0.44,
    "other_speaker": -0.24,
    "negation": -0.06,
    "length": 0.11,
    "short": -0.27,
}
BIAS = -1.71
# No pair counts for more than this either way, so that one hopeless pair does not part two groups that else agree.
BOUNDS = (-3.0, 2.0)
# From which value on a feature is worth saying, and how.
IN_WORDS = (
    ("run", 0.2, "the same words in the same order"),
    ("meaning", 0.6, "nearly the same meaning"),
    ("contained", 0.5, "the words of the shorter stand in the longer"),
    ("names", 0.99, "the same names"),
    ("figures", 1.0, "the same figure"),
    ("speaker", 1.0, "the same speaker"),
    ("setting", 0.6, "much the same sentence around it"),
)

# Consecutive words that two passages share only when one copies the other or both the same utterance.
RUN = 5
NEGATIONS = word_set(
    "no not never none nothing nobody n't neither nor without cannot can't won't don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't deny denied denies false untrue",
)


def pair_features(
    statements: Sequence[Statement], vectors: Vectors, speakers: Sequence[str | None]
) -> dict[str, Matrix]:
    """Name of feature -> (n, n) float32. `speakers` are the names of who says each statement, one key for one person."""
    content = vectors([s.text for s in statements])
    setting = vectors([s.setting for s in statements])
    meaning, around = content @ content.T, setting @ setting.T
    sets = [stems(s.text) for s in statements]
    shared, size = _weighed(sets)
    low = np.maximum(np.minimum(size[:, None], size[None, :]), 1e-6)
    run = _runs([words(s.text) for s in statements])
    named, named_size = _weighed([names(s.text) for s in statements])
    agree, conflict = _figures(statements)
    who = _incidence([{s} if s else set() for s in speakers])
    same = (who @ who.T > 0).astype(np.float32)
    stated = np.array([bool(s) for s in speakers], dtype=np.float32)
    negated = np.array([bool(NEGATIONS & set(words(s.text)) or "n't" in s.text or "n’t" in s.text) for s in statements])
    lengths = np.log1p(np.array([len(s.text.split()) for s in statements], dtype=np.float32))
    return {
        "meaning": meaning,
        "setting": around,
        "hub": _above_usual(meaning, statements),
        "contained": shared / low,
        "overlap": shared / np.maximum(size[:, None] + size[None, :] - shared, 1e-6),
        "run": run,
        "names": named
        / np.maximum(np.minimum(named_size[:, None], named_size[None, :]), 1e-6)
        * (named_size[:, None] > 0)
        * (named_size[None, :] > 0),
        "figures": agree,
        "other_figures": conflict,
        "speaker": same,
        "other_speaker": np.outer(stated, stated) * (1 - same),
        "negation": (negated[:, None] != negated[None, :]).astype(np.float32),
        "length": np.abs(lengths[:, None] - lengths[None, :]),
        "short": np.minimum(lengths[:, None], lengths[None, :]),
    }


def score_pairs(features: dict[str, Matrix]) -> Matrix:
    """Log-odds that a pair says the same, (n, n)."""
    total = np.full_like(features["meaning"], BIAS)
    for name, weight in WEIGHTS.items():
        total += np.float32(weight) * features[name]
    return np.clip(total, *BOUNDS)


def words_for(features: dict[str, Matrix], one: int, other: int) -> tuple[str, ...]:
    """What speaks for a pair, in words."""
    said = tuple(words for name, least, words in IN_WORDS if features[name][one, other] >= least)
    return said or ("a little of everything: words, meaning and setting",)


def _incidence(sets: Sequence[Iterable[str]]) -> Matrix:
    """(n, vocabulary) of zeros and ones."""
    place: dict[str, int] = {}
    for members in sets:
        for member in members:
            place.setdefault(member, len(place))
    out = np.zeros((len(sets), max(1, len(place))), dtype=np.float32)
    for row, members in zip(out, sets, strict=True):
        row[[place[m] for m in members]] = 1
    return out


def _weighed(sets: Sequence[Iterable[str]]) -> tuple[Matrix, Matrix]:
    """Weight of the words that two share, and of all of one; a word of every passage weighs next to nothing."""
    found = _incidence(sets)
    weight = np.log((len(sets) + 1) / (found.sum(0) + 0.5))
    shared = (found * weight) @ found.T
    return shared.astype(np.float32), np.asarray(np.diag(shared), dtype=np.float32)


def _runs(texts: Sequence[Sequence[str]]) -> Matrix:
    """Share of the shorter passage's runs of words that stand in the other too."""
    grams = [{" ".join(t[i : i + RUN]) for i in range(max(0, len(t) - RUN + 1))} for t in texts]
    found = _incidence(grams)
    count = found.sum(1)
    return np.asarray(found @ found.T / np.maximum(np.minimum(count[:, None], count[None, :]), 1), dtype=np.float32)


def _figures(statements: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    """Whether two share a figure; whether they count the same thing and agree in no figure of it."""
    read = [read_quantities(s.text) for s in statements]
    values = _incidence([{f"{q.value}{q.unit or ''}" for q in quantities} for quantities in read])
    counted = _incidence([{w for q in quantities for w in ((q.unit,) if q.unit else q.counted)} for quantities in read])
    agree = values @ values.T > 0
    return agree.astype(np.float32), ((counted @ counted.T > 0) & ~agree).astype(np.float32)


def _above_usual(similarity: Matrix, statements: Sequence[Statement]) -> Matrix:
    """How far a pair lies above what each of the two is to its nearest ones usually (CSLS, Conneau et al. 2018)."""
    article = np.array([s.article for s in statements])
    across = np.where(article[:, None] == article[None, :], -1.0, similarity)
    nearest = -np.sort(-across, axis=1)[:, :10]
    usual = np.where(nearest > -1, nearest, 0).mean(1)
    return np.asarray(similarity - (usual[:, None] + usual[None, :]) / 2, dtype=np.float32)
