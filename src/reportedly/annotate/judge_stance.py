"""Judge what a source does by saying it, how firmly, and whether it is presented as so or as not so.

Every sign (stance_signs.py) speaks for or against each value with a weight fitted on annotated articles
(training/stance.py), and the conventions of annotation and the model's leaning speak too; the best sum wins.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from reportedly.annotate.draft import Draft
from reportedly.annotate.stance_signs import signs_of
from reportedly.model.attribution import Act, Certainty, Polarity

Value = TypeVar("Value", bound=StrEnum)
Weights = Mapping[str, Mapping[str, float]]

# What the model's log-probabilities count for, against 1 for the signs': chosen on chains dev and the held-out articles, where
# act and polarity lose from 2 on and certainty is flat from 1.5 to 3.
LEANING = {"act": 1.5, "certainty": 2.0, "polarity": 1.0}
# What the guidelines say outright counts for more than the examples of it taught, some of which are few.
CONVENTIONS: Mapping[str, Weights] = {
    "act": {"question of ask": {Act.ASKS: 2.0}},
    "certainty": {
        f"{place} {value}": {value: weight}
        for place, weight in (("group", 1.0), ("opens", 2.5))
        for value in (Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)
    },
    "polarity": {},
}
# Acts that leave open whether it is so: annotated as unknown without exception.
OPEN = frozenset({Act.ASKS, Act.URGES, Act.DECLINES})
# A leaning is never taken for certain.
_LEAST = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """The three judgements on one attribution."""

    act: Act
    certainty: Certainty
    polarity: Polarity


def judge_stance(text: str, drafts: Sequence[Draft]) -> tuple[Stance, ...]:
    """The stance of each draft, in their order."""
    return tuple(_judge(text, draft) for draft in drafts)


def _judge(text: str, draft: Draft) -> Stance:
    signs = frozenset(signs_of(text, draft))
    leaning = draft.leaning
    act = _best("act", Act, signs, leaning.act if leaning else {})
    certainty = _best("certainty", Certainty, signs, leaning.certainty if leaning else {})
    return Stance(
        act=act,
        certainty=Certainty.UNKNOWN if act in OPEN else certainty,
        polarity=_best("polarity", Polarity, signs, leaning.polarity if leaning else {}),
    )


def _best(field: str, values: type[Value], signs: Iterable[str], leaning: Mapping[Value, float]) -> Value:
    scores = score_signs(field, signs)
    return max(values, key=lambda value: scores.get(value, 0.0) + _leant(field, leaning, value))


def _leant(field: str, leaning: Mapping[Value, float], value: Value) -> float:
    return LEANING[field] * math.log(max(leaning.get(value, 0.0), _LEAST)) if leaning else 0.0


def score_signs(field: str, signs: Iterable[str]) -> dict[str, float]:
    """The sum of the signs' weights for each value of a field (log-odds up to a constant)."""
    scores: dict[str, float] = {}
    for weights, sign in itertools.product((_weights()[field], CONVENTIONS[field]), sorted(signs)):
        for value, weight in weights.get(sign, {}).items():
            scores[value] = scores.get(value, 0.0) + weight
    return scores


@functools.cache
def _weights() -> Mapping[str, Weights]:
    loaded: Mapping[str, Weights] = json.loads(Path(__file__).with_name("stance_weights.json").read_bytes())
    return loaded
