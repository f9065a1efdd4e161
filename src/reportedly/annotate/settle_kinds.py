"""What sort of source each figure is, once all are met: the rule's word weighed against the model's leaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log

from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.phrases import read_phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import BODIES, DOCUMENTS, KINDS, OUTLETS
from reportedly.model.attribution import Kind

FLOOR = 0.02
"""A leaning is never taken for certain."""
TRUST = {"named": 6.0, "noun": 3.0, "guessed": 1.0}
"""How much the rule's kind counts, in log-odds: for a full name, for a head noun of a known class, and otherwise."""


NEVER: tuple[tuple[frozenset[str], set[Kind]], ...] = (
    (OUTLETS, {Kind.PERSON}),
    (DOCUMENTS, {Kind.PERSON, Kind.ANONYMOUS, Kind.OUTLET}),
    (BODIES, {Kind.PERSON, Kind.DOCUMENT}),
)
"""What an unnamed source called by one of these nouns is not, whatever the model leans to; the first that fits counts."""


def settle_kinds(scene: Scene, cast: Cast) -> None:
    """Gives every figure the kind of the highest sum of trust and mean log-probability over its own mentions."""
    leanings: dict[str, list[dict[Kind | None, float]]] = defaultdict(list)
    for place, figure in enumerate(cast.speakers):
        leaning = scene.drafts[place].leaning
        if figure is not None and leaning is not None and not read_phrase(scene.words(place)).pronoun:
            leanings[figure.key].append(leaning.kind)
    for key, leant in leanings.items():
        figure = cast.figures[key]
        figure.kind = max(_possible(figure), key=lambda kind: _weight(figure, leant, kind))


def _possible(figure: Figure) -> Iterator[Kind]:
    """The rule's kind first. An outlet by its name is no document, though its report may be."""
    left_out = {figure.kind, Kind.AUTHOR}
    if figure.key.startswith("unnamed"):
        left_out |= next((kinds for nouns, kinds in NEVER if figure.heads & nouns), set())
    if figure.kind is Kind.OUTLET and figure.key.startswith("body "):
        left_out.add(Kind.DOCUMENT)
    yield figure.kind
    yield from (kind for kind in Kind if kind not in left_out)


def _weight(figure: Figure, leant: list[dict[Kind | None, float]], kind: Kind) -> float:
    told = sum(log(max(leaning.get(kind, 0.0), FLOOR)) for leaning in leant) / len(leant)
    return told + (TRUST[_ground(figure)] if kind is figure.kind else 0.0)


def _ground(figure: Figure) -> str:
    """What the rule's kind rests on."""
    if figure.kind is Kind.AUTHOR or figure.reason or (figure.kind is Kind.PERSON and " " in figure.name):
        return "named"
    return "noun" if any(head in KINDS for head in figure.heads) else "guessed"
