"""Who "he", "she", "they", "it" and "I" are: earlier figures and names, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.first_names import Gender
from reportedly.annotate.name_sources import person_figure
from reportedly.annotate.scene import Scene
from reportedly.model.attribution import Kind
from reportedly.model.span import Span

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
FIRST = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves", "these", "those"])
THING = frozenset(["it", "its", "itself", "this", "that", "which"])


def resolve_pronoun(scene: Scene, cast: Cast, place: int, word: str) -> Figure | None:
    """The figure that the pronoun of a draft stands for, or None where nobody fits."""
    word = word.casefold()
    outer = scene.outer(place)
    holder = cast.speakers[outer] if outer is not None else None
    if word in FIRST:
        return holder or cast.previous()
    if word in HE | SHE:
        return _single(scene, cast, place, Gender.HE if word in HE else Gender.SHE)
    if word in PLURAL:
        return next(
            (f for f in _recent(cast, place, scene) if f.plural or f.kind in (Kind.GROUP, Kind.ORGANIZATION)), None
        )
    if word in THING:
        return next(
            (
                f
                for f in _recent(cast, place, scene)
                if not f.plural and f.kind in (Kind.ORGANIZATION, Kind.DOCUMENT, Kind.OUTLET)
            ),
            None,
        )
    return cast.previous()


def _recent(cast: Cast, place: int, scene: Scene) -> Iterator[Figure]:
    yield from cast.latest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody the pronoun may stand for and how near the last mention is."""

    figure: Figure
    distance: int
    spoke: int
    fits: bool


def _single(scene: Scene, cast: Cast, place: int, gender: Gender) -> Figure | None:
    here = scene.drafts[place].source[0].start
    best: tuple[float, Figure] | None = None
    outer = scene.outer(place)
    holder = cast.speakers[outer] if outer is not None else None
    previous = cast.previous()
    figures: dict[str, Figure] = {}
    last: dict[str, int] = {}
    for span, person in scene.namings:
        if span.start >= here:
            break
        key = f"person {person.name}"
        figures.setdefault(key, cast.figures.get(key) or person_figure(person))
        last[key] = span.start
    for figure in cast.figures.values():
        if figure.kind in (Kind.PERSON, Kind.ANONYMOUS) and not figure.plural:
            figures[figure.key] = figure
            before = [m.start for m in figure.mentions if m.start < here]
            if before:
                last[figure.key] = max(last.get(figure.key, -1), max(before))
    for key, figure in figures.items():
        if key not in last or (figure.gender is not None and figure.gender is not gender):
            continue
        score = -(here - last[key]) / 200
        score += 2.0 if figure.gender is gender else 0.0
        score += 2.5 if figure is previous else 0.0
        if figure is holder:
            score += -3.0 if scene.quoted(here) else 2.0
        if best is None or score > best[0]:
            best = (score, figure)
    return best[1] if best else None


def mention_of(scene: Scene, place: int) -> Span:
    """Where a draft's source stands."""
    return scene.drafts[place].source[0]
