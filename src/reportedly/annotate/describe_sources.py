"""Sources that are described, not named: "two officials", "the report", "the senator"."""

from __future__ import annotations

from reportedly.annotate.cast import Cast, Figure
from reportedly.annotate.name_sources import body_figure, person_figure
from reportedly.annotate.phrases import Phrase, read_phrase
from reportedly.annotate.scene import Scene
from reportedly.annotate.source_nouns import KINDS, OFFICE_HOLDERS, OUTLETS, SPOKESPEOPLE
from reportedly.model.attribution import Kind
from reportedly.model.span import Span


def resolve_description(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure:
    """The figure that a description stands for: one met before, or a new one by this description."""
    if phrase.head in SPOKESPEOPLE:
        return _spoken_for(scene, cast, place, phrase)
    known = _met(scene, cast, place, phrase) if phrase.definite else None
    return known or _new(place, phrase)


def _new(place: int, phrase: Phrase) -> Figure:
    kind = KINDS.get(phrase.head, Kind.GROUP if phrase.plural else Kind.ORGANIZATION)
    return Figure(key=f"unnamed {place}", name=phrase.words, kind=kind, plural=phrase.plural, heads={phrase.head})


def _met(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure | None:
    """Who a definite description points back at."""
    kind = KINDS.get(phrase.head)
    here = scene.drafts[place].source[0].start
    if phrase.head in OFFICE_HOLDERS and not phrase.plural:
        wanted = {word.casefold().strip(".,") for word in phrase.core.split()}
        people = [p for p in scene.people if phrase.head in p.roles and p.places[0].start < here]
        if people:
            best = max(people, key=lambda p: (len(wanted & p.roles), max(s.start for s in p.places if s.start < here)))
            return person_figure(best)
    for figure in cast.latest():
        if (
            phrase.head in figure.heads
            and (figure.kind is kind or kind is None or figure.kind is not Kind.PERSON)
            and figure.plural is phrase.plural
        ):
            return figure
    if phrase.head in OUTLETS or phrase.head == "report":
        return next((figure for figure in cast.latest() if figure.kind is Kind.OUTLET), None)
    if kind is Kind.ORGANIZATION and not phrase.plural:
        return next(
            (figure for figure in cast.latest() if figure.kind is Kind.ORGANIZATION and phrase.head in figure.heads),
            None,
        )
    return None


def _spoken_for(scene: Scene, cast: Cast, place: int, phrase: Phrase) -> Figure:
    """The body or person whose spokesperson it is."""
    span = scene.drafts[place].source[0]
    inside = scene.namings_in(Span(span.start, scene.drafts[place].source[-1].end))
    if inside:
        return person_figure(inside[-1][1])
    rest = phrase.rest.partition(" ")[2] if phrase.rest.startswith(("for ", "of ", "from ", "with ")) else ""
    owner = read_phrase(rest or phrase.core.rpartition(" ")[0] or "")
    if owner.words and any(word[:1].isupper() for word in owner.words.split()):
        return body_figure(scene, owner)
    previous = next((figure for figure in cast.latest() if figure.kind is Kind.ORGANIZATION), None)
    return previous or Figure(key=f"unnamed {place}", name=phrase.words, kind=Kind.ORGANIZATION, heads={phrase.head})
