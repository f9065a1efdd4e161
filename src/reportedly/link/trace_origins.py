"""Trace each claim of an assertion to its origin: the end of its chain, compared across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.link.lineage import Lineage, same_lineage
from reportedly.link.match_names import name_words
from reportedly.model.attribution import Kind
from reportedly.model.comparison import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One origin with the places (in the list given) of the lineages that end there."""

    origin: Origin
    lineages: tuple[Lineage, ...]
    places: tuple[int, ...]


def trace_origins(lineages: Sequence[Lineage | None]) -> list[Traced]:
    """The origins of one assertion, in order of first mention; a lineage that is None belongs to none.

    "The Post's report" joins the unnamed sources that reached the record through the Post, if they are one source;
    where they are several it stays an origin of its own, for nobody says on which of them it rests.
    """
    groups: list[list[int]] = []
    # The fullest names first, so that a surname alone finds the person that it shortens; reports of outlets last.
    stated = [i for i, lineage in enumerate(lineages) if lineage]
    for i in sorted(stated, key=lambda i: _rank(lineages[i])):
        lineage = lineages[i]
        fitting = [g for g in groups if lineage and _fits(lineage, [lineages[j] for j in g])]
        if len(fitting) == 1:
            fitting[0].append(i)
        else:
            exact = [g for g in fitting if any(_same_words(lineages[j], lineage) for j in g)]
            exact[0].append(i) if exact else groups.append([i])
    groups = sorted((sorted(g) for g in groups), key=lambda g: g[0])
    return [_traced(n, g, lineages) for n, g in enumerate(groups, 1)]


def _rank(lineage: Lineage | None) -> tuple[bool, int]:
    return (lineage is not None and lineage.kind is Kind.OUTLET, -len(name_words(lineage.name)) if lineage else 0)


def _same_words(one: Lineage | None, other: Lineage | None) -> bool:
    return one is not None and other is not None and name_words(one.name) == name_words(other.name)


def _fits(lineage: Lineage, group: Sequence[Lineage | None]) -> bool:
    return any(other is not None and same_lineage(lineage, other) for other in group)


def _traced(number: int, places: Sequence[int], lineages: Sequence[Lineage | None]) -> Traced:
    found = [lineage for i in places if (lineage := lineages[i])]
    return Traced(origin=_origin(number, found), lineages=tuple(found), places=tuple(places))


def _origin(number: int, lineages: Sequence[Lineage]) -> Origin:
    """Named by its fullest name; unnamed sources by the description, or by the report where descriptions differ."""
    through = next((lineage.through for lineage in lineages if lineage.through), None)
    described = [lineage for lineage in lineages if lineage.kind is not Kind.OUTLET]
    if not described:
        return Origin(id=f"o{number}", name=lineages[0].name, kind=Kind.OUTLET, through=through)
    fullest = max(described, key=lambda lineage: len(name_words(lineage.name)))
    if fullest.named:
        voices = {lineage.voice for lineage in described if lineage.voice}
        voice = f" ({min(voices)})" if len(voices) == 1 else ""
        return Origin(id=f"o{number}", name=fullest.name + voice, kind=fullest.kind)
    if all(name_words(one.name) <= name_words(fullest.name) for one in described):
        return Origin(id=f"o{number}", name=fullest.name, kind=fullest.kind, through=through)
    return Origin(
        id=f"o{number}", name=f"{through} report" if through else fullest.name, kind=fullest.kind, through=through
    )
