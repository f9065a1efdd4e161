"""Score how surely two statements say the same: meaning, who, what and how many, each with its weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.read_quantities import read_quantities
from reportedly.link.statement import Statement
from reportedly.link.words import names, stems, word_set, words

Matrix = NDArray[np.float32]

# Logistic regression over the pairs of annotated stories; refit by training/fit_pairs.py.
WEIGHTS: dict[str, float] = {
    "meaning": 2.12,
    "hub": 2.51,
    "mutual": 1.38,
    "contained": -0.19,
    "alike": 0.52,
    "word_hub": 0.22,
    "setting": 2.62,
    "within": 0.44,
    "rarest": 0.78,
    "names": 0.22,
    "other_names": -0.08,
    "figures": 1.27,
    "other_figures": 0.08,
    "speaker": 0.48,
    "other_speaker": 0.18,
    "negation": -0.04,
    "length": 0.10,
    "short": -0.00,
    "run": 0.29,
}
BIAS = -3.75
# No pair counts for more than this either way, so that one hopeless pair does not part two groups that else agree.
BOUNDS = (-4.0, 3.0)
# From which value on a feature is worth saying, and how.
IN_WORDS = (
    ("run", 0.4, "the same words in the same order"),
    ("meaning", 0.6, "nearly the same meaning"),
    ("contained", 0.5, "the words of the shorter stand in the longer"),
    ("names", 0.99, "the same names"),
    ("figures", 1.0, "the same figure"),
    ("speaker", 1.0, "the same speaker"),
    ("setting", 0.6, "much the same sentence around it"),
)

# Words in a row that count as a run.
RUN = 2
# A word of every sentence weighs at least this share of one that stands in a single sentence.
LEAST_WEIGHT = 0.02
# Names that weigh more than this are worth telling apart.
NAMED = 0.5
# How many of the nearest passages say what is usual for a passage.
NEAREST = 8
NEGATIONS = word_set(
    "no not never none nothing nobody n't neither nor without cannot can't won't don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't deny denied denies false untrue",
)


def pair_features(
    statements: Sequence[Statement], vectors: NDArray[np.float32], speakers: Sequence[str | None]
) -> dict[str, Matrix]:
    """Name of feature -> (n, n) float32. `speakers` are the names of who says each statement, one key for one person."""
    article = np.array([s.article for s in statements])
    meaning = vectors @ vectors.T
    inside, around = [stems(s.text) for s in statements], [stems(s.setting) for s in statements]
    weight = _weights({(s.article, s.setting): words for s, words in zip(statements, around, strict=True)}.values())
    shared, alike = _shared(inside, inside, weight)
    size = np.diag(shared)
    setting = _shared(around, around, weight)[1]
    within = _shared(inside, around, weight)[0] / np.maximum(size[:, None], 1e-6)
    named = [words & names(s.setting) for s, words in zip(statements, inside, strict=True)]
    name_shared, name_alike = _shared(named, named, weight)
    name_size = np.diag(name_shared) > NAMED
    agree, conflict = _figures(statements)
    who = _incidence([{s} if s else set() for s in speakers])
    same = (who @ who.T > 0).astype(np.float32)
    stated = np.array([bool(s) for s in speakers], dtype=np.float32)
    negated = np.array([bool(NEGATIONS & set(words(s.text)) or "n't" in s.text or "n’t" in s.text) for s in statements])
    lengths = np.log1p(np.array([len(s.text.split()) for s in statements], dtype=np.float32))
    found = {
        "meaning": meaning,
        "hub": _above_usual(meaning, article),
        "mutual": _mutual(meaning, article),
        "contained": shared / np.maximum(np.minimum(size[:, None], size[None, :]), 1e-6),
        "alike": alike,
        "word_hub": _above_usual(alike, article),
        "setting": setting,
        "within": np.maximum(within, within.T),
        "rarest": _rarest(inside, weight),
        "names": name_alike,
        "other_names": name_size[:, None] & name_size[None, :] & (name_alike <= 0),
        "figures": agree,
        "other_figures": conflict,
        "speaker": same,
        "other_speaker": np.outer(stated, stated) * (1 - same),
        "negation": negated[:, None] != negated[None, :],
        "length": np.abs(lengths[:, None] - lengths[None, :]),
        "short": np.minimum(lengths[:, None], lengths[None, :]),
        "run": _runs([words(s.text) for s in statements]),
    }
    return {name: table.astype(np.float32, copy=False) for name, table in found.items()}


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


def _vocabulary(sets: Sequence[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(member for members in sets for member in sorted(members)))


def _incidence(sets: Sequence[Iterable[str]]) -> Matrix:
    """(n, vocabulary) of zeros and ones."""
    place = {member: n for n, member in enumerate(_vocabulary(sets))}
    out = np.zeros((len(sets), max(1, len(place))), dtype=np.float32)
    for row, members in zip(out, sets, strict=True):
        row[[place[m] for m in members]] = 1
    return out


def _weights(sentences: Collection[frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells within this event: all, if one sentence has it; next to nothing, if all have."""
    count = Counter(word for sentence in sentences for word in sentence)
    most = np.log(len(sentences) + 1)
    return {
        word: max(float(np.log((len(sentences) + 1) / (n + 0.5)) / most), LEAST_WEIGHT) for word, n in count.items()
    }


def _shared(
    some: Sequence[frozenset[str]], others: Sequence[frozenset[str]], weight: Mapping[str, float]
) -> tuple[Matrix, Matrix]:
    """Weight of the words that two share, and the cosine of the two."""
    often = _of_several([one | other for one, other in zip(some, others, strict=True)])
    both = _incidence([members & often for members in (*some, *others)])
    each = np.array(
        [weight.get(word, 0.0) for word in _vocabulary([*some, *others]) if word in often] or [0.0], dtype=np.float32
    )
    shared = (both[: len(some)] * each) @ both[len(some) :].T
    np.fill_diagonal(shared, _total([one & other for one, other in zip(some, others, strict=True)], weight))
    size = np.sqrt(np.maximum(np.outer(_total(some, weight), _total(others, weight)), 1e-9))
    return np.asarray(shared, dtype=np.float32), np.asarray(shared / size, dtype=np.float32)


def _of_several(sets: Sequence[Collection[str]]) -> frozenset[str]:
    """What more than one has. Most words and runs stand in one statement alone, and need no column of their own."""
    count = Counter(member for members in sets for member in members)
    return frozenset(member for member, n in count.items() if n > 1)


def _total(sets: Sequence[frozenset[str]], weight: Mapping[str, float]) -> Matrix:
    """The weight of all words of each."""
    return np.array([sum(weight.get(word, 0.0) for word in sorted(members)) for members in sets], dtype=np.float32)


def _rarest(sets: Sequence[frozenset[str]], weight: Mapping[str, float]) -> Matrix:
    """The weight of the rarest word that two share."""
    found = np.zeros((len(sets), len(sets)), dtype=np.float32)
    for column, word in zip(_incidence(sets).T, _vocabulary(sets), strict=False):
        places = np.flatnonzero(column)
        if len(places) > 1:
            block = np.ix_(places, places)
            found[block] = np.maximum(found[block], weight.get(word, 0.0))
    return found


def _runs(texts: Sequence[Sequence[str]]) -> Matrix:
    """Share of the shorter passage's runs of words that stand in the other too."""
    grams = [{" ".join(t[i : i + RUN]) for i in range(max(0, len(t) - RUN + 1))} for t in texts]
    often, count = _of_several(grams), np.array([len(g) for g in grams], dtype=np.float32)
    found = _incidence([g & often for g in grams])
    shared = found @ found.T
    np.fill_diagonal(shared, count)
    return np.asarray(shared / np.maximum(np.minimum(count[:, None], count[None, :]), 1), dtype=np.float32)


def _figures(statements: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    """Whether two share a figure; whether they count the same thing and agree in no figure of it."""
    read = [read_quantities(s.text) for s in statements]
    values = _incidence([{f"{q.value}{q.unit or ''}" for q in quantities} for quantities in read])
    counted = _incidence([{w for q in quantities for w in ((q.unit,) if q.unit else q.counted)} for quantities in read])
    agree = values @ values.T > 0
    return agree.astype(np.float32), ((counted @ counted.T > 0) & ~agree).astype(np.float32)


def _above_usual(similarity: Matrix, article: NDArray[np.int64]) -> Matrix:
    """How far a pair lies above what each of the two is to its nearest ones usually (CSLS, Conneau et al. 2018)."""
    across = np.where(article[:, None] == article[None, :], -9.0, similarity)
    nearest = -np.sort(np.partition(-across, min(NEAREST, len(across)) - 1, axis=1)[:, :NEAREST], axis=1)
    usual = np.where(nearest > -9, nearest, 0).mean(1)
    return np.asarray(similarity - (usual[:, None] + usual[None, :]) / 2, dtype=np.float32)


def _mutual(similarity: Matrix, article: NDArray[np.int64]) -> Matrix:
    """1 where each is the other's nearest in its article, 1/2 where one of them is the second nearest, and so on.

    In an article of few statements it says little to be the nearest, in one of a single statement nothing.
    """
    rank = np.zeros_like(similarity)
    for one in np.unique(article):
        columns = np.flatnonzero(article == one)
        order = np.argsort(np.argsort(-similarity[:, columns], axis=1), axis=1)
        rank[:, columns] = (1 - 1 / len(columns)) / (1 + order)
    return np.minimum(rank, rank.T)
