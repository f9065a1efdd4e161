"""Set predicted attributions beside gold ones, by the rule of ../shared/score/score_chains.py.

Both are mappings with spans in source, cue, content and the fields speaker, kind, via, act, certainty, polarity, inside, as
`score_chains.from_report` and `score_chains.gold_spans` make them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
SameName = Callable[[str, str], bool]
FIELDS = ("speaker", "kind", "via", "act", "certainty", "polarity", "nesting")
LEAST = 0.5
"""The least share of their union that matched contents have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold attribution and the predicted one matched with it; one of them is None where nothing matches."""

    gold: Row | None
    predicted: Row | None

    @property
    def start(self) -> int:
        """Where in the text it begins."""
        row = self.gold or self.predicted or {}
        return min((span[0] for role in ("content", "cue", "source") for span in row[role]), default=0)


def pair_up(predicted: Sequence[Row], gold: Sequence[Row]) -> list[Pair]:
    """One to one, best overlap of contents first; all that is left over alone; in reading order."""
    shares = sorted(
        (
            (share, i, j)
            for i, one in enumerate(predicted)
            for j, other in enumerate(gold)
            if (share := _share(one, other)) >= LEAST and _touch(one, other)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for _, i, j in shares:
        if i not in partner and j not in partner.values():
            partner[i] = j
    pairs = [Pair(gold=gold[j], predicted=predicted[i]) for i, j in partner.items()]
    pairs += [Pair(gold=None, predicted=row) for i, row in enumerate(predicted) if i not in partner]
    pairs += [Pair(gold=row, predicted=None) for j, row in enumerate(gold) if j not in partner.values()]
    return sorted(pairs, key=lambda pair: pair.start)


def differences(pair: Pair, same_name: SameName) -> Iterator[str]:
    """What is wrong: "missed", "invented", or the fields in which the two differ."""
    if pair.predicted is None:
        yield "missed"
    elif pair.gold is None:
        yield "invented"
    else:
        gold, predicted = pair.gold, pair.predicted
        right = {field: predicted[field] == gold[field] for field in ("kind", "act", "certainty", "polarity")}
        right["speaker"] = same_name(predicted["speaker"], gold["speaker"]) or (
            predicted["kind"] == gold["kind"] == "none"
        )
        vias = list(zip(predicted["via"], gold["via"], strict=False))
        right["via"] = len(predicted["via"]) == len(gold["via"]) and all(same_name(*names) for names in vias)
        right["nesting"] = bool(predicted["inside"]) == bool(gold["inside"])
        yield from (field for field in FIELDS if not right[field])


def _chars(spans: Iterable[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _share(one: Row, other: Row) -> float:
    a, b = _chars(one["content"]), _chars(other["content"])
    if a and b:
        return len(a & b) / len(a | b)
    return float(not a and not b)


def _touch(one: Row, other: Row) -> bool:
    return any(_chars(one[role]) & _chars(other[role]) for role in ("cue", "source"))
